"""The sums above a booking's list: what the company asks first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from companies.readiness import PersonState, State
from vocabulary.tone import Tone

NOT_READY = {State.INVITED, State.OPENED, State.MISSING, State.APPLY}
CAME = {State.ARRIVED, State.SERVED}


@dataclass(frozen=True)
class Figure:
    """A number with its name."""

    label: Any
    number: int
    tone: Tone = Tone.QUIET


def figures_of_visits(people: Sequence[PersonState]) -> list[Figure]:
    """How many, how many ready, how many came."""
    states = [person.state for person in people]
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
