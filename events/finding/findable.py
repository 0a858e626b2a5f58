"""Events as a kind of thing that the site's search and the sitemap find."""

from collections.abc import Iterable, Sequence

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from content.search import LIMIT, Hit, SearchKind
from content.sitemaps import Entry, in_every_language
from events.models import Event, Session


def findable_events() -> QuerySet[Event]:
    """Public events that somebody can still come to."""
    coming = Session.objects.upcoming().public().filter(event=OuterRef("pk"))
    return Event.objects.filter(Exists(coming), public=True)


def find_events(query: str, language: str) -> Sequence[Event]:
    """Every word must be in the title, the summary or the centre, in either language.

    In memory: few events come up at a time, and SQLite's LIKE knows no capital Ø.
    """
    words = query.casefold().split()
    texts = ((event, _text(event)) for event in findable_events().select_related("centre"))
    return [event for event, text in texts if all(word in text for word in words)][:LIMIT]


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
    return [in_every_language(event.get_absolute_url()) for event in findable_events()]


EVENTS = SearchKind("events", _("Events"), find_events, event_hits)
