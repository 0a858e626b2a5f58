"""The highest score that every pair can have while as many are matched.

Sought by halves between a score that is reached and one that cannot be. Each try is a flow without
costs over the candidates. Where it fails, some students want the same mentors: only a pair of one
of them with another mentor could help. If there is such a pair, it becomes a candidate; if not, the
best of those pairs tells how high the score can be at the most.
"""

import numpy as np

from mentoring.matching.candidates import ROWS, Candidates, lowest
from mentoring.matching.instance import BEST, NO_PAIR
from mentoring.matching.network import Frame, Ints, Network
from mentoring.matching.reach import Mask


class Rise:
    """For as many pairs as the frame is for. ``keys``: the best of them so far."""

    def __init__(self, network: Network, candidates: Candidates, frame: Frame) -> None:
        self.network, self.candidates, self.rest = network, candidates, candidates.rest
        self.frame = frame
        self.keys: Ints = np.empty(0, np.int64)

    def is_possible(self) -> bool:
        """Whether there are such pairs at all; ``keys`` has them then."""
        return self._try(0) is None

    def to_the_top(self, keys: Ints, most: int) -> tuple[Ints, int, int | None]:
        """From these pairs. ``most``: a score that is not to be passed, that of the worst locked
        pair. The pairs, the score that they all have, and the next one, which not all can have:
        None where there is none."""
        self.keys, self.levels = keys, self._levels(most)
        if not len(self.levels):
            return self.keys, 0, None
        at, high = self._reached(), len(self.levels) - 1
        if len(self.keys) == len(self.rest.free):
            high = min(high, self._number(self._best_of_all()))
        while at < high:
            middle = (at + high + 1) // 2
            top = self._try(int(self.levels[middle]))
            if top is None:
                at = self._reached()
            else:
                high = min(self._number(top), middle - 1)
        above = int(self.levels[at + 1]) if at + 1 < len(self.levels) else None
        return self.keys, int(self.levels[at]), above

    def _try(self, score: int) -> int | None:
        """None where all pairs can have this score, which ``keys`` then have; else the highest that
        they could have at the most."""
        while True:
            keys = self.candidates.keys[self.candidates.scores >= score]
            reached = self.network.reach(self.frame, *self.candidates.pairs_of(keys))
            if reached.chosen is not None:
                self.keys = keys[reached.chosen]
                return None
            top, found = self._leading_out(reached.shut, score)
            if not self.candidates.add(found):
                return top

    def _leading_out(self, shut: Mask, score: int) -> tuple[int, list[Ints]]:
        """Of the pairs that could help, the highest score, and those of at least this score that
        are best in some part of the mentors, the best of them first."""
        students, mentors = self.rest.shape
        outside = ~shut[students : students + mentors]
        inside = np.flatnonzero(shut[:students])
        top, found = NO_PAIR, []
        for start in range(0, len(inside), ROWS):
            some = inside[start : start + ROWS]
            scores = np.where(outside, self.rest.scores[self.rest.free[some]], NO_PAIR)
            top = max(top, int(scores.max(initial=NO_PAIR)))
            rows, columns = lowest(-scores, scores >= score)
            found.append(self.candidates.key(0, some[rows], columns))
        return top, found

    def _levels(self, most: int) -> Ints:
        """The scores that there are, lowest first, as far as they may be."""
        there = np.zeros(BEST + 2, dtype=bool)
        for row in self.rest.free:
            there[self.rest.scores[row]] = True
        there[most + 1 :] = False
        return np.flatnonzero(there)

    def _best_of_all(self) -> int:
        """The best score of whoever has the worst best one."""
        return min((int(self.rest.scores[row].max()) for row in self.rest.free), default=BEST)

    def _number(self, score: int) -> int:
        """The number of the highest level that is not above this score."""
        return int(np.searchsorted(self.levels, score, side="right")) - 1

    def _reached(self) -> int:
        worst = self.candidates.scores_of(self.keys).min(initial=self.levels[-1])
        return self._number(int(worst))
