"""One event as its page shows it: its dates with seats in words, and what else is on like it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from events.finding.listing import DayRow, Seats, SeatsLeft, seats_left
from events.models import AUDIENCES, Event, Session, SignUp
from events.sign_up.window import Stage, Window, window

RELATED = 3
RELATED_SESSIONS = 40  # to read: an event may have many dates before another's first
SHOWN_DATES = 8  # at once; more are behind a button


@dataclass(frozen=True)
class EventDate:
    """One date of an event, and what somebody can do about it."""

    session: Session
    seats: SeatsLeft
    window: Window
    has_waiting_list: bool

    @property
    def can_book(self) -> bool:
        return self.window.is_open and self.seats.state != Seats.FULL

    @property
    def can_wait(self) -> bool:
        return self.window.is_open and self.seats.state == Seats.FULL and self.has_waiting_list

    @property
    def shows_seats(self) -> bool:
        """Whether the number of seats tells anybody anything."""
        return self.window.stage in (Stage.OPEN, Stage.NOT_YET)

    @property
    def is_on_now(self) -> bool:
        return self.window.stage == Stage.OVER


@dataclass(frozen=True)
class Dates:
    """When an event is: what comes, called off dates among it, and when it last was."""

    coming: Sequence[EventDate]
    last: datetime | None

    @property
    def shown(self) -> Sequence[EventDate]:
        return self.coming[:SHOWN_DATES]

    @property
    def more(self) -> Sequence[EventDate]:
        return self.coming[SHOWN_DATES:]

    @property
    def standing(self) -> list[EventDate]:
        return [each for each in self.coming if each.window.stage != Stage.CANCELLED]

    @property
    def next(self) -> EventDate | None:
        return next(iter(self.standing), None)

    @property
    def next_free(self) -> EventDate | None:
        return next((each for each in self.standing if each.can_book), None)

    @property
    def is_over(self) -> bool:
        return not self.standing and self.last is not None

    @property
    def as_a_whole(self) -> SeatsLeft:
        """Of a course: the fullest of its meetings decides."""
        order = [Seats.FULL, Seats.FEW, Seats.OK]
        seats = [each.seats for each in self.standing] or [SeatsLeft("", Seats.FULL)]
        return min(seats, key=lambda left: order.index(left.state))


def dates_of(event: Event, facts: Any, now: datetime | None = None) -> Dates:
    """Two queries, and one more for an event without a date to come.

    ``facts``: the event's own, or those of a page that is only a draft yet.
    """
    now = now or timezone.now()
    told = event.sessions.filter(admission=Session.Admission.ORDINARY)
    told = told.exclude(state=Session.State.DRAFT)
    coming = told.filter(ends__gt=now).prefetch_related("quotas")
    rows = [_date(event, session, facts, now) for session in coming]
    last = None
    if not any(row.window.stage != Stage.CANCELLED for row in rows):
        held = told.filter(ends__lte=now).exclude(state=Session.State.CANCELLED)
        last = held.order_by("-starts").values_list("starts", flat=True).first()
    return Dates(rows, last)


def _date(event: Event, session: Session, facts: Any, now: datetime) -> EventDate:
    session.event = event  # its place needs no query
    found = window(facts, session, now)
    return EventDate(session, seats_left([session]), found, facts.has_waiting_list)


def related(event: Event, facts: Any) -> list[DayRow]:
    """What comes next of the same category or for the same people; two queries."""
    alike = Q(event__category=facts.category) if facts.category else Q()
    for key in _telling(facts.audiences):
        alike |= Q(**{f"event__for_{key}": True})
    sessions = Session.objects.upcoming().public().filter(alike).exclude(event=event)
    sessions = sessions.exclude(event__kind__in=(Event.Kind.REGISTRATION, Event.Kind.TALKS))
    found = list(_first_of_each(sessions.with_quotas()[:RELATED_SESSIONS]))
    found.sort(key=lambda session: session.event.category_id != event.category_id)
    chosen = sorted(found[:RELATED], key=lambda session: session.starts)
    return [_row(session) for session in chosen]


def _telling(audiences: Iterable[str]) -> list[str]:
    """What is for everybody is like everything."""
    return [key for key in audiences if key in AUDIENCES and key != "newcomers"]


def _first_of_each(sessions: Iterable[Session]) -> Iterable[Session]:
    seen: set[int] = set()
    for session in sessions:
        if session.event_id not in seen:
            seen.add(session.event_id)
            yield session


def _row(session: Session) -> DayRow:
    seats = seats_left([session])
    event = session.event
    return DayRow(
        starts=timezone.localtime(session.starts),
        ends=timezone.localtime(session.ends),
        title=str(event.title),
        url=event.get_absolute_url(),
        place=session.place or (event.venue.name if event.venue else session.location),
        seats_label=seats.label if event.sign_up == SignUp.HERE else "",
        seats_state=seats.state,
    )
