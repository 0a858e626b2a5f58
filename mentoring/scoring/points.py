"""Points of one pair, 0 to 1,000 for each criterion, and the total; what keeps two people apart.

What somebody leaves open counts half with everybody: it neither earns nor costs a good mentor.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from mentoring.models.lists import Criterion
from mentoring.scoring.answers import Id, MentorAnswers, StudentAnswers
from mentoring.scoring.facts import Facts, Likeness, best_language, facts_of
from vocabulary.education import LanguageLevel

MOST = 1000
HALF = MOST // 2
FIELD = {
    Likeness.SAME: MOST,
    Likeness.RELATED: HALF,
    Likeness.DIFFERENT: 0,
    Likeness.OPEN: HALF,
}
LANGUAGE = (0, 0, 0, 400, 600, 800, 1000, 1000)  # by CEFR level, A1 = 1; below B1 nobody is paired
TIMES = (0, 500, 700, 800)  # by how many in common; three or four are as good as one another
WAYS_FIT = 200  # more, where both can meet in the same way
WISH = (0, 1000, 800, 600, 400, 200)  # by rank; 0: asked for others
ENOUGH = LanguageLevel.B1  # of a language, to talk of work in it


@dataclass(frozen=True)
class Score:
    """``total``: 0 to 10,000 by the weights. ``points``: 0 to 1,000 by criterion."""

    total: int
    points: dict[str, int]


class Apart(TextChoices):
    """Why two people are never paired."""

    LANGUAGE = "language", _("They have no language in common at B1 or above.")
    DEGREE = "degree", _("The mentor does not take students of this degree.")
    STUDY_KIND = "study_kind", _("The mentor does not take students of this kind of studies.")
    BANNED = "banned", _("They are not to be paired.")


def score(student: StudentAnswers, mentor: MentorAnswers, weights: Mapping[str, int]) -> Score:
    points = points_of(facts_of(student, mentor))
    return Score(total_of(points, weights), points)


def points_of(facts: Facts) -> dict[str, int]:
    industry = HALF if facts.industry is None else MOST * facts.industry
    return {
        Criterion.FIELD.value: FIELD[facts.field],
        Criterion.INDUSTRY.value: industry,
        Criterion.GOALS.value: share(len(facts.goals), facts.goals_wanted),
        Criterion.LANGUAGE.value: LANGUAGE[facts.level],
        Criterion.TIMES.value: TIMES[min(len(facts.times), 3)] + WAYS_FIT * facts.ways_fit,
        Criterion.STUDENT_WISH.value: HALF if facts.rank is None else WISH[facts.rank],
    }


def share(part: int, whole: int) -> int:
    """Of 1,000, rounded; half where nothing is wanted."""
    return (2 * MOST * part + whole) // (2 * whole) if whole else HALF


def total_of(points: Mapping[str, int], weights: Mapping[str, int]) -> int:
    """The weighted mean times ten, rounded; 0 where no weight is above 0."""
    whole = sum(weights.get(criterion, 0) for criterion in points)
    if not whole:
        return 0
    reached = sum(weights.get(criterion, 0) * each for criterion, each in points.items())
    return (20 * reached + whole) // (2 * whole)


def apart(
    student: StudentAnswers, mentor: MentorAnswers, banned: Collection[tuple[Id, Id]] = ()
) -> Apart | None:
    """The first rule that keeps them apart. ``banned``: ids of students and mentors."""
    if (student.id, mentor.id) in banned:
        return Apart.BANNED
    if best_language(student, mentor)[1] < ENOUGH:
        return Apart.LANGUAGE
    if student.degree in mentor.not_degrees:
        return Apart.DEGREE
    return Apart.STUDY_KIND if student.study_kind in mentor.not_study_kinds else None
