"""What is to be matched, frozen: the same input gives the same pairs, in whatever order it came."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Id = str | int
Pair = tuple[int, int]  # the numbers of a student and a mentor
Scores = NDArray[np.int16]
Places = NDArray[np.int64]

BEST = 10_000  # the highest score of a pair
NO_PAIR = -1  # a hard rule keeps these two apart


@dataclass(frozen=True)
class Quota:
    """How many pairs a university or a partner has, at least and at most (None: no limit)."""

    id: Id
    lower: int = 0
    upper: int | None = None


@dataclass(frozen=True)
class Instance:
    """Students and mentors by number, in the order of their ids.

    ``scores``: students x mentors, 0 to 10,000 or ``NO_PAIR``. ``university`` and ``partner``: for
    each student or mentor a number in ``universities`` or ``partners``, -1 for none. ``locked``:
    pairs of numbers that stay whatever else is chosen.
    """

    students: tuple[Id, ...]
    mentors: tuple[Id, ...]
    capacity: Places
    university: Places
    partner: Places
    scores: Scores
    universities: tuple[Quota, ...] = ()
    partners: tuple[Quota, ...] = ()
    locked: tuple[Pair, ...] = field(default=())

    def __post_init__(self) -> None:
        if self.scores.shape != (len(self.students), len(self.mentors)):
            raise ValueError("The scores need a row for each student, a column for each mentor.")
        for groups, quotas in (
            (self.university, self.universities),
            (self.partner, self.partners),
        ):
            if np.any((groups < -1) | (groups >= len(quotas))):
                raise ValueError("Somebody belongs to a group that is not there.")
        for array in (self.capacity, self.university, self.partner, self.scores):
            array.flags.writeable = False


def in_order(ids: Sequence[Id]) -> list[int]:
    """Positions of the ids, numbers before words, each kind in its own order."""
    return sorted(range(len(ids)), key=lambda i: (isinstance(ids[i], str), ids[i]))
