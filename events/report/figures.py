"""How many signed up, came, waited: by date, by how they came, and by what they answered.

Everything is counted in seats: somebody who comes to three dates counts three times. Only how many
signed up for a course, and how, is counted in people, at its next meeting or, where all are over,
at the last. Dates that were called off are shown and not counted.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.utils import timezone

from events.desk.attendance import NOBODY, Attendance, attendance_of
from events.models import Attendee, Booking, Event, Quota, Session, WaitlistEntry


@dataclass(frozen=True)
class Row:
    """Of one date, or of several together."""

    seats: int
    attendance: Attendance
    cancelled: int = 0
    waited: int = 0  # people that somebody wanted a seat for and got none at once
    is_over: bool = True
    session: Session | None = None  # None: of several

    @property
    def signed_up(self) -> int:
        return self.attendance.signed_up

    @property
    def is_called_off(self) -> bool:
        return self.session is not None and self.session.state == Session.State.CANCELLED

    @property
    def was_counted(self) -> bool:
        """Whether anybody was received at the door; else nobody knows who came."""
        return self.attendance.was_taken

    @property
    def came(self) -> int | None:
        return self.attendance.came if self.was_counted else None

    @property
    def walk_ins(self) -> int | None:
        return self.attendance.walk_ins if self.was_counted else None

    @property
    def missed(self) -> int | None:
        """Who did not come, and had not said so."""
        if not (self.was_counted and self.is_over):
            return None
        return self.attendance.signed_up - self.attendance.came

    @property
    def used(self) -> int | None:
        """Per cent of the seats on which somebody sat; more than 100 where people stood."""
        if not (self.was_counted and self.is_over and self.seats):
            return None
        return round(100 * self.attendance.here / self.seats)

    def __add__(self, other: "Row") -> "Row":
        return Row(
            seats=self.seats + other.seats,
            attendance=self.attendance + other.attendance,
            cancelled=self.cancelled + other.cancelled,
            waited=self.waited + other.waited,
        )


@dataclass(frozen=True)
class Ways:
    """How people came to their seats, at every date together."""

    themselves: int = 0
    brought: int = 0
    company: int = 0
    allotment: int = 0
    walk_in: int = 0


def rows_of(event: Event) -> list[Row]:
    """Of each date in its order; drafts are no dates yet."""
    sessions = list(event.sessions.exclude(state=Session.State.DRAFT).order_by("starts", "pk"))
    counted = attendance_of(sessions)
    seats = _by_session(Quota.objects.filter(session__in=sessions), Sum("size"))
    gone = Attendee.objects.filter(session__in=sessions, state=Attendee.State.CANCELLED)
    cancelled = _by_session(gone, Count("pk"))
    waited = _by_session(WaitlistEntry.objects.filter(session__in=sessions), Sum("seats"))
    now = timezone.now()
    return [
        Row(
            seats=seats.get(one.pk, 0),
            attendance=counted.get(one.pk, NOBODY),
            cancelled=cancelled.get(one.pk, 0),
            waited=waited.get(one.pk, 0),
            is_over=one.ends <= now,
            session=one,
        )
        for one in sessions
    ]


def together(rows: Iterable[Row]) -> Row:
    """Without what was called off."""
    return sum((row for row in rows if not row.is_called_off), Row(0, NOBODY))


def held(rows: Iterable[Row]) -> Row:
    """Of the dates that are over and where people were received, so that shares mean something."""
    return together(row for row in rows if row.is_over and row.was_counted)


def waited_for_all(event: Event) -> int:
    """Who waited for a course as a whole is at no date."""
    line = WaitlistEntry.objects.filter(event=event, session=None)
    return line.aggregate(n=Sum("seats"))["n"] or 0


def signed_up_for(event: Event, rows: Iterable[Row]) -> int:
    """Seats at its dates; of a course the people who are on the roll."""
    counted = {one.pk for one in _counted_at(event)}
    return sum(row.signed_up for row in rows if row.session and row.session.pk in counted)


def _counted_at(event: Event) -> list[Session]:
    sessions = list(event.sessions.filter(state=Session.State.OPEN).order_by("starts", "pk"))
    if event.kind != Event.Kind.COURSE or not sessions:
        return sessions
    now = timezone.now()
    return [next((one for one in sessions if one.starts > now), sessions[-1])]


def ways_of(event: Event) -> Ways:
    kind = Booking.Kind
    people = Attendee.objects.coming().filter(session__in=_counted_at(event))
    own = Q(booking__kind__in=(kind.SIGN_UP, kind.INDIVIDUAL))
    counts = people.aggregate(
        themselves=Count("pk", filter=own & Q(number=0)),
        brought=Count("pk", filter=own & Q(number__gt=0)),
        company=Count("pk", filter=Q(booking__kind=kind.GROUP)),
        allotment=Count("pk", filter=Q(booking__kind=kind.ALLOTMENT)),
        walk_in=Count("pk", filter=Q(booking__kind=kind.WALK_IN)),
    )
    return Ways(**counts)


def _by_session(rows: "QuerySet[Any]", number: Count | Sum) -> dict[int, int]:
    counted = rows.order_by().values("session").annotate(n=number)
    return {row["session"]: row["n"] or 0 for row in counted}
