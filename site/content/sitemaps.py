"""The sitemap: every published page in the languages it is really written in.

An app above adds its own addresses with ``register``, as for search.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import translate_url
from django.views.decorators.http import require_safe
from wagtail.models import Page

from content.own_lists import without_those


@dataclass(frozen=True)
class Entry:
    """One thing to read; ``urls`` by language, without the host."""

    urls: dict[str, str]
    changed: datetime | None = None


_sources: dict[str, Callable[[], Iterable[Entry]]] = {}


def register(name: str, source: Callable[[], Iterable[Entry]]) -> None:
    """Registering a name again replaces it."""
    _sources[name] = source


def in_every_language(path: str, changed: datetime | None = None) -> Entry:
    """For what is not an editors' page: one address, in all languages."""
    return Entry({code: translate_url(path, code) for code, _ in settings.LANGUAGES}, changed)


def pages() -> Iterator[Entry]:
    """In two queries; an untranslated page is left out where it stands in for its source."""
    written = without_those(Page.objects.live().public().filter(depth__gt=1, alias_of=None))
    versions: dict[object, list[Page]] = {}
    for page in written.select_related("locale").order_by("path"):
        versions.setdefault(page.translation_key, []).append(page)
    for group in versions.values():
        urls = {page.locale.language_code: page.url for page in group if page.url}
        yield Entry(urls, max(filter(None, (p.last_published_at for p in group)), default=None))


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    entries = [entry for source in (pages, *_sources.values()) for entry in source()]
    host = request.build_absolute_uri("/").rstrip("/")
    context = {"entries": entries, "host": host}
    return render(request, "content/sitemap.xml", context, content_type="application/xml")
