"""A question goes to somebody else, with the reason; there is always somebody."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import AccessLog, User
from asking import history, refusals
from asking.models import Question, QuestionStep, Team
from asking.permissions import may_answer, who_may_answer

Kind = QuestionStep.Kind


@transaction.atomic
def hand_on(
    question_id: int,
    *,
    team: Team | None = None,
    person: User | None = None,
    reason: str,
    seen: int,
    by: User | None = None,
) -> Question:
    """To a team, or to a person (who keeps her own team). The promised day stays as it was.

    ``seen``: the ``owners_version`` that the sender looked at; of two who hand on at once the first
    counts. Raises HandedOnMeanwhile, HasItAlready, MayNotAnswer, NotWaiting.
    """
    question = Question.objects.locked(question_id)
    if not question.is_in_hand:
        raise refusals.NotWaiting
    if seen != question.owners_version:
        raise _meanwhile(question)
    if person is not None and not may_answer(person):
        raise refusals.MayNotAnswer
    former = question.team
    to_team = _team_for(question, team, person)
    if (former, question.person) == (to_team, person):
        raise refusals.HasItAlready
    question.change_owner(to_team, person)
    step = history.note(
        question,
        Kind.HANDED_ON,
        by=by,
        team=former,
        to_team=to_team,
        to_person=person,
        words=reason,
    )
    behalf = "" if by else str(former)
    AccessLog.add("question.handed_on", question, by=by, about=question.asker, on_behalf_of=behalf)
    history.tell_owner(step)
    return question


def _meanwhile(question: Question) -> refusals.HandedOnMeanwhile:
    words = _("This question has gone to %(name)s meanwhile. Look again before you hand it on.")
    return refusals.HandedOnMeanwhile(words % {"name": question.owner_name})


def _team_for(question: Question, team: Team | None, person: User | None) -> Team:
    """Where a person has it, her team is who has it after her."""
    if person is None:
        return team or question.team
    hers = list(Team.objects.filter(members=person))
    return question.team if question.team in hers or not hers else hers[0]


def give_back() -> int:
    """By the clock: questions of people who have left, or may not answer any more, go to their
    team, and the team is told. How many."""
    held = Question.objects.in_hand().exclude(person=None)
    left = held.exclude(person__in=who_may_answer().values("pk"))
    return sum(_give_back(pk) for pk in list(left.values_list("pk", flat=True)))


@transaction.atomic
def _give_back(pk: int) -> bool:
    question = Question.objects.locked(pk)
    if question.person is None or may_answer(question.person):
        return False
    question.change_owner(question.team, None)
    _tell_team(question)
    return True


@transaction.atomic
def tell_again(pk: int) -> None:
    """The team reads another mailbox now: what was mailed to the former opens nothing."""
    question = Question.objects.locked(pk)
    question.change_owner(question.team, question.person)
    if question.is_waiting:
        _tell_team(question)


def _tell_team(question: Question) -> None:
    step = history.note(question, Kind.GIVEN, team=None, to_team=question.team)
    history.tell_owner(step)
