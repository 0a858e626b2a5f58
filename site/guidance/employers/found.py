"""How the quick check and the glossary are found from elsewhere."""

from collections.abc import Iterator

from django.urls import reverse

from content.sitemaps import Entry, in_every_language


def sitemap_entries() -> Iterator[Entry]:
    """Of the quick check the questions; there are as many plans as answers."""
    yield in_every_language(reverse("guidance:employer_check"))
    yield in_every_language(reverse("guidance:glossary"))
