"""What a repair must reach, by HiGHS, and by trying everything."""

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import combinations, product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from mentoring.matching import NO_PAIR, Instance, Quota

Pairs = Collection[tuple[int, int]]


class Repairs:
    """One variable for each pair of an orphan or a kept student, and one for what each lower quota
    lacks."""

    def __init__(self, instance: Instance, pairs: Pairs, orphans: Collection[int]) -> None:
        self.seat = dict(pairs)
        everybody = {*self.seat, *orphans}
        allowed = np.argwhere(instance.scores != NO_PAIR)
        self.pairs = [(int(s), int(m)) for s, m in allowed if s in everybody]
        self.instance = instance
        students, mentors = (np.array(side, int) for side in zip(*self.pairs, strict=True))
        self.groups = [
            (quota, members == number)
            for quotas, members in (
                (instance.universities, instance.university[students]),
                (instance.partners, instance.partner[mentors]),
            )
            for number, quota in enumerate(quotas)
        ]
        self.width = len(self.pairs) + len(self.groups)
        self.rows: list[tuple[np.ndarray, float, float]] = []
        for student in everybody:
            row = self.row(lambda s, m, student=student: s == student)
            self.keep(row, 1 if student in self.seat else 0, 1)
        for mentor, capacity in enumerate(instance.capacity):
            self.keep(self.row(lambda s, m, mentor=mentor: m == mentor), 0, capacity)
        for at, (quota, members) in enumerate(self.groups, len(self.pairs)):
            row = np.zeros(self.width)
            row[: len(self.pairs)] = members
            self.keep(row, 0, np.inf if quota.upper is None else quota.upper)
            lacking = row.copy()
            lacking[at] = 1
            self.keep(lacking, quota.lower, np.inf)
        for pair in set(instance.locked) & set(pairs):
            self.keep(self.row(lambda s, m, pair=pair: (s, m) == pair), 1, 1)

    def row(self, chosen: Callable[[int, int], bool]) -> np.ndarray:
        row = np.zeros(self.width)
        row[: len(self.pairs)] = [bool(chosen(s, m)) for s, m in self.pairs]
        return row

    def keep(self, row: np.ndarray, low: float, high: float) -> None:
        self.rows.append((row, low, high))

    def best(self, most: int) -> tuple[int, int, int, int]:
        """Missed of lower quotas, placed, changes and points, with at most so many changes."""
        changed = self.row(lambda s, m: s in self.seat and self.seat[s] != m)
        self.keep(changed, 0, most)
        missed = np.zeros(self.width)
        missed[len(self.pairs) :] = 1
        placed = self.row(lambda s, m: s not in self.seat)
        points = np.zeros(self.width)
        points[: len(self.pairs)] = [self.instance.scores[pair] for pair in self.pairs]
        reached = []
        for aim in (missed, -placed, changed, -points):
            reached.append(self.least(aim))
            self.keep(aim, -np.inf, reached[-1])
        return reached[0], -reached[1], reached[2], -reached[3]

    def least(self, cost: np.ndarray) -> int:
        rows, low, high = zip(*self.rows, strict=True)
        upper = np.full(self.width, np.inf)
        upper[: len(self.pairs)] = 1
        found = milp(
            cost,
            constraints=LinearConstraint(np.array(rows), low, high),
            integrality=np.ones(self.width),
            bounds=Bounds(0, upper),
            options={"mip_rel_gap": 0},
        )
        assert found.x is not None
        return round(found.fun)


def chains(instance: Instance, pairs: Pairs, orphan: int, most: int) -> tuple[int, int, int]:
    """Placed, points and, negative, changes of the best repair in which nobody who changes could
    go back; by trying everything."""
    kept = dict(pairs)
    locked = set(instance.locked)
    free = [s for s, m in pairs if (s, m) not in locked]
    best = (0, sum(int(instance.scores[p]) for p in pairs), 0)
    for count in range(most + 1):
        for moved in combinations(free, count):
            for new in product(range(len(instance.mentors)), repeat=count + 1):
                after = kept | dict(zip((orphan, *moved), new, strict=True))
                if any(kept[s] == after[s] for s in moved) or not keeps_rules(instance, after):
                    continue
                if any(
                    keeps_rules(instance, after | {s: kept[s] for s in back})
                    for n in range(1, count + 1)
                    for back in combinations(moved, n)
                ):
                    continue
                points = sum(int(instance.scores[pair]) for pair in after.items())
                best = max(best, (1, points, -count))
    return best


def keeps_rules(instance: Instance, after: Mapping[int, int]) -> bool:
    """Places, upper quotas and bans; ``after``: mentors by student."""
    seated = np.bincount([*after.values()], minlength=len(instance.mentors))
    return (
        all(instance.scores[pair] != NO_PAIR for pair in after.items())
        and bool(np.all(seated <= instance.capacity))
        and _quotas(instance.universities, [int(instance.university[s]) for s in after])
        and _quotas(instance.partners, [int(instance.partner[m]) for m in after.values()])
    )


def _quotas(quotas: Sequence[Quota], groups: list[int]) -> bool:
    return all(q.upper is None or groups.count(n) <= q.upper for n, q in enumerate(quotas))
