"""What questions hold about a person: as somebody who asked, and as one of us who answers."""

from typing import Any

from django.db.models import F

from accounts.models import User
from asking.forgetting import forget
from asking.handing import give_back
from asking.models import Question, QuestionStep

HOLDS = {
    "asking.Question": "stays as a number, without a word and without her name",
    "asking.QuestionStep": "without words where she asked; without her name where she answered",
    "asking.Team_members": "goes with the account",
    "asking.Responsibility": "stays, without her: her team has it",
}

NEEDS_NONE = {"asking.Team": "the address of a team, or of a partner organisation"}


def held(user: User) -> dict[str, Any]:
    asked = Question.objects.by_person(user).filter(forgotten_at=None)
    found = {
        "questions": [_question(each) for each in asked.select_related("topic", "municipality")]
    }
    return {key: rows for key, rows in found.items() if rows}


def _question(question: Question) -> dict[str, Any]:
    """Why it was handed on is ours; what we answered is hers."""
    steps = question.steps.filter(kind__in=QuestionStep.SHE_READS)
    return {
        "reference": question.reference,
        "topic": str(question.topic),
        "municipality": str(question.municipality or ""),
        "name": question.name,
        "email": question.email,
        "asked": question.asked_at,
        "text": question.text,
        "state": question.state,
        "helped": question.helped,
        "steps": list(steps.values("kind", "at", "words")),
    }


def hindrances(user: User) -> list[str]:
    return []


def erase(user: User) -> None:
    """What she had to answer is her team's at once, and the links in her mails open nothing."""
    for pk in Question.objects.by_person(user).values_list("pk", flat=True):
        forget(pk)
    give_back()
    Question.objects.filter(person=user).update(owners_version=F("owners_version") + 1)
