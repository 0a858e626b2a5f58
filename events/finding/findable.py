"""Events as a kind of thing that the site's search and the sitemap find."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Mapping, Sequence

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from content.page_index import How, best
from content.search import LIMIT, Hit, SearchKind
from content.sitemaps import Entry, in_every_language
from events.models import Event, EventPage, Session


def findable_events() -> QuerySet[Event]:
    """Public events that somebody can still come to."""
    coming = Session.objects.upcoming().public().filter(event=OuterRef("pk"))
    return Event.objects.filter(Exists(coming), public=True)


def find_events(ways: Sequence[str], language: str) -> list[list[int]]:
    """What one can still come to by its words, then by the text of its page; then what is over."""
    coming = _texts_of_coming()
    return [
        _in_order(_named(way, coming), told, coming)
        for way, told in zip(ways, _by_page(ways, language), strict=True)
    ]


def _in_order(named: list[int], told: list[int], coming: Container[int]) -> list[int]:
    over = (pk for pk in told if pk not in coming)
    return list(dict.fromkeys([*named, *(pk for pk in told if pk in coming), *over]))[:LIMIT]


def _named(way: str, coming: Mapping[int, str]) -> list[int]:
    """Every word must be in the title, the summary or the centre, in either language.

    In memory: few events come up at a time, and SQLite's LIKE knows no capital Ø.
    """
    words = way.casefold().split()
    return [pk for pk, text in coming.items() if all(word in text for word in words)][:LIMIT]


def _texts_of_coming() -> dict[int, str]:
    fields = ("title_en", "title_da", "summary_en", "summary_da")
    rows = findable_events().values_list("pk", *fields, "centre__name_en", "centre__name_da")
    return {pk: " ".join(filter(None, texts)).casefold() for pk, *texts in rows}


def _by_page(ways: Sequence[str], language: str) -> list[list[int]]:
    """By every word of a live page in the reader's language, over or not."""
    pages = EventPage.objects.live().filter(locale__language_code=language)
    found = best(pages, ways, How.EVERY, LIMIT)
    events = _events_of({pk for each in found for pk in each})
    return [[events[pk] for pk in each if pk in events] for each in found]


def _events_of(pages: Collection[int]) -> dict[int, int]:
    """The public ones, by their pages."""
    if not pages:
        return {}
    rows = EventPage.objects.filter(pk__in=pages, event__public=True)
    return dict(rows.values_list("pk", "event_id"))


def event_hits(pks: Sequence[int]) -> Iterable[Hit]:
    events = Event.objects.in_bulk(pks)
    for event in (events[pk] for pk in pks):
        text = str(event.summary)
        yield Hit(str(event.title), event.get_absolute_url(), text, kind=EVENTS.key)


def sitemap_entries() -> Iterable[Entry]:
    """The calendar, each event in the languages it is written in, and the registration days."""
    yield in_every_language(reverse("events:index"))
    written = EventPage.objects.live().filter(alias_of=None, event__public=True)
    versions: dict[int, list[EventPage]] = defaultdict(list)
    for page in written.select_related("locale", "event").order_by("event_id"):
        versions[page.event_id].append(page)
    for pages in versions.values():
        urls = {page.locale.language_code: page.url for page in pages if page.url}
        yield Entry(urls, max(filter(None, (p.last_published_at for p in pages)), default=None))
    for event in findable_events().filter(pages=None):
        yield in_every_language(event.get_absolute_url())


EVENTS = SearchKind("events", _("Events"), find_events, event_hits)
