"""The sessions of a feed, and the feed as a calendar."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from events.calendar_files import domain
from events.feeds import lines
from events.finding.calendar import CalendarFilter, fitting, listed, within
from events.finding.when import Days
from events.models import Event, Session, SessionQuerySet
from outbox.letters import absolute
from vocabulary.quick_times import as_text, from_text

BACK = timedelta(days=60)  # what a feed leaves out, calendars forget
AHEAD = timedelta(days=550)
MOST = 2000
LENGTH = 600  # characters of a summary
TIMES, OTHERS = lines.Date._fields[:3], lines.Date._fields[3:]


def sessions_of_feed(calendar: CalendarFilter) -> SessionQuerySet:
    """What the filter leaves, with the two months before: a visited event stays in calendars.

    Called off ones are among them, so that calendars strike them out.
    """
    chosen, today = calendar.chosen, timezone.localdate()
    asked = chosen.days.begin or chosen.days.end or chosen.range
    days = Days(today - BACK, today + AHEAD)
    told = listed(Session.objects.all(), chosen)
    return fitting(told, chosen) if asked else fitting(within(told, days), chosen)


@dataclass(frozen=True, slots=True)
class About:
    """What all sessions of an event say alike, made once for a feed of hundreds."""

    title: str
    place: str
    url: str
    summary: str


def feed(sessions: SessionQuerySet, *, name: str, path: str) -> bytes:
    """All of them as a calendar to subscribe to; two queries."""
    dates = list(_dates(sessions.order_by("starts", "pk")[:MOST]))
    told = _told({date.event_id for date in dates})
    at = domain()
    entries = [_entry(date, told[date.event_id], at) for date in dates]
    product = str(settings.WAGTAIL_SITE_NAME)
    return lines.calendar(entries, name=name, url=absolute(path), product=product)


def _dates(sessions: SessionQuerySet) -> Iterator[lines.Date]:
    columns = [*map(as_text, TIMES), *OTHERS]
    for starts, ends, changed_at, *others in sessions.values_list(*columns):
        yield lines.Date(from_text(starts), from_text(ends), from_text(changed_at), *others)


def _told(of: Iterable[int]) -> dict[int, About]:
    events = Event.objects.filter(pk__in=of).select_related("venue", "centre")
    return {event.pk: _about(event) for event in events}


def _about(event: Event) -> About:
    return About(
        title=str(event.title),
        place=event.location,
        url=absolute(event.get_absolute_url()),
        summary=_shortened(str(event.summary)),
    )


def _shortened(text: str) -> str:
    """Django counts the characters of a text that is short enough, too: 0.1 ms each."""
    return Truncator(text).chars(LENGTH) if len(text) > LENGTH else text


def _entry(date: lines.Date, about: About, at: str) -> str:
    return lines.entry(
        date,
        uid=f"session-{date.pk}@{at}",
        title=f"{about.title}: {date.topic}" if date.topic else about.title,
        place=date.place or about.place,
        url=about.url,
        description=_description(date, about),
    )


def _description(date: lines.Date, about: About) -> str:
    if date.state == Session.State.CANCELLED:
        reason = date.cancelled_because
        return f"{_('Cancelled')}: {reason}" if reason else _("Cancelled")
    return about.summary
