"""An owner answers, asks back, or takes a question that is her team's."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import AccessLog, User
from asking import history, refusals
from asking.emails import answered, asked_back
from asking.models import Question, QuestionStep
from outbox.mail import post

State, Kind = Question.State, QuestionStep.Kind


@transaction.atomic
def answer(
    question_id: int, words: str, *, by: User | None = None, link_version: int | None = None
) -> Question:
    """She gets it by mail in her language. Of two answers at once the first counts.

    ``by`` is None for an owner who came by a link: then ``link_version`` is that link's. The same
    words again change nothing. Raises AnsweredAlready, HandedOnMeanwhile, NotWaiting, IsForgotten.
    """
    question = _locked(question_id, link_version)
    if not question.is_in_hand:
        return _same_again(question, words, by)
    return _send_answer(question, words, by)


@transaction.atomic
def ask_back(
    question_id: int, words: str, *, by: User | None = None, link_version: int | None = None
) -> Question:
    """Something is missing: she is asked, and until she writes no day is promised.

    Raises what ``answer`` raises.
    """
    question = _locked(question_id, link_version)
    if question.state != State.OPEN:
        return _same_again(question, words, by)
    _close(question, State.ASKED_BACK)
    step = history.note(question, Kind.ASKED_BACK, by=by, words=words)
    _log("question.asked_back", question, by)
    post(asked_back, step.pk, key=f"asking.asked_back/{step.pk}")
    return question


@transaction.atomic
def add(question_id: int, words: str, *, by: User) -> Question:
    """To an answer that has gone out: what was wrong in it, or has changed since. The same words
    again change nothing. Raises NotWaiting where there is no answer yet, IsForgotten."""
    question = _locked(question_id, None)
    if not question.is_answered:
        raise refusals.NotWaiting
    last = question.steps.filter(kind=Kind.ANSWERED).last()
    if last is not None and (last.words, last.by) == (words, by):
        return question
    return _send_answer(question, words, by)


@transaction.atomic
def take(question_id: int, *, by: User) -> Question:
    """From the team, or from a colleague. Taken twice it is hers once. Raises NotWaiting."""
    question = Question.objects.locked(question_id)
    if question.person_id == by.pk:
        return question
    if not question.is_in_hand:
        raise refusals.NotWaiting
    question.change_owner(question.team, by)
    history.note(question, Kind.TAKEN, by=by, to_person=by)
    _log("question.taken", question, by)
    return question


def _locked(question_id: int, link_version: int | None) -> Question:
    question = Question.objects.locked(question_id)
    if question.forgotten_at is not None:
        raise refusals.IsForgotten
    if link_version is not None and link_version != question.owners_version:
        raise handed_on(question)
    return question


def handed_on(question: Question) -> refusals.HandedOnMeanwhile:
    words = _("This question is with %(name)s now. What you wrote was not sent.")
    return refusals.HandedOnMeanwhile(words % {"name": question.owner_name})


def _same_again(question: Question, words: str, by: User | None) -> Question:
    last = question.steps.filter(kind__in=(Kind.ANSWERED, Kind.ASKED_BACK)).last()
    if last is None or not (question.is_answered or question.state == State.ASKED_BACK):
        raise refusals.NotWaiting
    if last.words == words and last.by == by:
        return question
    said = _(
        "%(name)s has answered this already. Read the history below; your words were not sent."
    )
    raise refusals.AnsweredAlready(said % {"name": last.who or _("Somebody")})


def _send_answer(question: Question, words: str, by: User | None) -> Question:
    _close(question, State.ANSWERED)
    step = history.note(question, Kind.ANSWERED, by=by, words=words)
    _log("question.answered", question, by)
    post(answered, step.pk, key=f"asking.answered/{step.pk}")
    return question


def _close(question: Question, state: str) -> None:
    question.state = state
    question.closed_at = timezone.now()
    question.save(update_fields=["state", "closed_at"])


def _log(action: str, question: Question, by: User | None) -> None:
    team = "" if by else str(question.team)
    AccessLog.add(action, question, by=by, about=question.asker, on_behalf_of=team)
