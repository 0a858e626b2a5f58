"""How many there are of each kind, and the rule of three.

A value that fewer than three people have is not told apart from one that nobody has: it is part of
"other". What that is worth, and what it is not, is in docs/anonymity.md.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from careers.closed_lists import EducationLevel, Experience, major_group_of
from careers.finding.asked import REGIONS, Asked
from careers.finding.tags import read_cell

FEWEST = 3  # people; fewer are nobody's to count
EVERYBODY = -1  # instead of a step

_REGION_KEYS = {name: key for key, name in REGIONS.items()}

kind = lru_cache(maxsize=50_000)(read_cell)


@dataclass(frozen=True)
class Counted:
    """``total``: who fits everything. The others: who would fit with another choice of that one."""

    total: int
    occupation: Mapping[str, int]
    region: Mapping[str, int]
    education: Mapping[int, int]
    experience: Mapping[int, int]

    @property
    def is_few(self) -> bool:
        return self.total < FEWEST


def count(cells: Mapping[int, int], asked: Asked) -> Counted:
    """Each facet is summed over everybody who fits in everything but that facet."""
    total = 0
    sums: list[dict[Any, int]] = [defaultdict(int) for _ in FITS]
    occupations, regions, levels, bands = (_Known(partial(one, asked)) for one in FITS)
    for cell, number in cells.items():
        values = kind(cell)
        code, region, level, band = values
        fits = (occupations[code], regions[region], levels[level], bands[band])
        if all(fits):
            total += number
            for i in FACETS:
                sums[i][values[i]] += number
        elif sum(fits) == len(fits) - 1:
            i = fits.index(False)
            sums[i][values[i]] += number
    return _counted(total, *sums)


def _counted(
    total: int,
    occupation: Mapping[str, int],
    region: Mapping[str, int],
    education: Mapping[Any, int],
    experience: Mapping[Any, int],
) -> Counted:
    return Counted(
        total,
        occupation=_with_groups(occupation),
        region={_REGION_KEYS.get(name, ""): number for name, number in region.items()},
        education=_at_least(education, EducationLevel.values),
        experience=_at_least(experience, Experience.values),
    )


class _Known(dict[Any, bool]):
    """Whether a value fits, found out once: there are few values and many cells."""

    def __init__(self, fits: Callable[[Any], bool]) -> None:
        self.fits = fits

    def __missing__(self, value: Any) -> bool:
        self[value] = self.fits(value)
        return self[value]


def _fits_occupation(asked: Asked, code: str) -> bool:
    wanted = asked.occupation
    return not wanted or (bool(code) and (code in wanted or major_group_of(code) in wanted))


def _fits_region(asked: Asked, name: str) -> bool:
    return not asked.region or _REGION_KEYS.get(name) in asked.region


def _fits_education(asked: Asked, level: int | None) -> bool:
    return asked.education is None or (level is not None and level >= asked.education)


def _fits_experience(asked: Asked, band: int | None) -> bool:
    return asked.experience is None or (band is not None and band >= asked.experience)


FACETS = range(4)  # in the order of a cell
FITS: tuple[Callable[[Asked, Any], bool], ...] = (
    _fits_occupation,
    _fits_region,
    _fits_education,
    _fits_experience,
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
