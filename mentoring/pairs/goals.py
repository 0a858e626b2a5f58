"""What the two want to reach: one of them writes it, the other agrees or writes it otherwise.

A goal that is changed is agreed anew, by whoever did not change it.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentoring.emails import pairs as emails
from mentoring.models import AgreedGoal, Match, Side
from mentoring.models.months import GoalQuerySet
from mentoring.pairs.together import active
from outbox.mail import post
from vocabulary.refused import Refused

MOST = 5  # that are not reached yet


class TooManyGoals(Refused):
    message = _("Five goals at a time are enough. Reach one, or take one away, first.")


class GoalIsGone(Refused):
    message = _("This goal was taken away meanwhile.")


class GoalHasChanged(Refused):
    message = _("The goal was written otherwise meanwhile. Read it again, then agree.")


class OwnGoal(Refused):
    message = _("You have written this goal. The other one agrees to it, or changes it.")


class GoalIsReached(Refused):
    message = _("This goal is reached. Take the tick away before you change it.")


class GoalIsNotAgreed(Refused):
    message = _("Agree on the goal first.")


def waiting(match: Match, side: Side) -> GoalQuerySet:
    """That the other one has written, for this one to agree to."""
    return AgreedGoal.objects.filter(match=match).waiting_for(side)


@transaction.atomic
def write(match_id: int, side: Side, text: str) -> AgreedGoal:
    """The same words again are the same goal. Raises TooManyGoals, PairIsOver."""
    match = active(match_id)
    open_goals = list(match.goals.filter(reached_at=None))
    same = [goal for goal in open_goals if goal.text == text]
    if same:
        return same[0]
    if len(open_goals) >= MOST:
        raise TooManyGoals
    goal = AgreedGoal.objects.create(match=match, text=text, written_by=side)
    _ask(match, side.other)
    return goal


@transaction.atomic
def change(match_id: int, goal_id: int, side: Side, text: str) -> AgreedGoal:
    """Write it otherwise. Raises GoalIsGone, GoalIsReached, PairIsOver."""
    match, goal = _locked(match_id, goal_id)
    if goal.reached_at is not None:
        raise GoalIsReached
    if goal.text == text:
        return goal
    goal.text, goal.written_by = text, side
    goal.written_at, goal.agreed_at = timezone.now(), None
    goal.save(update_fields=["text", "written_by", "written_at", "agreed_at"])
    _ask(match, side.other)
    return goal


@transaction.atomic
def agree(match_id: int, goal_id: int, side: Side, seen: str) -> AgreedGoal:
    """``seen``: the words that were agreed to. Agreeing again changes nothing.

    Raises GoalHasChanged, GoalIsGone, OwnGoal, PairIsOver.
    """
    _match, goal = _locked(match_id, goal_id)
    if goal.text != seen:
        raise GoalHasChanged
    if goal.agreed_at is not None:
        return goal
    if goal.written_by == side:
        raise OwnGoal
    goal.agreed_at = timezone.now()
    goal.save(update_fields=["agreed_at"])
    return goal


@transaction.atomic
def reach(match_id: int, goal_id: int, *, reached: bool) -> AgreedGoal:
    """By either of them; the tick may be taken away again.

    Raises GoalIsGone, GoalIsNotAgreed, PairIsOver.
    """
    _match, goal = _locked(match_id, goal_id)
    if goal.agreed_at is None:
        raise GoalIsNotAgreed
    if reached != (goal.reached_at is not None):
        goal.reached_at = timezone.now() if reached else None
        goal.save(update_fields=["reached_at"])
    return goal


@transaction.atomic
def drop(match_id: int, goal_id: int) -> None:
    """Take it away; again changes nothing. Raises GoalIsReached, PairIsOver."""
    try:
        _match, goal = _locked(match_id, goal_id)
    except GoalIsGone:
        return
    if goal.reached_at is not None:
        raise GoalIsReached
    goal.delete()


def _locked(match_id: int, goal_id: int) -> tuple[Match, AgreedGoal]:
    match = active(match_id)
    try:
        return match, AgreedGoal.objects.filter(match=match).locked(goal_id)
    except AgreedGoal.DoesNotExist as error:
        raise GoalIsGone from error


def _ask(match: Match, reader: Side) -> None:
    """One mail a day, however many are written."""
    key = f"mentoring.goals_wait/{reader.value}/{match.pk}/{timezone.localdate()}"
    post(emails.GOALS_WAIT[reader], match.pk, key=key)
