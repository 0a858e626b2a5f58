"""Writing the history, and telling whoever owns a question."""

from typing import Any

from django.utils import timezone

from asking.emails import for_you
from asking.models import Question, QuestionStep
from outbox.mail import post


def note(question: Question, kind: str, **facts: Any) -> QuestionStep:
    """One line more. ``facts``: by, to_team, to_person, words."""
    return QuestionStep.objects.create(
        question=question, kind=kind, at=timezone.now(), **{"team": question.team, **facts}
    )


def tell_owner(step: QuestionStep) -> None:
    """Whoever owns the question now; about a step, so that each is told once."""
    post(for_you, step.pk, key=f"asking.for_you/{step.pk}")
