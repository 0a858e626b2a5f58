"""How far a company's people are on their way to an event, one word each."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from companies.figures import CAME, Figure
from companies.models import GroupBooking, NewHire
from companies.readiness import Papers, PersonState, State
from events.models import Attendee
from vocabulary.tone import Tone

NO_PAPERS = Papers((), (), frozenset())
GONE = (State.CANCELLED, State.DECLINED)


def states(group: GroupBooking, hires: Sequence[NewHire]) -> list[PersonState]:
    return [PersonState(hire, _state(hire), NO_PAPERS) for hire in hires]


def _state(hire: NewHire) -> State:
    """Of a course, by its first meeting."""
    state = hire.attendee.state
    if state == Attendee.State.CANCELLED:
        return State.DECLINED if hire.declined_at else State.CANCELLED
    if state != Attendee.State.EXPECTED:
        return State(state)
    return State.OPENED if hire.opened_at else State.INVITED


def figures(people: Sequence[PersonState]) -> list[Figure]:
    """How many, how many have looked, who cannot come, who came."""
    found = [person.state for person in people]
    declined, missed = found.count(State.DECLINED), found.count(State.NO_SHOW)
    return [
        Figure(_("On the booking"), sum(state not in GONE for state in found)),
        Figure(_("Have opened the invitation"), found.count(State.OPENED)),
        Figure(_("Not opened yet"), found.count(State.INVITED)),
        Figure(_("Cannot come"), declined, Tone.WARNING if declined else Tone.QUIET),
        Figure(_("Came"), sum(state in CAME for state in found)),
        Figure(_("Did not come"), missed, Tone.WARNING if missed else Tone.QUIET),
    ]
