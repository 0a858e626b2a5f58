"""Mails to whoever asked, and to whoever is to answer."""

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.permissions import enters_admin
from asking.due import is_too_late
from asking.models import Question, QuestionStep, Team
from outbox.letters import Letter, mail

State, Kind = Question.State, QuestionStep.Kind


@mail("asking.received")
def received(pk: int) -> Letter | None:
    """To her: it has come, and when she hears from us. Her own words are not in it: anybody may
    have typed her address."""
    question = _questions().filter(pk=pk, forgotten_at=None).first()
    if question is None or question.state == State.SPAM:
        return None
    return Letter(question.email, question.language, "asking/received", {"question": question})


@mail("asking.answered")
def answered(pk: int) -> Letter | None:
    """To her. About a QuestionStep."""
    return _to_her(pk, "asking/answered")


@mail("asking.asked_back")
def asked_back(pk: int) -> Letter | None:
    """To her: we need to know more. About a QuestionStep."""
    return _to_her(pk, "asking/asked_back")


def _to_her(pk: int, template: str) -> Letter | None:
    step = _steps().filter(pk=pk).first()
    if step is None or step.question.forgotten_at is not None:
        return None
    question = step.question
    return Letter(question.email, question.language, template, {"question": question, "step": step})


@mail("asking.for_you")
def for_you(pk: int) -> Letter | None:
    """To the owner, about a QuestionStep; None where it does not wait, or has gone on since."""
    step = _steps().filter(pk=pk).first()
    if step is None or step.question.state != State.OPEN or _went_on_since(step):
        return None
    question, person = step.question, step.question.person
    in_admin = bool(person and enters_admin(person))
    context = {"question": question, "step": step, "person": person, "in_admin": in_admin}
    if person is not None and person.is_active:
        return Letter(person.email, person.language, "asking/for_you", context)
    return Letter(question.team.email, question.team.language, "asking/for_you", context)


def _went_on_since(step: QuestionStep) -> bool:
    """The next owner has a mail of her own; who took it herself needs none."""
    moves = (Kind.HANDED_ON, Kind.GIVEN, Kind.TAKEN)
    return step.question.steps.filter(pk__gt=step.pk, kind__in=moves).exists()


@mail("asking.due_today")
def due_today(pk: int) -> Letter | None:
    """To a person: what she promised for today or before. About a User."""
    person = User.objects.filter(pk=pk, is_active=True).first()
    due = _due().filter(person=pk)
    if person is None or not due:
        return None
    context = {"name": person, "due": due, "in_admin": enters_admin(person)}
    return Letter(person.email, person.language, "asking/due_today", context)


@mail("asking.teams_due_today")
def teams_due_today(pk: int) -> Letter | None:
    """About a Team."""
    team = Team.objects.filter(pk=pk).first()
    due = _due().filter(person=None, team=pk)
    if team is None or not due:
        return None
    context = {"name": team, "due": due, "in_admin": False}
    return Letter(team.email, team.language, "asking/due_today", context)


@mail("asking.too_late")
def too_late(pk: int) -> Letter | None:
    """To the team that catches all: what others have let wait. About a Team."""
    team = Team.objects.filter(pk=pk).first()
    today = timezone.localdate()
    late = [each for each in _due() if is_too_late(each.due_on, today)]
    if team is None or not late:
        return None
    return Letter(team.email, team.language, "asking/too_late", {"team": team, "late": late})


def _questions() -> QuerySet[Question]:
    return Question.objects.select_related("topic", "municipality", "page", "team", "person")


def _steps() -> QuerySet[QuestionStep]:
    return QuestionStep.objects.select_related(
        *("question__topic", "question__municipality", "question__page"),
        *("question__team", "question__person", "by", "team"),
    )


def _due() -> QuerySet[Question]:
    today = timezone.localdate()
    return _questions().filter(state=State.OPEN, due_on__lte=today).order_by("due_on", "id")


def preview_of(question: Question, words: str, *, by: User) -> str:
    """The text of the mail with this answer, as it would go out now."""
    step = QuestionStep(question=question, kind=Kind.ANSWERED, by=by, words=words)
    context = {"question": question, "step": step}
    return str(Letter(question.email, question.language, "asking/answered", context).render().body)
