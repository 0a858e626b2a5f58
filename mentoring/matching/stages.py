"""The best matching, one aim after another; each keeps what the earlier ones have reached.

1. as many students as possible have a mentor, within all quotas
2. the worst pair is as good as it can be
3. as few pairs as possible below the first band, then below the second
4. the largest sum of scores
5. the order of the ids decides between equals: the same input gives the same pairs

Each is solved exactly over all pairs (``candidates``), not over the few that the network sees.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from mentoring.matching.candidates import Candidates, Costs, allowing
from mentoring.matching.instance import BEST, Instance
from mentoring.matching.network import Answer, Ints, Network
from mentoring.matching.rest import clashes, rest_of
from mentoring.matching.rise import Rise
from mentoring.matching.shortage import shortages

BANDS = (3000, 4000)  # scores below which a pair is poor, and below which it is middling


class Infeasible(Exception):
    """Locks and quotas cannot all be kept. ``reasons``: what is short, in words."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True)
class Certificate:
    """Prices that prove each aim (``proof``), and the cost of each score in the last one, with the
    ``bands`` that it looks at.

    ``higher``: the next score above the worst, and the prices which show that it cannot be the
    worst; None where no higher one is.
    """

    most: Ints
    higher: tuple[int, Ints] | None
    best: Ints
    costs: Costs
    bands: tuple[int, ...] = ()


class Stage(StrEnum):
    """What the search is at, one after another."""

    MOST = "most"
    WORST = "worst"
    SUM = "sum"


@dataclass(frozen=True)
class Result:
    """``pairs``: numbers of student and mentor, by student. ``worst`` is None without pairs."""

    pairs: tuple[tuple[int, int], ...]
    unmatched: tuple[int, ...]
    worst: int | None
    total: int
    certificate: Certificate


Tell = Callable[[Stage], object]


def match_staged(
    instance: Instance, bands: tuple[int, ...] = BANDS, tell: Tell = lambda stage: None
) -> Result:
    """All five aims. ``tell`` hears of each stage that begins. Raises Infeasible."""
    tell(Stage.MOST)
    search = _Search(instance)
    tell(Stage.WORST)
    search.raise_worst()
    tell(Stage.SUM)
    return search.finish(bands)


def match_total(instance: Instance, tell: Tell = lambda stage: None) -> Result:
    """Most matched, then the largest sum. Raises Infeasible."""
    tell(Stage.MOST)
    search = _Search(instance)
    tell(Stage.SUM)
    return search.finish(())


class _Search:
    """``keys``: the pairs of the best matching so far; ``floor``: no pair is below this score."""

    def __init__(self, instance: Instance) -> None:
        reasons = clashes(instance)
        if reasons:
            raise Infeasible(reasons)
        self.instance = instance
        self.rest = rest_of(instance)
        self.network = Network(self.rest)
        self.candidates = Candidates(self.rest)
        self.frame = self.network.most()
        self.most, self.keys = self._most()
        self.higher: tuple[int, Ints] | None = None
        self.floor = 0

    def _most(self) -> tuple[Ints, Ints]:
        """Prices and keys of most students matched. Where it is all of them, and all lower quotas
        are kept, nobody need look at the other pairs: prices of nothing prove it."""
        all_matched = self.network.fixed(len(self.rest.free))
        everybody = Rise(self.network, self.candidates, all_matched)
        if everybody.is_possible():
            return np.zeros(len(self.frame.supplies), np.int64), everybody.keys
        answer, keys = self.candidates.settle(self.network, self.frame, allowing(0))
        if self._value(answer) != self.network.value_of_most(len(keys)):
            raise Infeasible(shortages(self.rest))
        return answer.prices, keys

    def _value(self, answer: Answer) -> int:
        return int((answer.frame * self.frame.costs).sum())

    def raise_worst(self) -> None:
        """The highest score that every pair can have, locked ones too."""
        locked = [int(self.instance.scores[pair]) for pair in self.instance.locked]
        rise = Rise(self.network, self.candidates, self.network.fixed(len(self.keys)))
        most = min(locked, default=BEST)
        self.keys, self.floor, higher = rise.to_the_top(self.keys, most)
        if higher is not None:
            costs = allowing(higher)
            answer, _ = self.candidates.settle(self.network, self.frame, costs)
            self.higher = higher, answer.prices

    def costs(self, bands: tuple[int, ...]) -> Costs:
        """The cost of each score: one pair in a lower band outweighs any gain of all others."""
        costs = allowing(self.floor)
        scores = np.arange(self.floor, BEST + 1)
        costs[scores] -= scores
        weight = BEST * len(self.rest.free) + 1
        for band in sorted(bands, reverse=True):
            costs[scores[scores < band]] += weight
            weight *= len(self.rest.free) + 1
        return costs

    def finish(self, bands: tuple[int, ...]) -> Result:
        costs = self.costs(bands)
        fixed = self.network.fixed(len(self.keys))
        answer, keys = self.candidates.settle(self.network, fixed, costs)
        students, mentors = self.candidates.pairs_of(keys)
        chosen = zip(self.rest.free[students].tolist(), mentors.tolist(), strict=True)
        pairs = tuple(sorted([*chosen, *self.instance.locked]))
        scores = [int(self.instance.scores[pair]) for pair in pairs]
        everybody = set(range(len(self.instance.students)))
        return Result(
            pairs=pairs,
            unmatched=tuple(sorted(everybody - {student for student, _ in pairs})),
            worst=min(scores, default=None),
            total=sum(scores),
            certificate=Certificate(self.most, self.higher, answer.prices, costs, bands),
        )
