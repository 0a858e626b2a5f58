"""Spam is put aside, and can be taken back until it is deleted."""

from django.db import transaction
from django.utils import timezone

from accounts.models import AccessLog, User
from asking import history, refusals
from asking.models import Question, QuestionStep

State, Kind = Question.State, QuestionStep.Kind


@transaction.atomic
def mark(question_id: int, *, by: User) -> Question:
    """Nobody is told. Marked again it changes nothing. Raises NotWaiting once it was answered."""
    question = Question.objects.locked(question_id)
    if question.state == State.SPAM:
        return question
    if not question.is_in_hand:
        raise refusals.NotWaiting
    return _move(question, State.SPAM, Kind.SPAM, by)


@transaction.atomic
def unmark(question_id: int, *, by: User) -> Question:
    """It waits again, with the day that was promised."""
    question = Question.objects.locked(question_id)
    if question.state != State.SPAM:
        return question
    return _move(question, State.OPEN, Kind.NO_SPAM, by)


def _move(question: Question, state: str, kind: str, by: User) -> Question:
    question.state = state
    question.closed_at = timezone.now() if state == State.SPAM else None
    question.save(update_fields=["state", "closed_at"])
    history.note(question, kind, by=by)
    AccessLog.add(f"question.{kind}", question, by=by, about=question.asker)
    return question
