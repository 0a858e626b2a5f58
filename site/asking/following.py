"""What whoever asked does by her link: write again, or say whether the answer settled it."""

from django.db import transaction
from django.utils import timezone

from asking import history, refusals
from asking.due import due_on
from asking.models import Question, QuestionStep

State, Kind = Question.State, QuestionStep.Kind


@transaction.atomic
def ask_again(question_id: int, words: str) -> Question:
    """It waits for its owner again, with a new day. The same words twice are written once.

    Whoever has her link is no program: what was taken for spam waits again, too.
    Raises IsForgotten.
    """
    question = _locked(question_id)
    last = question.steps.last()
    if last is not None and last.kind == Kind.ASKED_AGAIN and last.words == words:
        return question
    return _reopen(question, Kind.ASKED_AGAIN, words)


@transaction.atomic
def settled(question_id: int) -> Question:
    """ "That settled it." Said again it changes nothing. Raises NothingToSettle, IsForgotten."""
    question = _locked(question_id)
    if question.state == State.SETTLED:
        return question
    if question.state != State.ANSWERED:
        raise refusals.NothingToSettle
    question.state, question.helped = State.SETTLED, True
    question.save(update_fields=["state", "helped"])
    history.note(question, Kind.SETTLED)
    return question


@transaction.atomic
def not_settled(question_id: int, words: str) -> Question:
    """What is missing goes to the owner. Raises NothingToSettle, IsForgotten."""
    question = _locked(question_id)
    last = question.steps.last()
    if last is not None and last.kind == Kind.NOT_SETTLED and last.words == words:
        return question
    if not question.is_answered:
        raise refusals.NothingToSettle
    question.helped = False
    question.save(update_fields=["helped"])
    return _reopen(question, Kind.NOT_SETTLED, words)


def _locked(question_id: int) -> Question:
    question = Question.objects.locked(question_id)
    if question.forgotten_at is not None:
        raise refusals.IsForgotten
    return question


def _reopen(question: Question, kind: str, words: str) -> Question:
    """A day that was promised before stays, where she has only added to her question."""
    if question.state != State.OPEN:
        question.due_on = due_on(timezone.localdate())
    question.state, question.closed_at = State.OPEN, None
    question.save(update_fields=["state", "closed_at", "due_on"])
    history.tell_owner(history.note(question, kind, words=words))
    return question
