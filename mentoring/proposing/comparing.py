"""What two runs have in common, and who is where in the second but not in the first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mentoring.matching import Id


@dataclass(frozen=True)
class Moved:
    """``before`` or ``after`` is None where the student has no mentor in that run."""

    student: Id
    before: Id | None
    after: Id | None
    score_before: int | None
    score_after: int | None


@dataclass(frozen=True)
class Difference:
    same: int
    moved: tuple[Moved, ...]
    matched: int
    worst: int | None
    total: int
    low: tuple[int, ...]

    @property
    def gained(self) -> list[Moved]:
        return [one for one in self.moved if one.before is None]

    @property
    def lost(self) -> list[Moved]:
        return [one for one in self.moved if one.after is None]

    @property
    def changed(self) -> list[Moved]:
        return [one for one in self.moved if None not in (one.before, one.after)]


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> Difference:
    """Of two results, as they are kept: numbers of the second less those of the first."""
    first, second = _mentors_of(before), _mentors_of(after)
    students = sorted(first.keys() | second.keys(), key=lambda key: (isinstance(key, str), key))
    nobody = (None, None)
    moved = tuple(
        Moved(s, first.get(s, nobody)[0], second.get(s, nobody)[0],
              first.get(s, nobody)[1], second.get(s, nobody)[1])
        for s in students
        if first.get(s, nobody)[0] != second.get(s, nobody)[0]
    )  # fmt: skip
    worst = (before["worst"], after["worst"])
    return Difference(
        same=sum(s in second and first[s][0] == second[s][0] for s in first),
        moved=moved,
        matched=after["matched"] - before["matched"],
        worst=None if None in worst else worst[1] - worst[0],
        total=after["total"] - before["total"],
        low=tuple(b - a for a, b in zip(before["low"], after["low"], strict=True)),
    )


def _mentors_of(result: Mapping[str, Any]) -> dict[Id, tuple[Id, int]]:
    return {pair["student"]: (pair["mentor"], pair["score"]) for pair in result["pairs"]}
