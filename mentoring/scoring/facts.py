"""What two people have in common: all that points and words are made of."""

from dataclasses import dataclass
from enum import Enum

from mentoring.models.lists import Meets
from mentoring.scoring.answers import MentorAnswers, StudentAnswers
from mentoring.scoring.related import are_related


class Likeness(Enum):
    """``OPEN``: somebody has not said."""

    SAME = "same"
    RELATED = "related"
    DIFFERENT = "different"
    OPEN = "open"


@dataclass(frozen=True)
class Facts:
    """``industry`` and ``rank`` are None where the student leaves it open; ``rank`` 0: asked for
    others. ``level``: the lower of the two people's in ``language``, their best together, 0 for
    none.
    """

    field: Likeness
    industry: bool | None
    goals: tuple[str, ...]
    goals_wanted: int
    language: str
    level: int
    times: tuple[str, ...]
    ways_fit: bool
    rank: int | None


def facts_of(student: StudentAnswers, mentor: MentorAnswers) -> Facts:
    language, level = best_language(student, mentor)
    return Facts(
        field=likeness(student.study_field, mentor.study_field),
        industry=mentor.industry in student.industries if student.industries else None,
        goals=tuple(goal for goal in student.goals if goal in mentor.helps_with),
        goals_wanted=len(student.goals),
        language=language,
        level=level,
        times=tuple(time for time in student.times if time in mentor.times),
        ways_fit=_ways_fit(student.meets, mentor.meets),
        rank=_rank(student, mentor),
    )


def best_language(student: StudentAnswers, mentor: MentorAnswers) -> tuple[str, int]:
    """The one that the less able of the two speaks best; of equals, the first by code."""
    common = sorted(student.languages.keys() & mentor.languages.keys())
    levels = [(min(student.languages[c], mentor.languages[c]), c) for c in common]
    level = max((level for level, _code in levels), default=0)
    return next((code for each, code in levels if each == level), ""), level


def likeness(one: str, other: str) -> Likeness:
    if not one or not other:
        return Likeness.OPEN
    if one == other:
        return Likeness.SAME
    return Likeness.RELATED if are_related(one, other) else Likeness.DIFFERENT


def _ways_fit(one: str, other: str) -> bool:
    """Whoever has not said meets either way."""
    ways = {one or Meets.EITHER.value, other or Meets.EITHER.value}
    return Meets.EITHER.value in ways or len(ways) == 1


def _rank(student: StudentAnswers, mentor: MentorAnswers) -> int | None:
    if not student.wishes:
        return None
    return student.wishes.index(mentor.id) + 1 if mentor.id in student.wishes else 0
