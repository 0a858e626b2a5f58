"""How far a whole booking is: everybody's state, and the sums above the list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from companies.models import GroupBooking, NewHire
from companies.readiness import PersonState, State, readiness_of
from events.models import Attendee
from guidance.in_force import rulebook
from vocabulary.tone import Tone

NOT_READY = {State.INVITED, State.OPENED, State.MISSING, State.APPLY}
CAME = {State.ARRIVED, State.SERVED}


@dataclass(frozen=True)
class Line:
    """One person of the company's list."""

    person: PersonState
    when: str

    @property
    def name(self) -> str:
        return self.person.new_hire.attendee.full_name

    @property
    def is_expected(self) -> bool:
        return self.person.new_hire.attendee.state == Attendee.State.EXPECTED

    @property
    def is_off(self) -> bool:
        return self.person.state == State.CANCELLED

    @property
    def is_waiting(self) -> bool:
        return self.person.state in NOT_READY


@dataclass(frozen=True)
class Figure:
    """A number with its name."""

    label: Any
    number: int
    tone: Tone = Tone.QUIET


def lines_of(group: GroupBooking) -> list[Line]:
    """Everybody by day and time; the number of queries does not grow with the people."""
    hires = NewHire.objects.filter(group=group).with_progress()
    hires = hires.order_by("attendee__session__starts", "attendee__family_name", "pk")
    return [Line(state, _when(state)) for state in states_of(group, list(hires))]


def states_of(group: GroupBooking, hires: Sequence[NewHire]) -> list[PersonState]:
    """The states in the order of ``hires``, by the rules of each one's day."""
    by_day: dict[date, list[NewHire]] = {}
    for hire in hires:
        by_day.setdefault(timezone.localdate(hire.attendee.session.starts), []).append(hire)
    states: dict[int, PersonState] = {}
    for day, those in by_day.items():
        rules = rulebook(group.centre, on=day)
        states |= {state.new_hire.pk: state for state in readiness_of(those, rules)}
    return [states[hire.pk] for hire in hires]


def _when(state: PersonState) -> str:
    starts = timezone.localtime(state.new_hire.attendee.session.starts)
    return date_format(starts, "SHORT_DAY_TIME")


def figures_of(lines: Sequence[Line]) -> list[Figure]:
    """What the company asks first: how many, how many ready, how many came."""
    states = [line.person.state for line in lines]
    coming = [state for state in states if state != State.CANCELLED]
    waiting = sum(state in NOT_READY for state in states)
    ready = states.count(State.READY)
    away = states.count(State.SENT_AWAY) + states.count(State.NO_SHOW)
    return [
        Figure(_("On the booking"), len(coming)),
        Figure(_("Ready"), ready, Tone.OK if ready and not waiting else Tone.QUIET),
        Figure(_("Not ready yet"), waiting),
        Figure(_("Arrived"), sum(state in CAME for state in states)),
        Figure(_("Served"), states.count(State.SERVED)),
        Figure(_("Sent away or did not come"), away, Tone.WARNING if away else Tone.QUIET),
    ]
