"""An evaluation is answered: half-way, and when it is over."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from mentoring.models import Evaluation, Side
from mentoring.models.months import evaluation_link
from mentoring.pairs import answers, outcomes


@dataclass(frozen=True)
class Said:
    """1 to 5 each. ``came_of_it`` (kinds) is asked of students, ``mentor_later`` at their end."""

    satisfied: int
    match_fits: int
    goals_reached: int
    would_again: bool
    words: str = ""
    mentor_later: bool | None = None
    came_of_it: Iterable[str] = ()


def by_token(token: str) -> Evaluation:
    """Raises BadLink."""
    found: Evaluation = answers.by_token(Evaluation, evaluation_link, token)
    return found


def is_students_last(evaluation: Evaluation) -> bool:
    return evaluation.side == Side.STUDENT and evaluation.moment == Evaluation.Moment.END


@transaction.atomic
def answer(evaluation_id: int, said: Said) -> Evaluation:
    """Within a week it may be put otherwise. Raises IsFinal, NotAskedAnyMore."""
    evaluation = Evaluation.objects.locked(evaluation_id)
    answers.check_open(evaluation)
    for name in ("satisfied", "match_fits", "goals_reached", "would_again", "words"):
        setattr(evaluation, name, getattr(said, name))
    if is_students_last(evaluation):
        evaluation.mentor_later = said.mentor_later
    if evaluation.side == Side.STUDENT:
        outcomes.tell(evaluation.match, said.came_of_it)
    evaluation.answered_at = evaluation.answered_at or timezone.now()
    evaluation.save()
    return evaluation
