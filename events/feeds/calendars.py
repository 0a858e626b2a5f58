"""The sessions of a feed, and the feed as a calendar."""

from collections.abc import Iterable
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
    """With all that an entry tells, in one query."""
    events = ("event__venue", "event__centre")
    ordered: SessionQuerySet = sessions.select_related(*events).order_by("starts", "pk")
    return ordered


def feed(sessions: Iterable[Session], *, name: str, path: str) -> bytes:
    """All of them as a calendar to subscribe to."""
    entries = [entry_of(session) for session in sessions]
    product = str(settings.WAGTAIL_SITE_NAME)
    return lines.calendar(entries, name=name, url=absolute(path), product=product)


def entry_of(session: Session) -> str:
    event = session.event
    topic = f": {session.topic}" if session.topic else ""
    return lines.entry(
        session,
        title=f"{event.title}{topic}",
        place=session.location,
        url=absolute(event.get_absolute_url()),
        description=_description(session),
    )


def _description(session: Session) -> str:
    if session.state == Session.State.CANCELLED:
        reason = session.cancelled_because
        return f"{_('Cancelled')}: {reason}" if reason else _("Cancelled")
    return Truncator(str(session.event.summary)).chars(600)
