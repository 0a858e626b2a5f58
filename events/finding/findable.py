"""Events as a kind of thing that the site's search and the sitemap find."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale
from wagtail.search.backends import get_search_backend

from content.search import LIMIT, Hit, SearchKind
from content.sitemaps import Entry, in_every_language
from events.models import Event, EventPage, Session


def findable_events() -> QuerySet[Event]:
    """Public events that somebody can still come to."""
    coming = Session.objects.upcoming().public().filter(event=OuterRef("pk"))
    return Event.objects.filter(Exists(coming), public=True)


def find_events(query: str, language: str) -> Sequence[Event]:
    """What one can still come to by its words, then by the text of its page; then what is over."""
    named = _by_words(query)
    told = _by_page(query, language)
    coming = set(findable_events().filter(pk__in=told).values_list("pk", flat=True))
    events = {event.pk: event for event in named}
    events |= {pk: event for pk, event in told.items() if pk in coming and pk not in events}
    events |= {pk: event for pk, event in told.items() if pk not in events}
    return list(events.values())[:LIMIT]


def _by_words(query: str) -> list[Event]:
    """Every word must be in the title, the summary or the centre, in either language.

    In memory: few events come up at a time, and SQLite's LIKE knows no capital Ø.
    """
    words = query.casefold().split()
    texts = ((event, _text(event)) for event in findable_events().select_related("centre"))
    return [event for event, text in texts if all(word in text for word in words)][:LIMIT]


def _by_page(query: str, language: str) -> dict[int, Event]:
    """By every word of a live page in the reader's language, over or not."""
    pages = EventPage.objects.live().filter(locale=Locale.objects.get_for_language(language))
    found = get_search_backend().search(query, pages, operator="and")[:LIMIT]
    ids = [page.event_id for page in found]
    public = Event.objects.public().in_bulk(ids)
    return {pk: public[pk] for pk in ids if pk in public}


def _text(event: Event) -> str:
    fields = [event.title_en, event.title_da, event.summary_en, event.summary_da]
    if event.centre:
        fields += [event.centre.name_en, event.centre.name_da]
    return " ".join(fields).casefold()


def event_hits(events: Sequence[Event]) -> Iterable[Hit]:
    for event in events:
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
