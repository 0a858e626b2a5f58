"""How well somebody and a job fit, and why: facts in, score and reasons out.

Nothing here knows a database, a language or a page, so that it can be tried with any facts. Used in
both directions: her own facts with open jobs, published copies with a company's own job.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

FITS = 60  # of 100; what is asked for beside occupation and languages may partly be missing
WEIGHTS = {
    "occupation": 40,
    "language": 25,
    "skill": 15,
    "education": 8,
    "experience": 7,
    "work_form": 5,
    "region": 5,
}
REMOTE = "remote"
MAJOR = 1  # digits of an occupation's major group
# Groups of ISCO-08 between which people move: a major group is a level, not a line of work.
RELATED: tuple[frozenset[str], ...] = tuple(
    frozenset(codes.split())
    for codes in (
        *("11 12 13 14", "12 24 33", "24 33 41 43", "41 42 43 44", "14 51 52", "42 52"),
        *("13 21", "21 31", "22 32", "32 53", "23 53", "25 35", "26 34"),
        *("61 62 63 92", "71 74 93", "72 81 82", "73 75", "81 82 93", "83 93"),
        *("51 94", "91 94 96", "53 91"),
    )
)
EXPERIENCE = (0, 1, 3, 6, 11)  # the bands of closed_lists.Experience, in years


class Kind(StrEnum):
    OCCUPATION = "occupation"
    LANGUAGE = "language"
    SKILL = "skill"
    EDUCATION = "education"
    EXPERIENCE = "experience"
    WORK_FORM = "work_form"
    REGION = "region"


class Verdict(StrEnum):
    MET = "met"
    NEAR = "near"
    MISSED = "missed"
    UNSAID = "unsaid"  # not told, which is not the same as not there


SHARE = {Verdict.MET: 1.0, Verdict.NEAR: 0.5, Verdict.MISSED: 0.0, Verdict.UNSAID: 0.0}


@dataclass(frozen=True)
class Facts:
    """Of a person what she has, of a job the least it asks for. Empty: not told, or not asked."""

    occupation: str = ""
    experience: int | None = None
    education_level: int | None = None
    region: str = ""
    work_forms: frozenset[str] = frozenset()
    languages: Mapping[str, int] = field(default_factory=dict)
    skills: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Reason:
    """One thing that is asked for. ``key``: the language's code or the skill's id, of those."""

    kind: Kind
    verdict: Verdict
    asked: str | int | frozenset[str] = ""
    has: str | int | frozenset[str] | None = None
    key: str | int = ""


@dataclass(frozen=True)
class Match:
    score: int  # 0 to 100
    fits: bool
    reasons: tuple[Reason, ...]

    @property
    def met(self) -> tuple[Reason, ...]:
        return tuple(reason for reason in self.reasons if reason.verdict == Verdict.MET)

    @property
    def open(self) -> tuple[Reason, ...]:
        """What is asked for and not, or not quite, there."""
        return tuple(reason for reason in self.reasons if reason.verdict != Verdict.MET)


def match(person: Facts, job: Facts) -> Match:
    """At best 100, with everything that the job asks for; what it does not ask for is nothing."""
    reasons = tuple(_reasons(person, job))
    score = _score(reasons)
    return Match(score, score >= FITS and not any(map(_keeps_out, reasons)), reasons)


def _reasons(person: Facts, job: Facts) -> Iterator[Reason]:
    if job.occupation:
        yield _occupation(person.occupation, job.occupation)
    for code, level in sorted(job.languages.items()):
        has = person.languages.get(code)
        yield Reason(Kind.LANGUAGE, _at_least(has, level), level, has, code)
    for skill in sorted(job.skills):
        verdict = Verdict.MET if skill in person.skills else Verdict.UNSAID
        yield Reason(Kind.SKILL, verdict, skill, None, skill)
    if job.education_level is not None:
        verdict = _at_least(person.education_level, job.education_level)
        yield Reason(Kind.EDUCATION, verdict, job.education_level, person.education_level)
    if job.experience is not None:
        verdict = _at_least(_band(person.experience), _band(job.experience))
        yield Reason(Kind.EXPERIENCE, verdict, job.experience, person.experience)
    if job.work_forms:
        verdict = _any_of(person.work_forms, job.work_forms)
        yield Reason(Kind.WORK_FORM, verdict, job.work_forms, person.work_forms & job.work_forms)
    if job.region:
        yield Reason(Kind.REGION, _region(person, job), job.region, person.region)


def related(occupation: str) -> frozenset[str]:
    """The codes that are near: itself, its major group, and those between which people move."""
    near = (codes for codes in RELATED if occupation in codes)
    return frozenset({occupation, occupation[:MAJOR]}).union(*near)


def _occupation(has: str, asked: str) -> Reason:
    """The same group, or one near it; she may show no more than the major group."""
    if not has:
        verdict = Verdict.UNSAID
    elif has == asked:
        verdict = Verdict.MET
    else:
        verdict = Verdict.NEAR if has in related(asked) else Verdict.MISSED
    return Reason(Kind.OCCUPATION, verdict, asked, has)


def _at_least(has: int | None, asked: int | None) -> Verdict:
    """One step too few is near."""
    if has is None or asked is None:
        return Verdict.UNSAID
    if has >= asked:
        return Verdict.MET
    return Verdict.NEAR if has == asked - 1 else Verdict.MISSED


def _band(years: int | None) -> int | None:
    return None if years is None else sum(years >= least for least in EXPERIENCE)


def _any_of(has: frozenset[str], asked: frozenset[str]) -> Verdict:
    if not has:
        return Verdict.UNSAID
    return Verdict.MET if has & asked else Verdict.MISSED


def _region(person: Facts, job: Facts) -> Verdict:
    """From home it does not matter where one lives."""
    if REMOTE in job.work_forms:
        return Verdict.MET
    if not person.region:
        return Verdict.UNSAID
    return Verdict.MET if person.region == job.region else Verdict.MISSED


def _score(reasons: tuple[Reason, ...]) -> int:
    """Of each kind the share that is met, by the weight of the kind."""
    shares: dict[Kind, list[float]] = {}
    for reason in reasons:
        shares.setdefault(reason.kind, []).append(SHARE[reason.verdict])
    asked = sum(WEIGHTS[kind] for kind in shares)
    met = sum(WEIGHTS[kind] * sum(found) / len(found) for kind, found in shares.items())
    return int(100 * met / asked + 1e-9) if asked else 0


def _keeps_out(reason: Reason) -> bool:
    """Another occupation, a language not known well enough, or only other kinds of work."""
    if reason.kind in (Kind.OCCUPATION, Kind.LANGUAGE):
        return reason.verdict in (Verdict.MISSED, Verdict.UNSAID)
    return reason.kind == Kind.WORK_FORM and reason.verdict == Verdict.MISSED
