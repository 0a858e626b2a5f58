"""What the best matching must reach, by HiGHS (through SciPy), which shares nothing with ours."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linear_sum_assignment, milp

from mentoring.matching import BANDS, NO_PAIR, Instance


@dataclass(frozen=True)
class Reached:
    """Of each aim, the value; None where the locks and quotas cannot all be kept."""

    matched: int
    worst: int | None
    low: tuple[int, ...]  # pairs below each band
    total: int


class Judge:
    """One variable for each pair that is allowed; every aim is kept as a constraint of the next."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.pairs = np.argwhere(instance.scores != NO_PAIR)
        self.scores = instance.scores[tuple(self.pairs.T)].astype(float)
        self.rows: list[np.ndarray] = []
        self.lows: list[float] = []
        self.highs: list[float] = []
        self.smallest = np.zeros(len(self.pairs))
        self.largest = np.ones(len(self.pairs))
        self._rules()

    def _rules(self) -> None:
        students, mentors = self.pairs.T
        for student in range(len(self.instance.students)):
            self._keep(students == student, 0, 1)
        for mentor, capacity in enumerate(self.instance.capacity):
            self._keep(mentors == mentor, 0, capacity)
        for number, quota in enumerate(self.instance.universities):
            self._keep(self.instance.university[students] == number, quota.lower, quota.upper)
        for number, quota in enumerate(self.instance.partners):
            self._keep(self.instance.partner[mentors] == number, quota.lower, quota.upper)
        for pair in self.instance.locked:
            self.smallest[(self.pairs == pair).all(axis=1)] = 1

    def _keep(self, row: np.ndarray, low: float, high: float | None) -> None:
        self.rows.append(np.asarray(row, dtype=float))
        self.lows.append(low)
        self.highs.append(np.inf if high is None else high)

    def least(self, cost: np.ndarray) -> int | None:
        if not len(self.pairs):
            return 0 if max(self.lows, default=0) <= 0 else None
        found = milp(
            cost,
            constraints=LinearConstraint(np.array(self.rows), self.lows, self.highs),
            integrality=np.ones(len(cost)),
            bounds=Bounds(self.smallest, self.largest),
            options={"mip_rel_gap": 0},
        )
        return None if found.x is None else round(found.fun)

    def staged(self, bands: tuple[int, ...] = BANDS) -> Reached | None:
        matched = self._most()
        if matched is None:
            return None
        worst = self._raise_worst() if matched else None
        low = []
        for band in sorted(bands):
            row = (self.scores < band).astype(float)
            low.append(self.least(row))
            self._keep(row, 0, low[-1])
        return Reached(matched, worst, tuple(low), -self.least(-self.scores))

    def possible(self) -> bool:
        """Whether locks and quotas can all be kept."""
        return self.least(np.zeros(len(self.pairs))) is not None

    def total(self) -> tuple[int, int] | None:
        matched = self._most()
        return None if matched is None else (matched, -self.least(-self.scores))

    def _most(self) -> int | None:
        ones = np.ones(len(self.pairs))
        least = self.least(-ones)
        if least is None:
            return None
        self._keep(ones, -least, np.inf)
        return -least

    def _raise_worst(self) -> int:
        levels = sorted(set(self.scores))
        low, high = 0, len(levels) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self._above(levels[middle]) else (low, middle - 1)
        assert self._above(levels[low])
        return int(levels[low])

    def _above(self, level: float) -> bool:
        """Whether it can be done without pairs below this score; if so, they are gone."""
        before, self.largest = self.largest, np.where(self.scores >= level, self.largest, 0)
        possible = bool(np.all(self.smallest <= self.largest))
        if possible and self.least(np.zeros(len(self.pairs))) is not None:
            return True
        self.largest = before
        return False


def assigned(scores: np.ndarray) -> int:
    """The largest sum of a full assignment (linear_sum_assignment): one mentor, one student."""
    rows, columns = linear_sum_assignment(scores, maximize=True)
    return int(scores[rows, columns].sum())
