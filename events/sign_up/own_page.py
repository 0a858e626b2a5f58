"""What stands in a sign-up, for the page of whoever has its link."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from events.models import Attendee, Booking, Event, Quota, Session
from events.sign_up.party import Guest, Party
from events.sign_up.people import Member, members, sessions_of


@dataclass(frozen=True)
class OwnPage:
    booking: Booking
    event: Event | None  # None: all its dates are gone
    sessions: Sequence[Session]  # by time: of those who come, of the seats held, or as it was
    people: Sequence[Member]
    party: Party | None  # who is to come, while it is not confirmed

    @classmethod
    def of(cls, booking: Booking) -> "OwnPage":
        people = members(booking)
        sessions = sessions_of(people) or _held(booking) or _former(booking)
        party = Party.from_json(booking.party) if booking.party else None
        return cls(booking, sessions[0].event if sessions else None, sessions, people, party)

    @property
    def is_confirmed(self) -> bool:
        return self.booking.state == Booking.State.CONFIRMED

    @property
    def is_held(self) -> bool:
        return self.booking.state == Booking.State.HELD

    @property
    def guests(self) -> Sequence[Guest]:
        return self.party.people[1:] if self.party else []

    @property
    def link_open(self) -> bool:
        """Some time after the last date nothing of it is shown any more."""
        if not self.sessions:
            return self.booking.created_at > timezone.now() - _days_open()
        return timezone.now() < max(session.ends for session in self.sessions) + _days_open()

    @property
    def is_over(self) -> bool:
        return all(session.ends <= timezone.now() for session in self.sessions)

    @property
    def may_change(self) -> bool:
        return self.is_confirmed and any(member.may_change for member in self.people)

    @property
    def may_cancel(self) -> bool:
        return self.is_held or self.may_change

    @property
    def may_name(self) -> bool:
        return self.may_change and any(one.number and one.may_change for one in self.people)

    @property
    def unnamed(self) -> int:
        return sum(not member.is_named for member in self.people)

    @property
    def may_add(self) -> bool:
        """Whether there is room in the party; whether there is a seat is seen when it is taken."""
        room = self.event is not None and len(self.people) < self.event.party_limit
        return self.may_change and room and self.may_hand_over

    @property
    def may_hand_over(self) -> bool:
        """Not a talk that is only for those who were let in."""
        return self.event is not None and not self.event.is_for_some

    @property
    def to_rate(self) -> Attendee | None:
        """Where she can tell how it was, once she was there."""
        came = (Attendee.State.ARRIVED, Attendee.State.SERVED)
        own = (one for one in self.people if one.number == 0)
        seats = (seat for one in own for seat in one.seats if seat.state in came)
        return next((seat for seat in seats if seat.session.ends <= timezone.now()), None)

    def member(self, number: int) -> Member | None:
        return next((one for one in self.people if one.number == number), None)


def _days_open() -> timedelta:
    return timedelta(days=settings.LINK_DAYS_AFTER_SESSION)


def _held(booking: Booking) -> list[Session]:
    quotas = Quota.objects.filter(claims__booking=booking).select_related(
        "session__event__venue", "session__event__centre", "session__event__organiser"
    )
    return [quota.session for quota in quotas.order_by("session__starts", "pk")]


def _former(booking: Booking) -> list[Session]:
    """Of a sign-up that ran out or is cancelled: where they were to come."""
    wanted = booking.party.get("sessions", [])
    there = Q(pk__in=wanted) | Q(pk__in=booking.attendees.values("session"))
    sessions = Session.objects.filter(there).select_related(
        "event__venue", "event__centre", "event__organiser"
    )
    return list(sessions.order_by("starts", "pk"))
