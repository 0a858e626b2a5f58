"""The pairs of a run as the board shows them: found by words, each with its points in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from mentoring.models import Criterion, MatchRun, PairRule
from mentoring.proposing.cast import Cast, Person
from mentoring.scoring import all_reasons, read_mentor, read_student

POOR, MIDDLING, GOOD = "poor", "middling", "good"


@dataclass(frozen=True)
class Part:
    """One criterion: ``points`` 0 to 1,000; ``weight`` 0 does not count."""

    label: str
    points: int
    weight: int
    words: str


@dataclass(frozen=True)
class Row:
    student: Person
    mentor: Person
    score: int
    band: str
    points: dict[str, int]
    rule: PairRule | None
    parts: tuple[Part, ...] = ()


def rows_of(run: MatchRun, wanted: Sequence[dict[str, Any]], cast: Cast) -> list[Row]:
    """Of these of the result's pairs, with their words."""
    cast.students(pair["student"] for pair in wanted)
    cast.mentors(pair["mentor"] for pair in wanted)
    rules = _rules(run)
    return [
        Row(
            student=cast.student(pair["student"]),
            mentor=cast.mentor(pair["mentor"]),
            score=pair["score"],
            band=band_of(pair["score"], run.settings["bands"]),
            points=pair["points"],
            rule=rules.get((pair["student"], pair["mentor"])),
            parts=tuple(parts_of(run, pair["student"], pair["mentor"], pair["points"])),
        )
        for pair in wanted
    ]


def parts_of(
    run: MatchRun, student: int | str, mentor: int | str, points: dict[str, int]
) -> Iterator[Part]:
    """Empty for somebody who is erased: the numbers stay, the words are gone."""
    one = run.frozen["students"].get(str(student))
    other = run.frozen["mentors"].get(str(mentor))
    if one is None or other is None:
        return
    words = all_reasons(read_student(student, one), read_mentor(mentor, other))
    for criterion in Criterion:
        weight = run.settings["weights"].get(criterion.value, 0)
        yield Part(str(criterion.label), points[criterion.value], weight, words[criterion.value])


def band_of(score: int, bands: Sequence[int]) -> str:
    low, middle = bands
    if score < low:
        return POOR
    return MIDDLING if score < middle else GOOD


def found(run: MatchRun, cast: Cast, words: str, band: str, group: str) -> list[dict[str, Any]]:
    """Pairs, the worst first. ``group``: "university-3", "partner-5"."""
    pairs = sorted(run.result["pairs"], key=lambda pair: pair["score"])
    if band:
        pairs = [p for p in pairs if band_of(p["score"], run.settings["bands"]) == band]
    if group:
        pairs = [pair for pair in pairs if _is_of(run, pair, group)]
    if not words:
        return pairs
    cast.students(pair["student"] for pair in pairs)
    cast.mentors(pair["mentor"] for pair in pairs)
    return [pair for pair in pairs if _has(pair, cast, words)]


def _is_of(run: MatchRun, pair: dict[str, Any], group: str) -> bool:
    kind, _, key = group.partition("-")
    side = {"university": "student", "partner": "mentor"}.get(kind, "")
    people = run.frozen.get(f"{side}s", {})
    return bool(side) and str(people.get(str(pair[side]), {}).get(kind)) == key


def _has(pair: dict[str, Any], cast: Cast, words: str) -> bool:
    one, other = cast.student(pair["student"]), cast.mentor(pair["mentor"])
    text = f"{one.name} {one.of} {one.group} {other.name} {other.of} {other.group}".casefold()
    return all(word in text for word in words.casefold().split())


def _rules(run: MatchRun) -> dict[tuple[int, int], PairRule]:
    rules = PairRule.objects.filter(programme=run.programme_id)
    return {(rule.student_id, rule.mentor_id): rule for rule in rules}
