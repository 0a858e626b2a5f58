"""A no to a proposal: the place is free again, the other is told kindly, the coordinator why."""

from collections.abc import Iterable

from accounts.models import AccessLog, User
from mentoring.agreeing.coordinator import who_coordinates
from mentoring.agreeing.standing import fall, keep_answer, of_side
from mentoring.emails import agreeing as emails
from mentoring.models import Match, Side
from outbox.mail import post


def decline(
    match: Match, side: Side | None, *, by: User | None = None, why: str = "", words: str = ""
) -> None:
    """In the transaction that holds the match. ``side`` None: the centre takes it back."""
    if side is not None:
        keep_answer(match, side, yes=False)
    fall(match, Match.State.DECLINED, side=side, why=why, words=words)
    about = of_side(match, side or Side.STUDENT).user
    AccessLog.add("mentoring.said_no", match, by=by, about=about)
    tell_over(match, [each for each in Side if each != side])
    tell_coordinator(match, by)


def tell_over(match: Match, sides: Iterable[Side]) -> None:
    """These of the two, that the proposal does not stand any more."""
    for side in sides:
        write = emails.PROPOSAL_OVER[side]
        post(write, match.pk, key=f"mentoring.proposal_over/{side.value}/{match.pk}")


def tell_coordinator(match: Match, by: User | None) -> None:
    """Unless it was she who did it."""
    if by is None or by != who_coordinates(match.programme):
        post(emails.fell_away, match.pk, key=f"mentoring.fell_away/{match.pk}")
