"""How far a whole booking is: everybody's state, and the sums above the list."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst

from companies.figures import Figure
from companies.models import GroupBooking, NewHire
from companies.occasions import occasion_of
from companies.readiness import PersonState, State
from events.models import Attendee

OFF = (State.CANCELLED, State.DECLINED)


@dataclass(frozen=True)
class Line:
    """One person of the company's list."""

    person: PersonState
    when: str
    is_waiting: bool  # something is left to be done before she comes

    @property
    def name(self) -> str:
        return self.person.new_hire.attendee.full_name

    @property
    def is_expected(self) -> bool:
        return self.person.new_hire.attendee.state == Attendee.State.EXPECTED

    @property
    def is_off(self) -> bool:
        return self.person.state in OFF


def lines_of(group: GroupBooking) -> list[Line]:
    """Everybody by day and time; the number of queries does not grow with the people."""
    hires = NewHire.objects.filter(group=group).with_progress()
    hires = hires.order_by("attendee__session__starts", "attendee__family_name", "pk")
    waiting = occasion_of(group).not_ready
    return [
        Line(each, _when(each), each.state in waiting) for each in states_of(group, list(hires))
    ]


def states_of(group: GroupBooking, hires: Sequence[NewHire]) -> list[PersonState]:
    """The states in the order of ``hires``."""
    return occasion_of(group).states(group, hires)


def _when(state: PersonState) -> str:
    starts = timezone.localtime(state.new_hire.attendee.session.starts)
    return capfirst(date_format(starts, "SHORT_DAY_TIME"))


def figures_of(group: GroupBooking, lines: Sequence[Line]) -> list[Figure]:
    return occasion_of(group).figures([line.person for line in lines])
