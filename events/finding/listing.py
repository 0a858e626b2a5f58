"""What is on, for people who look for a time: rows by day, and the times of one day.

Numbers come from the quotas themselves, so they are right when they are shown.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import groupby

from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import FEW, Event, Quota, Session, SessionQuerySet
from events.placing.slots import desks_by_appointment, midnight
from guidance.models import Centre
from vocabulary.tone import Tone


class Seats(StrEnum):
    """What somebody who would like to come finds."""

    OK = "ok"
    FEW = "few"
    FULL = "full"
    OPEN = "open"  # nobody signs up
    ELSEWHERE = "elsewhere"  # sign-up is not here
    LATER = "later"  # sign-up has not begun
    CLOSED = "closed"
    CANCELLED = "cancelled"
    OVER = "over"

    @property
    def tone(self) -> Tone:
        return TONES.get(self, Tone.QUIET)


TONES = {
    Seats.OK: Tone.OK,
    Seats.FEW: Tone.WARNING,
    Seats.FULL: Tone.BAD,
    Seats.CANCELLED: Tone.BAD,
}


@dataclass(frozen=True)
class SeatsLeft:
    label: str
    state: Seats

    @property
    def tone(self) -> Tone:
        return self.state.tone


@dataclass(frozen=True)
class DayRow:
    """An event on one day, as ``components/event_row.html`` shows it; times are local."""

    starts: datetime
    ends: datetime | None
    title: str
    url: str
    place: str
    seats_label: str
    seats_state: Seats
    category: str = ""
    price_text: str = ""  # where it is not free of charge

    @property
    def seats_tone(self) -> Tone:
        return self.seats_state.tone


@dataclass(frozen=True)
class Time:
    """One session to choose."""

    session: Session
    seats: SeatsLeft
    note: str = ""  # which desks have room, where not all have

    @property
    def is_free(self) -> bool:
        return self.seats.state in (Seats.OK, Seats.FEW)


@dataclass(frozen=True)
class Day:
    """One day of an event, to be chosen before its times."""

    day: date
    times: int
    free_times: int

    @property
    def seats_state(self) -> Seats:
        if not self.free_times:
            return Seats.FULL
        return Seats.FEW if self.free_times <= self.times / 4 else Seats.OK


def registration_events(centre: Centre | None = None) -> QuerySet[Event]:
    """The registration days of each centre, with the ``next_free`` time that somebody can have."""
    free = Q(
        sessions__state=Session.State.OPEN,
        sessions__admission=Session.Admission.ORDINARY,
        sessions__starts__gt=timezone.now(),
        sessions__quotas__closed=False,
        sessions__quotas__taken__lt=F("sessions__quotas__size"),
    )
    events = Event.objects.filter(kind=Event.Kind.REGISTRATION, public=True)
    if centre:
        events = events.filter(centre=centre)
    free_times = Min("sessions__starts", filter=free)
    return events.select_related("centre").annotate(next_free=free_times).order_by("centre_id")


def days_of(event: Event) -> list[Day]:
    """The days on which the event can be booked, in one query."""
    quotas = Quota.objects.filter(session__in=_open(event)).order_by("session__starts")
    rows = quotas.values_list("session__starts", "session_id", "size", "taken", "closed")
    sessions: dict[tuple[date, int], bool] = defaultdict(bool)
    for starts, session_id, size, taken, closed in rows:
        sessions[timezone.localdate(starts), session_id] |= taken < size and not closed
    days = groupby(sessions.items(), key=lambda item: item[0][0])
    return [_count(day, [free for _key, free in times]) for day, times in days]


def _count(day: date, free: Sequence[bool]) -> Day:
    return Day(day, times=len(free), free_times=sum(free))


def times_of(event: Event, day: date | None = None) -> list[Time]:
    """The times that can be booked, on one day or on all, in four queries."""
    sessions = _open(event)
    if day:
        after = day + timedelta(days=1)
        sessions = sessions.filter(starts__gte=midnight(day), starts__lt=midnight(after))
    desks = desks_of(event)
    return [time_of(session, desks=desks) for session in sessions.with_quotas()]


def desks_of(event: Event) -> int:
    """How many desks give times at its centre; 0 for an event without one."""
    return len(desks_by_appointment(event.centre)) if event.centre else 0


def _open(event: Event) -> SessionQuerySet:
    """Without the times of days on which every desk is away."""
    there = Quota.objects.filter(session=OuterRef("pk"), closed=False)
    return Session.objects.upcoming().public().filter(Exists(there), event=event)


def time_of(session: Session, *, desks: int = 0) -> Time:
    """The session with its seats in words; its quotas should be there already.

    ``desks``: so many give times at its centre, if not all of them do at this one.
    """
    quotas = list(session.quotas.all())
    return Time(session, seats_left([session]), desks_with_room(quotas, of=desks))


def seats_left(sessions: Iterable[Session]) -> SeatsLeft:
    """How many more people can come; of two desks, the one with more room decides."""
    return seats_in_words(sum(_places(session) for session in sessions))


def seats_in_words(free: int) -> SeatsLeft:
    if free <= 0:
        return SeatsLeft(_("Full"), Seats.FULL)
    if free > FEW:
        return SeatsLeft(_("Seats free"), Seats.OK)
    words = ngettext("%(free)d seat left", "%(free)d seats left", free)
    return SeatsLeft(words % {"free": free}, Seats.FEW)


def _places(session: Session) -> int:
    return max((quota.free for quota in session.quotas.all() if not quota.closed), default=0)


def desks_with_room(quotas: Collection[Quota], *, of: int = 0) -> str:
    """Which desks have room, where that is not all of them: those here, or ``of`` so many."""
    open_ = [quota for quota in quotas if quota.free > 0 and not quota.closed]
    if len(open_) in (0, of or len(quotas)):
        return ""
    return _("Only %(desks)s") % {"desks": ", ".join(quota.short_label for quota in open_)}
