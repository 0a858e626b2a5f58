"""What a coordinator asks of a run that is done, answered from its prices and told in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentoring.matching import Id, Instance, Result, match_staged
from mentoring.matching.blocking import blocking_pairs
from mentoring.matching.explaining import why_not
from mentoring.matching.recruiting import Kind, Worth, where_to_recruit
from mentoring.matching.what_would_help import Unmatched, Why, unmatched
from mentoring.models import MatchRun
from mentoring.proposing import words
from mentoring.proposing.asking import Gone, is_whole
from mentoring.proposing.cast import Cast, Person
from mentoring.proposing.keeping import result_from_json
from mentoring.proposing.question import banned_in, instance_of, mentors_of, students_of
from mentoring.proposing.rows import Part, parts_of
from mentoring.scoring import Apart, MentorAnswers, StudentAnswers, apart, score, why_apart

SMALL = 100_000  # pairs that are matched again while somebody waits: what a pair costs exactly
MOST_NAMED = 3  # mentors in a sentence
MOST_BLOCKING = 50
MOST_ALONE = 100


@dataclass(frozen=True)
class WhyNotTold:
    student: Person
    mentor: Person
    score: int | None
    parts: tuple[Part, ...]
    words: list[str]


@dataclass(frozen=True)
class Alone:
    """A student without a mentor: why, and what would help, one thing at a time."""

    student: Person
    why: str
    helps: list[str]


@dataclass(frozen=True)
class Tempted:
    """A pair of two who would both rather have each other than whom they have."""

    student: Person
    mentor: Person
    score: int
    words: str


@dataclass(frozen=True)
class Explained:
    run: MatchRun
    cast: Cast

    @classmethod
    def of(cls, run: MatchRun, cast: Cast) -> "Explained":
        """Raises Gone: without somebody's answers the prices say nothing."""
        if not is_whole(run):
            raise Gone
        return cls(run, cast)

    @cached_property
    def instance(self) -> Instance:
        return instance_of(self.run.frozen, self.run.settings["weights"])

    @cached_property
    def result(self) -> Result:
        return result_from_json(self.instance, self.run.result, self.run.certificate)

    def why_not(self, student: Id, mentor: Id) -> WhyNotTold:
        """Raises KeyError for somebody who is not in the run."""
        one, other = students_of(self.run.frozen)[student], mentors_of(self.run.frozen)[mentor]
        rule = apart(one, other, banned_in(self.run.frozen))
        both = score(one, other, self.run.settings["weights"])
        return WhyNotTold(
            student=self.cast.student(student),
            mentor=self.cast.mentor(mentor),
            score=None if rule else both.total,
            parts=tuple(parts_of(self.run, student, mentor, both.points)),
            words=[self._ruled_out(rule, student, mentor)] if rule else self._told(student, mentor),
        )

    def _ruled_out(self, rule: Apart, student: Id, mentor: Id) -> str:
        banned = self.run.frozen["rules"]["banned"]
        causes = {(s, m): cause for s, m, cause in banned}
        return words.cause(causes[student, mentor]) if rule == Apart.BANNED else why_apart(rule)

    def _told(self, student: Id, mentor: Id) -> list[str]:
        pair = self.instance.students.index(student), self.instance.mentors.index(mentor)
        again = match_staged if self.instance.scores.size <= SMALL else None
        answer = why_not(self.instance, self.result, *pair, again)
        students = {s: str(self._student(s)) for s, _score in answer.taken}
        mentors = {} if answer.has is None else {answer.has: str(self._mentor(answer.has))}
        return words.why_not(answer, students, mentors)

    def alone(self, most: int = MOST_ALONE) -> list[Alone]:
        """The first of those who have nobody."""
        some = self.result.unmatched[:most]
        found = unmatched(self.instance, self.result.pairs, some)
        self._know((one.student for one in found), self._named_for(found))
        return [
            Alone(self._student(one.student), self._why(one), list(self._helps(one)))
            for one in found
        ]

    def _named_for(self, found: list[Unmatched]) -> Iterator[int]:
        for one in found:
            yield from self._best_of(one, one.places)
            yield from self._best_of(one, self._liftable(one))

    def _know(self, students: Iterable[int], mentors: Iterable[int]) -> None:
        """Read their names at once."""
        self.cast.students([self.instance.students[number] for number in students])
        self.cast.mentors([self.instance.mentors[number] for number in mentors])

    def _why(self, one: Unmatched) -> str:
        university = self._university(one.student)
        return {
            Why.NOBODY: _("Rules keep this student apart from all mentors: most often, no language "
                          "at B1 or above in common."),
            Why.UNIVERSITY: _("%(university)s has as many pairs as its quota allows."),
            Why.QUOTAS: _("A mentor who could take this student has a free place, but the "
                          "organisation has as many pairs as its quota allows."),
            Why.PLACES: ngettext(
                "The places of the one mentor who could take this student are taken.",
                "The places of all %(n)s mentors who could take this student are taken.",
                len(one.allowed),
            ),
            Why.CHANCE: _("There is a place by now. Match anew."),
        }[one.why] % {"university": university, "n": len(one.allowed)}  # fmt: skip

    def _helps(self, one: Unmatched) -> Iterator[str]:
        if one.places:
            yield _("One more place with %(names)s.") % {"names": self._mentors(one, one.places)}
        for partner in one.partners:
            yield _("One more in the quota of %(name)s.") % {"name": self._partner(partner)}
        if one.university:
            yield _("One more in the quota of %(name)s.") % {"name": self._university(one.student)}
        if lifted := self._liftable(one):
            yield _("Lifting what keeps this student from %(names)s.") % {
                "names": self._mentors(one, lifted)
            }

    def _liftable(self, one: Unmatched) -> tuple[int, ...]:
        """A language is not lifted by anybody's word; a ban, or what a mentor does not take, is."""
        students, mentors = self._answers
        student, banned = students[self.instance.students[one.student]], banned_in(self.run.frozen)
        return tuple(
            m
            for m in one.bans
            if apart(student, mentors[self.instance.mentors[m]], banned) != Apart.LANGUAGE
        )

    @cached_property
    def _answers(self) -> tuple[dict[Id, StudentAnswers], dict[Id, MentorAnswers]]:
        return students_of(self.run.frozen), mentors_of(self.run.frozen)

    def _mentors(self, one: Unmatched, numbers: tuple[int, ...]) -> str:
        """The best for the student first; a few of them."""
        names = [self._mentor(m).name for m in self._best_of(one, numbers)]
        if len(names) == 1:
            return names[0]
        return _("%(names)s or %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}

    def _best_of(self, one: Unmatched, numbers: tuple[int, ...]) -> list[int]:
        scores = self.instance.scores[one.student]
        return sorted(numbers, key=lambda m: (-int(scores[m]), m))[:MOST_NAMED]

    def tempted(self) -> list[Tempted]:
        found = blocking_pairs(self.instance, self.result.pairs)[:MOST_BLOCKING]
        self._know(
            _numbers(number for one in found for number in (one.student, one.instead_of)),
            _numbers(number for one in found for number in (one.mentor, one.has)),
        )
        return [
            Tempted(
                self._student(one.student),
                self._mentor(one.mentor),
                one.score,
                words.tempted(
                    one,
                    None if one.has is None else self._mentor(one.has).name,
                    None if one.instead_of is None else self._student(one.instead_of).name,
                ),
            )
            for one in found
        ]

    def recruit(self, most: int = 8) -> list[str]:
        worth = where_to_recruit(self.instance, self.result)[:most]
        return [words.worth(one, self._where(one)) for one in worth]

    def _where(self, worth: Worth) -> str:
        if worth.kind == Kind.MENTOR:
            mentor = self._mentor(worth.number)
            return _("%(name)s (%(of)s)") % {"name": mentor.name, "of": mentor.of}
        if worth.kind in (Kind.PARTNER, Kind.PARTNER_LOWER):
            return self._partner(worth.number)
        return self.cast.name_of("university", str(self.instance.universities[worth.number].id))

    def _student(self, number: int) -> Person:
        return self.cast.student(self.instance.students[number])

    def _mentor(self, number: int) -> Person:
        return self.cast.mentor(self.instance.mentors[number])

    def _partner(self, number: int) -> str:
        return self.cast.name_of("partner", str(self.instance.partners[number].id))

    def _university(self, student: int) -> str:
        return self._student(student).group


def _numbers(numbers: Iterable[int | None]) -> list[int]:
    return [number for number in dict.fromkeys(numbers) if number is not None]
