"""One's pairs in a list: with whom, how it stands, and what waits for an answer."""

from dataclasses import dataclass

from django.utils.functional import Promise

from accounts.models import User
from mentoring.models import Match, Side
from mentoring.models.pairs import MatchQuerySet
from mentoring.pairs.next_steps import Ahead, ahead
from mentoring.pairs.people import first_name, full_name
from mentoring.pairs.together import PEOPLE

State = Match.State
ON_MY_PAGE = (State.PROPOSED, State.ACTIVE, State.COMPLETED)
LISTED = (*ON_MY_PAGE, State.ENDED)
SHOW_WHOM = (State.ACTIVE, State.COMPLETED)


@dataclass(frozen=True)
class PairRow:
    """``name``: in full only once both have said yes. ``answers``: the proposal waits for one's
    own yes or no. ``ahead``: None for a proposal."""

    match: Match
    side: Side
    name: str | Promise
    answers: bool
    ahead: Ahead | None


def pairs_of(user: User) -> MatchQuerySet:
    """The newest first."""
    rows = Match.objects.of(user).filter(state__in=LISTED)
    return rows.select_related(*PEOPLE).order_by("-proposed_at", "-pk")


def row_of(match: Match, user: User) -> PairRow:
    side = match.side_of(user) or Side.STUDENT
    proposed = match.state == State.PROPOSED
    name = full_name if match.state in SHOW_WHOM else first_name
    return PairRow(
        match,
        side,
        name(match, side.other),
        answers=proposed and getattr(match, f"{side.value}_said") is None,
        ahead=None if proposed else ahead(match, side),
    )
