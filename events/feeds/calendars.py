"""The sessions of a feed, and the feed as a calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from events.feeds import lines
from events.finding.calendar import CalendarFilter, fitting, listed, within
from events.finding.when import Days
from events.models import Session, SessionQuerySet
from outbox.letters import absolute

BACK = timedelta(days=60)  # what a feed leaves out, calendars forget
AHEAD = timedelta(days=550)
MOST = 2000


def sessions_of_feed(calendar: CalendarFilter) -> "QuerySet[Session]":
    """What the filter leaves, with the two months before: a visited event stays in calendars.

    Called off ones are among them, so that calendars strike them out.
    """
    chosen, today = calendar.chosen, timezone.localdate()
    asked = chosen.days.begin or chosen.days.end or chosen.range
    days = Days(today - BACK, today + AHEAD)
    told = listed(Session.objects.all(), chosen)
    found = fitting(told, chosen) if asked else fitting(within(told, days), chosen)
    return with_event(found)[:MOST]


def with_event(sessions: "SessionQuerySet") -> "SessionQuerySet":
    """With all that an entry tells; each event is read once, whatever its sessions."""
    told = sessions.prefetch_related("event__venue", "event__centre")
    ordered: SessionQuerySet = told.order_by("starts", "pk")
    return ordered


@dataclass(frozen=True, slots=True)
class About:
    """What all sessions of an event say alike, made once for a feed of hundreds."""

    title: str
    place: str
    url: str
    summary: str


def feed(sessions: Iterable[Session], *, name: str, path: str) -> bytes:
    """All of them as a calendar to subscribe to."""
    known: dict[int, About] = {}
    entries = [_entry(session, known) for session in sessions]
    product = str(settings.WAGTAIL_SITE_NAME)
    return lines.calendar(entries, name=name, url=absolute(path), product=product)


def _entry(session: Session, known: dict[int, About]) -> str:
    about = known.get(session.event_id)
    if about is None:
        about = known[session.event_id] = _about(session)
    return lines.entry(
        session,
        title=f"{about.title}: {session.topic}" if session.topic else about.title,
        place=session.place or about.place,
        url=about.url,
        description=_description(session, about),
    )


def _about(session: Session) -> About:
    event = session.event
    return About(
        title=str(event.title),
        place=event.location,
        url=absolute(event.get_absolute_url()),
        summary=Truncator(str(event.summary)).chars(600),
    )


def _description(session: Session, about: About) -> str:
    if session.state == Session.State.CANCELLED:
        reason = session.cancelled_because
        return f"{_('Cancelled')}: {reason}" if reason else _("Cancelled")
    return about.summary
