"""What a company brings its people to, and all that differs with it.

A visit to a centre asks for citizenship and municipality, has desks and papers; an event asks for
names and addresses, and has a date. Everything else of a group booking is the same.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from companies import appointment, checking, seating
from companies.checking import Check, Planned
from companies.event_seats import checking as event_checking
from companies.event_seats import holding, progress
from companies.figures import NOT_READY, Figure, figures_of_visits
from companies.models import GroupBooking, NewHire
from companies.readiness import PersonState, State, states_of_visits
from companies.roster_reading.asking import (
    OF_EVENTS,
    OF_EVENTS_FOR_RESIDENTS,
    OF_VISITS,
    Asks,
)
from events import booking


@dataclass(frozen=True)
class Occasion:
    asks: Asks
    place_again: Callable[..., bool]
    check: Callable[[GroupBooking], Check]
    persons: Callable[[GroupBooking, Sequence[Planned]], list[booking.Person]]
    states: Callable[[GroupBooking, Sequence[NewHire]], list[PersonState]]
    figures: Callable[[Sequence[PersonState]], list[Figure]]
    not_ready: Collection[State]
    steps: tuple[str, ...]
    place_step: str  # where seats are held


VISIT = Occasion(
    asks=OF_VISITS,
    place_again=appointment.place_again,
    check=checking.check,
    persons=seating.persons,
    states=states_of_visits,
    figures=figures_of_visits,
    not_ready=NOT_READY,
    steps=("centre", "roster", "appointment", "check"),
    place_step="appointment",
)


def _at_event(asks: Asks) -> Occasion:
    return Occasion(
        asks=asks,
        place_again=holding.place_again,
        check=event_checking.check,
        persons=event_checking.persons,
        states=progress.states,
        figures=progress.figures,
        not_ready=(State.INVITED,),
        steps=("date", "roster", "check"),
        place_step="date",
    )


AT_EVENT = _at_event(OF_EVENTS)
AT_RESIDENTS_EVENT = _at_event(OF_EVENTS_FOR_RESIDENTS)


def occasion_of(group: GroupBooking) -> Occasion:
    if group.event is None:
        return VISIT
    return AT_RESIDENTS_EVENT if group.event.homes else AT_EVENT
