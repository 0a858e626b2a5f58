"""How many there are of each kind, and the rule of three.

A value that fewer than three people have is not told apart from one that nobody has: it is part of
"other". What that is worth, and what it is not, is in docs/anonymity.md.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from careers.closed_lists import EducationLevel, Experience, major_group_of
from careers.finding import tags
from careers.finding.asked import REGIONS, Asked
from careers.finding.tags import Cells

FEWEST = 3  # people; fewer are nobody's to count
EVERYBODY = -1  # instead of a step

Read = Callable[[int], Any]  # what a part of a cell stands for

_REGION_KEYS = {name: key for key, name in REGIONS.items()}


@dataclass(frozen=True)
class Counted:
    """``total``: who fits everything; ``counting``: those of them who help others to be three. The
    rest, of these alone: who would fit with another choice of that one."""

    total: int
    counting: int
    occupation: Mapping[str, int]
    region: Mapping[str, int]
    education: Mapping[int, int]
    experience: Mapping[int, int]

    @property
    def is_few(self) -> bool:
        return self.counting < FEWEST


def count(cells: Cells, asked: Asked) -> Counted:
    """Each facet is summed over everybody who fits in everything but that facet."""
    parts = tags.parts(cells)
    misses = [
        _misses(part, partial(fits, asked), read)
        for part, (read, fits) in zip(parts, FITS, strict=True)
    ]
    missed = np.sum(misses, axis=0, dtype=np.int8)
    counting = tags.counting(cells)
    sums = [
        _sums(part[(missed == miss) & counting], read)
        for part, miss, (read, _) in zip(parts, misses, FITS, strict=True)
    ]
    fits = missed == 0
    return _counted((_number(fits), _number(fits & counting)), *sums)


def _number(which: NDArray[np.bool_]) -> int:
    return int(np.count_nonzero(which))


def _misses(part: Cells, fits: Callable[[Any], bool], read: Read) -> NDArray[np.bool_]:
    """Of each whether she does not fit, found out once for each value: there are few of them."""
    values = np.flatnonzero(np.bincount(part))
    known = np.zeros(values.max(initial=0) + 1, np.bool_)
    known[values] = [not fits(read(int(value))) for value in values]
    return known[part]


def _sums(part: Cells, read: Read) -> dict[Any, int]:
    counts = np.bincount(part)
    return {read(int(value)): int(counts[value]) for value in np.flatnonzero(counts)}


def _counted(
    numbers: tuple[int, int],
    occupation: Mapping[str, int],
    region: Mapping[str, int],
    education: Mapping[Any, int],
    experience: Mapping[Any, int],
) -> Counted:
    return Counted(
        *numbers,
        occupation=_with_groups(occupation),
        region={_REGION_KEYS.get(name, ""): number for name, number in region.items()},
        education=_at_least(education, EducationLevel.values),
        experience=_at_least(experience, Experience.values),
    )


def _fits_occupation(asked: Asked, code: str) -> bool:
    wanted = asked.occupation
    return not wanted or (bool(code) and (code in wanted or major_group_of(code) in wanted))


def _fits_region(asked: Asked, name: str) -> bool:
    return not asked.region or _REGION_KEYS.get(name) in asked.region


def _fits_education(asked: Asked, level: int | None) -> bool:
    return asked.education is None or (level is not None and level >= asked.education)


def _fits_experience(asked: Asked, band: int | None) -> bool:
    return asked.experience is None or (band is not None and band >= asked.experience)


FITS: tuple[tuple[Read, Callable[[Asked, Any], bool]], ...] = (  # in the order of a cell
    (tags.read_occupation, _fits_occupation),
    (tags.read_region, _fits_region),
    (tags.read_education, _fits_education),
    (tags.read_experience, _fits_experience),
)


def _with_groups(by: Mapping[Any, int]) -> dict[str, int]:
    """Those of a major group are all of its groups, and who told no more than it."""
    counts: Counter[str] = Counter()
    for code, number in by.items():
        for each in {str(code), major_group_of(str(code))}:
            counts[each] += number
    return dict(counts)


def _at_least(by: Mapping[Any, int], steps: list[int]) -> dict[int, int]:
    """By step; and by ``EVERYBODY`` those as well who did not tell."""
    told = [(value, number) for value, number in by.items() if isinstance(value, int)]
    counts = {step: sum(number for value, number in told if value >= step) for step in steps}
    return {EVERYBODY: sum(by.values())} | counts
