"""What stands in an allotment: the seats without names, and who has one of the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from events.models import Booking, BookingQuerySet, Event, Session
from events.sign_up.people import Member, members


def allotments_of(event: Event) -> BookingQuerySet:
    """Those for its dates, also when they are over; the newest first."""
    return Booking.objects.filter(kind=Booking.Kind.ALLOTMENT, party__event=event.pk).order_by(
        "-created_at", "-pk"
    )


@dataclass(frozen=True)
class Allotted:
    booking: Booking
    sessions: Sequence[Session]  # by time: the date, or the meetings of a course
    people: Sequence[Member]
    unnamed: int

    @classmethod
    def of(cls, booking: Booking) -> "Allotted":
        kept = booking.party.get("sessions", [])
        sessions = Session.objects.filter(pk__in=kept).select_related(
            "event__venue", "event__centre", "event__organiser"
        )
        held = booking.claims.filter(attendee=None).values_list("seats", flat=True)
        found = list(sessions.order_by("starts", "pk"))
        return cls(booking, found, members(booking), max(held, default=0))

    @property
    def event(self) -> Event | None:
        return self.sessions[0].event if self.sessions else None

    @property
    def seats(self) -> int:
        return self.unnamed + len(self.people)

    @property
    def until(self) -> datetime | None:
        """The last minute in which a name counts: of a day, rather than midnight after it."""
        end = self.booking.held_until
        return end - timedelta(minutes=1) if end else None

    @property
    def is_held(self) -> bool:
        return self.booking.state == Booking.State.HELD

    @property
    def stands(self) -> bool:
        return self.booking.state in (Booking.State.HELD, Booking.State.CONFIRMED)

    @property
    def to_come(self) -> list[Session]:
        open_ = (each for each in self.sessions if each.state == Session.State.OPEN)
        return [session for session in open_ if not session.has_begun]

    @property
    def may_change(self) -> bool:
        """Whether names can still be written: until it begins."""
        return self.stands and bool(self.to_come) and self.seats > 0

    @property
    def numbers(self) -> list[int]:
        """For the people to be named: never one that somebody had before."""
        used = self.booking.attendees.values_list("number", flat=True)
        first = max(used, default=0) + 1
        return list(range(first, first + self.unnamed))

    @property
    def link_open(self) -> bool:
        if not self.sessions:
            return False
        days = timedelta(days=settings.LINK_DAYS_AFTER_SESSION)
        return timezone.now() < max(session.ends for session in self.sessions) + days

    def member(self, number: int) -> Member | None:
        return next((one for one in self.people if one.number == number), None)
