"""How many there are of each kind, and the rule of three.

A value that fewer than three people have is not told apart from one that nobody has: it is part of
"other". What that is worth, and what it is not, is in docs/anonymity.md.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from careers.closed_lists import EducationLevel, Experience, major_group_of
from careers.finding import tags
from careers.finding.asked import REGIONS, Asked

FEWEST = 3  # people; fewer are nobody's to count
EVERYBODY = -1  # instead of a step

_REGION_KEYS = {name: key for key, name in REGIONS.items()}


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
    """Each facet is summed over everybody who fits in everything but that facet.

    One facet after the other is taken off the cells, and with it whoever does not fit in it: with
    each there are far fewer to go through.
    """
    sums: list[dict[Any, int]] = []
    for facet in reversed(list(_facets(asked))):
        counts, left = facet.take_off(cells)
        sums.insert(0, counts)
        cells = left
    return _counted(sum(cells.values()), *sums)


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


class _Known(dict[int, bool]):
    """Whether a part of a cell fits, found out once: there are few parts and many cells."""

    def __init__(self, fits: Callable[[int], bool]) -> None:
        self.fits = fits

    def __missing__(self, part: int) -> bool:
        self[part] = self.fits(part)
        return self[part]


class _Facet:
    """The last one of what is left of cells; ``before``: the one that then is the last."""

    def __init__(
        self,
        width: int,
        read: Callable[[int], Any],
        fits: Callable[[Any], bool],
        before: "_Facet | None",
    ) -> None:
        self.width, self.read = width, read
        self.known = _Known(lambda part: fits(read(part)))
        self.others: dict[int, bool] = before.cells if before else _Known(lambda rest: True)
        self.cells: dict[int, bool] = _Known(self._cell_fits)

    def _cell_fits(self, cell: int) -> bool:
        rest, part = divmod(cell, self.width)
        return self.known[part] and self.others[rest]

    def take_off(self, cells: Mapping[int, int]) -> tuple[dict[Any, int], dict[int, int]]:
        """How many by its values, of whom the others fit; and the cells without it, where it fits.

        The others: those before it; whoever did not fit in those after it is gone already.
        """
        counts: dict[int, int] = defaultdict(int)
        left: dict[int, int] = defaultdict(int)
        width, known, others = self.width, self.known, self.others
        for cell, number in cells.items():
            rest, part = divmod(cell, width)
            if others[rest]:
                counts[part] += number
            if known[part]:
                left[rest] += number
        return {self.read(part): number for part, number in counts.items()}, left


def _facets(asked: Asked) -> Iterator[_Facet]:
    """In the order of a cell."""
    before = None
    for width, (read, fits) in zip(tags.WIDTHS, FITS, strict=True):
        before = _Facet(width, read, partial(fits, asked), before)
        yield before


def _fits_occupation(asked: Asked, code: str) -> bool:
    wanted = asked.occupation
    return not wanted or (bool(code) and (code in wanted or major_group_of(code) in wanted))


def _fits_region(asked: Asked, name: str) -> bool:
    return not asked.region or _REGION_KEYS.get(name) in asked.region


def _fits_education(asked: Asked, level: int | None) -> bool:
    return asked.education is None or (level is not None and level >= asked.education)


def _fits_experience(asked: Asked, band: int | None) -> bool:
    return asked.experience is None or (band is not None and band >= asked.experience)


FITS: tuple[tuple[Callable[[int], Any], Callable[[Asked, Any], bool]], ...] = (
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
