"""The ways to repair, fewest changes first, each with its points before and after."""

from collections.abc import Collection
from dataclasses import dataclass

from mentoring.agreeing.proposing import Proposed
from mentoring.matching import BANDS, Id, Pair
from mentoring.matching.repair import Option, menu
from mentoring.models import Match, Programme
from mentoring.proposing.cast import Cast, Person
from mentoring.proposing.question import mentors_of, students_of
from mentoring.proposing.rows import band_of
from mentoring.repairing.situation import Situation, situation_of
from mentoring.scoring import MentorAnswers, StudentAnswers, reasons, score


@dataclass(frozen=True)
class Seat:
    """A mentor, and how well the student fits: ``score`` 0 to 10,000, ``band`` of it."""

    mentor: Person
    score: int
    band: str


@dataclass(frozen=True)
class Line:
    """One student who gets a mentor, or another one. ``before``: None for who has none now;
    ``lost``: the proposal that falls away for it. ``reasons``: what speaks for the new pair."""

    student: Person
    before: Seat | None
    after: Seat
    lost: Match | None
    reasons: list[str]


@dataclass(frozen=True)
class Way:
    """``key``: what the coordinator chooses; it holds as long as nothing changes. ``unplaced``:
    who still has no mentor. ``before`` and ``after``: the points of all proposals together.
    ``short``: how many pairs the quotas lack all the same. ``pairs``: to be proposed."""

    key: str
    changes: int
    lines: list[Line]
    unplaced: list[Person]
    before: int
    after: int
    worst: int | None
    short: int
    pairs: list[Proposed]

    @property
    def lost(self) -> list[Match]:
        return [line.lost for line in self.lines if line.lost is not None]

    @property
    def people_told(self) -> int:
        """How many get a mail."""
        students = {line.student.key for line in self.lines}
        mentors = {line.after.mentor.key for line in self.lines}
        return len(students) + len(mentors | {match.mentor_id for match in self.lost})


@dataclass(frozen=True)
class Ways:
    """``ways``: those that bring somebody a mentor, each better than those before it. ``resting``:
    mentors who were left out of it."""

    ways: list[Way]
    resting: list[Person]


def ways_of(programme: Programme, students: Collection[int]) -> Ways:
    telling = Telling(situation_of(programme, students))
    return Ways(telling.ways(), telling.resting())


class Telling:
    """Numbers of the matching become people, with what each pair is worth."""

    def __init__(self, now: Situation) -> None:
        self.now, self.cast = now, Cast()
        self.students: dict[Id, StudentAnswers] = students_of(now.frozen)
        self.mentors: dict[Id, MentorAnswers] = mentors_of(now.frozen)

    def ways(self) -> list[Way]:
        if not self.now.orphans:
            return []
        options = menu(
            self.now.instance, [*self.now.kept], self.now.orphans, banned=self.now.banned
        )
        return [self._way(option) for option in options if option.gained]

    def resting(self) -> list[Person]:
        mentors = self.now.instance.mentors
        return self.cast.mentors(mentors[number] for number in self.now.resting)

    def _way(self, option: Option) -> Way:
        self._know(option)
        points = sum(int(self.now.instance.scores[pair]) for pair in self.now.kept)
        return Way(
            key=self._key(option),
            changes=option.changes,
            lines=self._lines(option),
            unplaced=[self._student(number) for number in option.unplaced],
            before=points,
            after=option.points,
            worst=option.worst,
            short=option.short,
            pairs=[self._proposed(pair) for pair in option.gained],
        )

    def _lines(self, option: Option) -> list[Line]:
        """Who has nobody first."""
        lost = dict(option.lost)
        lines = [self._line(pair, lost.get(pair[0])) for pair in option.gained]
        return sorted(lines, key=lambda line: line.before is not None)

    def _line(self, pair: Pair, before: int | None) -> Line:
        student, _mentor = pair
        was = None if before is None else (student, before)
        return Line(
            student=self._student(student),
            before=self._seat(was) if was else None,
            after=self._seat(pair),
            lost=self.now.kept[was] if was else None,
            reasons=reasons(*self._answers(pair), self.now.weights),
        )

    def _seat(self, pair: Pair) -> Seat:
        points = int(self.now.instance.scores[pair])
        mentor = self.cast.mentor(self.now.instance.mentors[pair[1]])
        return Seat(mentor, points, band_of(points, BANDS))

    def _proposed(self, pair: Pair) -> Proposed:
        student, mentor = self._ids(pair)
        both = score(*self._answers(pair), self.now.weights)
        return Proposed(int(student), int(mentor), both.total, both.points)

    def _answers(self, pair: Pair) -> tuple[StudentAnswers, MentorAnswers]:
        student, mentor = self._ids(pair)
        return self.students[student], self.mentors[mentor]

    def _ids(self, pair: Pair) -> tuple[Id, Id]:
        return self.now.instance.students[pair[0]], self.now.instance.mentors[pair[1]]

    def _student(self, number: int) -> Person:
        return self.cast.student(self.now.instance.students[number])

    def _know(self, option: Option) -> None:
        """Read their names at once."""
        instance, pairs = self.now.instance, [*option.gained, *option.lost]
        students = [*(student for student, _mentor in pairs), *option.unplaced]
        self.cast.students(instance.students[number] for number in students)
        self.cast.mentors(instance.mentors[mentor] for _student, mentor in pairs)

    def _key(self, option: Option) -> str:
        pairs = ".".join("{}-{}".format(*self._ids(pair)) for pair in option.gained)
        return f"{self.now.fingerprint}:{pairs}"
