"""How the checklist is found from elsewhere."""

from collections.abc import Iterator

from django.urls import reverse

from content.sitemaps import Entry, in_every_language


def sitemap_entries() -> Iterator[Entry]:
    """The first question; the lists themselves are as many as there are answers."""
    yield in_every_language(reverse("guidance:arrival"))
