"""The people of one sign-up, each with her seats at one date or at all meetings of a course."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils import timezone

from events.models import Attendee, AttendeeQuerySet, Booking, Session


@dataclass(frozen=True)
class Member:
    """One of a party. All her seats bear the same name."""

    number: int  # 0 signed up for the others
    seats: Sequence[Attendee]  # that stand, by time; at least one

    @property
    def full_name(self) -> str:
        return self.next_seat.full_name

    @property
    def email(self) -> str:
        return self.next_seat.email

    @property
    def is_named(self) -> bool:
        return bool(self.next_seat.given_name)

    @property
    def next_seat(self) -> Attendee:
        """The ticket to show next: of the first date that is not over, or of the last."""
        now = timezone.now()
        return next((seat for seat in self.seats if seat.session.ends > now), self.seats[-1])

    @property
    def to_come(self) -> list[Attendee]:
        """What can still be changed: seats at dates that have not begun."""
        expected = (seat for seat in self.seats if seat.state == Attendee.State.EXPECTED)
        return [seat for seat in expected if not seat.session.has_begun]

    @property
    def may_change(self) -> bool:
        return bool(self.to_come)


def members(booking: Booking) -> list[Member]:
    """Those whose seats stand, she who signed up first; one query."""
    rows = _standing().filter(booking=booking).order_by("number", "session__starts", "pk")
    return [
        Member(number, list(each)) for number, each in groupby(rows, key=lambda seat: seat.number)
    ]


def member_of(attendee: Attendee) -> Member:
    """She herself, with all her seats; hers stands."""
    same = _standing().filter(booking=attendee.booking_id, number=attendee.number)
    return Member(attendee.number, list(same.order_by("session__starts", "pk")))


def _standing() -> AttendeeQuerySet:
    return Attendee.objects.coming().select_related(
        "session__event__venue", "session__event__centre", "session__event__organiser"
    )


def sessions_of(people: Sequence[Member]) -> list[Session]:
    """The dates to which any of them comes, by time."""
    found = {seat.session_id: seat.session for member in people for seat in member.seats}
    return sorted(found.values(), key=lambda session: (session.starts, session.pk))
