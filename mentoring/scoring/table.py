"""All students against all mentors at once: the same values as ``points``, by NumPy.

Some students at a time, so that 10,000 against 4,000 need little more than the table itself, 80 MB.
"""

from collections.abc import Callable, Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from mentoring.models.lists import Criterion, Goal, Industry, Meets, Time
from mentoring.scoring import points
from mentoring.scoring.answers import Id, MentorAnswers, StudentAnswers
from mentoring.scoring.facts import likeness
from vocabulary.education import EducationField

ROWS = 500  # students at a time
APART = -1  # instead of a score

Grid = NDArray[np.int16]
Floats = NDArray[np.float32]
FIELDS = ["", *EducationField.values]
FIELD_POINTS = np.array(
    [[points.FIELD[likeness(one, other)] for other in FIELDS] for one in FIELDS], np.int16
)
SHARES = np.array(
    [
        [points.share(min(part, whole), whole) for part in range(len(Goal) + 1)]
        for whole in range(len(Goal) + 1)
    ],
    np.int16,
)
LANGUAGE_POINTS = np.array(points.LANGUAGE, np.int16)
TIMES_POINTS = np.array([points.TIMES[min(n, 3)] for n in range(len(Time) + 1)], np.int16)


def score_all(
    students: Sequence[StudentAnswers],
    mentors: Sequence[MentorAnswers],
    weights: Mapping[str, int],
    banned: Collection[tuple[Id, Id]] = (),
    tell: Callable[[float], None] = lambda share: None,
) -> Grid:
    """Totals, or ``APART``. ``tell`` hears how much is done, 0 to 1."""
    totals = np.full((len(students), len(mentors)), APART, np.int16)
    offered = Mentors(mentors)
    for start in range(0, len(students), ROWS):
        rows = students[start : start + ROWS]
        grid, level = offered.points(rows)
        total = _total(grid, weights, (len(rows), len(mentors)))
        total[offered.apart(rows, level)] = APART
        totals[start : start + len(rows)] = total
        tell((start + len(rows)) / len(students))
    _ban(totals, students, mentors, banned)
    return totals


def _ban(
    totals: Grid,
    students: Sequence[StudentAnswers],
    mentors: Sequence[MentorAnswers],
    banned: Collection[tuple[Id, Id]],
) -> None:
    rows = {student.id: number for number, student in enumerate(students)}
    columns = {mentor.id: number for number, mentor in enumerate(mentors)}
    for student, mentor in banned:
        if student in rows and mentor in columns:
            totals[rows[student], columns[mentor]] = APART


def _total(
    grid: Mapping[str, Grid], weights: Mapping[str, int], shape: tuple[int, int]
) -> NDArray[np.int32]:
    whole = sum(weights.get(criterion, 0) for criterion in grid)
    reached = np.zeros(shape, np.int32)
    for criterion, each in grid.items():
        if weights.get(criterion):
            reached += each * np.int32(20 * weights[criterion])
    if whole:
        reached += whole
        reached //= 2 * whole
    return reached


class Mentors:
    """Mentors' answers as numbers, made once."""

    def __init__(self, mentors: Sequence[MentorAnswers]) -> None:
        self.mentors = mentors
        self.field = _numbers([m.study_field for m in mentors], FIELDS)
        self.industry = _flags([(m.industry,) for m in mentors], Industry.values)
        self.helps = _flags([m.helps_with for m in mentors], Goal.values)
        self.times = _flags([m.times for m in mentors], Time.values)
        self.in_person, self.online = _ways([m.meets for m in mentors])
        self.not_degrees = [set(m.not_degrees) for m in mentors]
        self.not_kinds = [set(m.not_study_kinds) for m in mentors]
        self.column = {mentor.id: number for number, mentor in enumerate(mentors)}
        self.languages = sorted({code for m in mentors for code in m.languages})
        self.levels = _levels(mentors, self.languages)

    def points(self, rows: Sequence[StudentAnswers]) -> tuple[dict[str, Grid], NDArray[np.int8]]:
        """By criterion, and the level of the best language together."""
        level = self._level(rows)
        fields = _numbers([s.study_field for s in rows], FIELDS)
        return {
            Criterion.FIELD.value: FIELD_POINTS[fields][:, self.field],
            Criterion.INDUSTRY.value: self._industry(rows),
            Criterion.GOALS.value: self._goals(rows),
            Criterion.LANGUAGE.value: LANGUAGE_POINTS[level],
            Criterion.TIMES.value: self._times(rows),
            Criterion.STUDENT_WISH.value: self._wishes(rows),
        }, level

    def _industry(self, rows: Sequence[StudentAnswers]) -> Grid:
        wanted = _flags([s.industries for s in rows], Industry.values)
        grid = (_common(wanted, self.industry) * points.MOST).astype(np.int16)
        grid[[not s.industries for s in rows]] = points.HALF
        return grid

    def _goals(self, rows: Sequence[StudentAnswers]) -> Grid:
        wanted = _flags([s.goals for s in rows], Goal.values)
        whole = wanted.sum(axis=1).astype(np.intp)
        grid: Grid = SHARES[whole[:, None], _common(wanted, self.helps)]
        return grid

    def _times(self, rows: Sequence[StudentAnswers]) -> Grid:
        free = _flags([s.times for s in rows], Time.values)
        in_person, online = _ways([s.meets for s in rows])
        fit = (in_person[:, None] & self.in_person) | (online[:, None] & self.online)
        grid: Grid = TIMES_POINTS[_common(free, self.times)]
        return grid + fit.astype(np.int16) * np.int16(points.WAYS_FIT)

    def _wishes(self, rows: Sequence[StudentAnswers]) -> Grid:
        grid = np.zeros((len(rows), len(self.mentors)), np.int16)
        for row, student in zip(grid, rows, strict=True):
            if not student.wishes:
                row[:] = points.HALF
            for rank, wished in reversed(list(enumerate(student.wishes, 1))):
                if wished in self.column:
                    row[self.column[wished]] = points.WISH[rank]
        return grid

    def _level(self, rows: Sequence[StudentAnswers]) -> NDArray[np.int8]:
        levels = _levels(rows, self.languages)
        best = np.zeros((len(rows), len(self.mentors)), np.int8)
        for number in np.flatnonzero(levels.any(axis=0)):
            who = np.flatnonzero(levels[:, number])
            both = np.minimum(levels[who, number, None], self.levels[:, number])
            best[who] = np.maximum(best[who], both)
        return best

    def apart(self, rows: Sequence[StudentAnswers], level: NDArray[np.int8]) -> NDArray[np.bool_]:
        kept: NDArray[np.bool_] = level < points.ENOUGH
        for refused, asked in (
            (self.not_degrees, [s.degree for s in rows]),
            (self.not_kinds, [s.study_kind for s in rows]),
        ):
            for value in set(asked):
                mentors = np.array([value in values for values in refused], bool)
                kept |= np.array([one == value for one in asked])[:, None] & mentors
        return kept


def _numbers(values: Sequence[str], known: Sequence[str]) -> NDArray[np.intp]:
    places = {value: number for number, value in enumerate(known)}
    return np.array([places[value] for value in values], np.intp)


def _flags(chosen: Sequence[Collection[str]], known: Sequence[str]) -> Floats:
    return np.array([[value in one for value in known] for one in chosen], np.float32).reshape(
        len(chosen), len(known)
    )


def _common(one: Floats, other: Floats) -> NDArray[np.intp]:
    """How many both have: small whole numbers, which floats hold exactly."""
    return (one @ other.T).astype(np.intp)


def _ways(meets: Sequence[str]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    return (
        np.array([way != Meets.ONLINE for way in meets], bool),
        np.array([way != Meets.IN_PERSON for way in meets], bool),
    )


def _levels(
    people: Sequence[StudentAnswers] | Sequence[MentorAnswers], languages: Sequence[str]
) -> NDArray[np.int8]:
    rows = [[one.languages.get(code, 0) for code in languages] for one in people]
    return np.array(rows, np.int8).reshape(len(people), len(languages))
