"""The calendar's entries as rows: what a visitor reads of an event on one day."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.finding.briefs import Brief, briefs
from events.finding.calendar import CalendarFilter, listed
from events.finding.chosen import Chosen
from events.finding.entries import Entry, entries
from events.finding.listing import DayRow, Seats, SeatsLeft, registration_events, seats_in_words
from events.finding.words import short_day
from events.models import Session
from events.sign_up.window import Stage, window


def coming_events(*, times: int | None = None) -> list[DayRow]:
    """What the calendar has next, by time, without what is called off; in two queries.

    ``times``: read no more than the next so many sessions.
    """
    now = timezone.now()
    sessions = listed(Session.objects.upcoming(), Chosen()).order_by("starts", "pk")
    found = entries(Session.objects.filter(pk__in=sessions.values("pk")[:times]), now)
    known = briefs({entry.event_id for entry in found})
    offered = (entry for entry in found if known[entry.event_id].is_offered(entry.day))
    return [day_row(entry, known[entry.event_id], now) for entry in offered]


def coming_registration_days() -> list[DayRow]:
    """Of each centre's registration days the next that somebody can have, by time.

    Without an end: of the many times of that day the first free one is told.
    """
    rows = [
        DayRow(
            starts=timezone.localtime(event.next_free),  # type: ignore[attr-defined]
            ends=None,
            title=str(event.title),
            url=event.get_absolute_url(),
            place=str(event.centre.name) if event.centre else "",
            seats_label=_("Seats free"),
            seats_state=Seats.OK,
            category=_("Registration day"),
        )
        for event in registration_events()
        if event.next_free  # type: ignore[attr-defined]
    ]
    return sorted(rows, key=lambda row: row.starts)


def day_row(entry: Entry, brief: Brief, now: datetime) -> DayRow:
    seats = seats_of(entry, brief, now)
    return DayRow(
        starts=entry.starts,
        ends=entry.ends,
        title=brief.title,
        url=url_of(entry, brief),
        place=entry.place or brief.place,
        seats_label=seats.label,
        seats_state=seats.state,
        category=brief.category,
        price_text=brief.price,
    )


def url_of(entry: Entry, brief: Brief) -> str:
    """Of a registration day, the times of that day."""
    return f"{brief.url}?day={entry.day}#times" if brief.is_registration else brief.url


@dataclass(frozen=True, slots=True)
class _Coming:
    """Of a session what the rules of signing up ask for; a brief has the rules' own names."""

    starts: datetime
    state: str = Session.State.OPEN


def seats_of(entry: Entry, brief: Brief, now: datetime) -> SeatsLeft:
    """What somebody who would like to come has to know first."""
    if entry.is_cancelled:
        return SeatsLeft(_("Cancelled"), Seats.CANCELLED)
    if not entry.coming:
        return SeatsLeft("", Seats.OVER)
    if brief.begins and brief.begins <= now:
        return SeatsLeft(_("Has begun"), Seats.CLOSED)
    found = window(brief, _Coming(entry.starts), now)  # type: ignore[arg-type]
    if found.stage == Stage.NOT_NEEDED:
        return SeatsLeft(_("Just come"), Seats.OPEN)
    if found.stage == Stage.CLOSED:
        return SeatsLeft(_("Sign-up closed"), Seats.CLOSED)
    if found.stage == Stage.NOT_YET and found.opens:
        day = short_day(timezone.localdate(found.opens), get_language() or "en")
        return SeatsLeft(_("Sign-up from %(day)s") % {"day": day}, Seats.LATER)
    if found.stage == Stage.ATTENDEES:
        return SeatsLeft(_("After a meeting"), Seats.ELSEWHERE)
    if found.stage == Stage.ELSEWHERE:
        return SeatsLeft("", Seats.ELSEWHERE)
    return seats_in_words(entry.places)


def rows_of(calendar: CalendarFilter, times: int) -> list[DayRow]:
    """What a filter of the calendar leaves, as rows; no more than the next so many sessions."""
    now = timezone.now()
    next_ones = calendar.qs.order_by("starts", "pk").values("pk")[:times]
    found = entries(Session.objects.filter(pk__in=next_ones), now)
    known = briefs({entry.event_id for entry in found})
    return [day_row(entry, known[entry.event_id], now) for entry in found]
