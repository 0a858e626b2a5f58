"""A student or a mentor answers a proposal: yes, or no with a reason.

proposed ──► active, when both have said yes
        └──► declined, by the first no

Until both have answered, a yes may become a no. A no is the end of the proposal.
"""

from django.db import transaction
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import AccessLog, User
from mentoring.agreeing.declining import decline
from mentoring.agreeing.standing import keep_answer, locked, of_side
from mentoring.models import Match, Side
from mentoring.pairs.beginning import begin
from vocabulary.refused import Refused

State = Match.State


class NotAReason(Refused):
    message = gettext_lazy("Choose the reason that comes nearest.")


class HasBegun(Refused):
    message = gettext_lazy(
        "You have both said yes, so you are a pair now. On your pair's page you can end it."
    )


class SaidNoAlready(Refused):
    message = gettext_lazy(
        "You have said no to this proposal. Write to the coordinator if you have changed your mind."
    )


class Fell(Refused):
    message = gettext_lazy(
        "This proposal does not stand any more, so there is nothing to answer. We write to you "
        "when there is another one."
    )


class OutOfTime(Refused):
    """Raised with the day."""


@transaction.atomic
def answer(
    match_id: int,
    side: Side,
    yes: bool,
    why: str = "",
    words: str = "",
    *,
    by: User | None = None,
) -> Match:
    """The match as it is then. The same answer again changes nothing.

    ``why``: a value of ``Match.Why``, of a no; ``words``: for the coordinator alone. ``by``: who
    is signed in; None: by the link of the mail.
    Raises IsGone, HasBegun, SaidNoAlready, Fell, OutOfTime, NotAReason.
    """
    match = locked(match_id)
    if _is_answered_so(match, side, yes):
        return match
    check_open(match, side)
    if not yes:
        return _say_no(match, side, why, words, by)
    keep_answer(match, side, yes=True)
    AccessLog.add("mentoring.said_yes", match, by=by, about=of_side(match, side).user)
    return begin(match) if match.student_said and match.mentor_said else match


def _is_answered_so(match: Match, side: Side, yes: bool) -> bool:
    if yes:
        stands = match.state in (State.PROPOSED, State.ACTIVE, State.COMPLETED)
        return stands and bool(getattr(match, f"{side.value}_said"))
    return match.state == State.DECLINED and match.over_by == side


def _say_no(match: Match, side: Side, why: str, words: str, by: User | None) -> Match:
    if why not in Match.Why.values:
        raise NotAReason
    decline(match, side, by=by, why=why, words=words)
    return match


def check_open(match: Match, side: Side) -> None:
    """Whether there is something to answer. Raises HasBegun, SaidNoAlready, Fell, OutOfTime."""
    if match.state == State.DECLINED and match.over_by == side:
        raise SaidNoAlready
    if match.state in (State.ACTIVE, State.COMPLETED):
        raise HasBegun
    if match.state == State.LAPSED or is_late(match):
        raise OutOfTime(_late_words(match))
    if match.state != State.PROPOSED:
        raise Fell


def is_open(match: Match) -> bool:
    """It can be answered now."""
    return match.state == State.PROPOSED and not is_late(match)


def is_late(match: Match) -> bool:
    """Proposed still, though the time is over: the clock has not come by yet."""
    return match.state == State.PROPOSED and match.answer_by < timezone.now()


def _late_words(match: Match) -> str:
    day = formats.date_format(timezone.localtime(match.answer_by), "DATE_FORMAT")
    words = _(
        "The time to answer was over on %(day)s. Write to the coordinator if you still want to "
        "take part."
    )
    return words % {"day": day}
