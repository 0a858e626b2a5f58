"""Which pairs are offered to the network: a few for each person, then those that prices ask for.

A network of all pairs of 10,000 students and 4,000 mentors needs 3 GB; the best twenty of each
person and what pricing adds need a tenth, and the result is the same (column generation).
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from mentoring.matching.instance import BEST, NO_PAIR
from mentoring.matching.network import Answer, Frame, Ints, Network
from mentoring.matching.rest import Rest

FEW = 20  # pairs a person
ROWS = 500  # students looked at together
NEVER = np.int64(2) ** 60  # the cost of a pair that may not be

Costs = Ints  # by score; the last entry, which NO_PAIR finds, is NEVER


def allowing(floor: int) -> Costs:
    """Nothing for a pair of at least this score; no other is possible."""
    costs = np.zeros(BEST + 2, dtype=np.int64)
    costs[:floor] = NEVER
    costs[NO_PAIR] = NEVER
    return costs


def gains(rest: Rest, costs: Costs, prices: Ints) -> Iterator[tuple[int, Ints]]:
    """What each pair would cost at these prices, negative where it pays; some students at a time,
    with the number of the first."""
    students, mentors = rest.shape
    to_mentors = prices[students : students + mentors]
    for start in range(0, students, ROWS):
        rows = rest.scores[rest.free[start : start + ROWS]]
        gain = costs[rows]
        gain += prices[start : start + len(rows), None]
        gain -= to_mentors
        yield start, gain


class Candidates:
    """Pairs by one key each, student x number of mentors + mentor; in order, each once."""

    def __init__(self, rest: Rest) -> None:
        self.rest = rest
        best = [*self._best_of_students(), *self._best_of_mentors(), np.empty(0, np.int64)]
        self.keys: Ints = np.unique(np.concatenate(best))

    def pairs_of(self, keys: Ints) -> tuple[Ints, Ints]:
        students, mentors = np.divmod(keys, max(1, self.rest.shape[1]))
        return students, mentors

    def scores_of(self, keys: Ints) -> Ints:
        students, mentors = self.pairs_of(keys)
        return self.rest.scores[self.rest.free[students], mentors].astype(np.int64)

    def settle(self, network: Network, frame: Frame, costs: Costs) -> tuple[Answer, Ints]:
        """The optimum over all pairs, and the keys of those chosen.

        Solve, take in what the prices ask for, and again until they ask for nothing.
        """
        while True:
            answer, keys = self.solve(network, frame, costs)
            if not self._add_missing(costs, answer):
                return answer, keys

    def solve(self, network: Network, frame: Frame, costs: Costs) -> tuple[Answer, Ints]:
        """The optimum over these pairs alone."""
        each = costs[self.scores_of(self.keys)]
        keys = self.keys[each < NEVER]
        answer = network.solve(frame, *self.pairs_of(keys), each[each < NEVER])
        return answer, keys[answer.chosen]

    def _add_missing(self, costs: Costs, answer: Answer) -> bool:
        """Take in the pairs by which the answer could be bettered; False proves there are none."""
        found = [
            self._keys(start, *lowest(gain, gain < 0))
            for start, gain in gains(self.rest, costs, answer.prices)
        ]
        before = len(self.keys)
        self.keys = np.union1d(self.keys, np.concatenate([*found, np.empty(0, np.int64)]))
        return len(self.keys) > before

    def _best_of_students(self) -> Iterator[Ints]:
        for start in range(0, len(self.rest.free), ROWS):
            scores = self.rest.scores[self.rest.free[start : start + ROWS]]
            yield self._keys(start, *lowest(-scores, scores != NO_PAIR))

    def _best_of_mentors(self) -> Iterator[Ints]:
        for start in range(0, self.rest.shape[1], ROWS):
            scores = self.rest.scores[self.rest.free, start : start + ROWS].T
            mentors, students = lowest(-scores, scores != NO_PAIR)
            yield self._keys(0, students, mentors + start)

    def _keys(self, start: int, students: Ints, mentors: Ints) -> Ints:
        return (students + start) * self.rest.shape[1] + mentors


def lowest(values: NDArray[np.signedinteger], where: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Rows and columns of each row's few lowest values among those allowed."""
    if values.shape[1] <= FEW:
        rows, columns = np.nonzero(where)
        return rows, columns
    columns = np.argpartition(values, FEW, axis=1)[:, :FEW]
    rows = np.broadcast_to(np.arange(len(values))[:, None], columns.shape)
    kept = where[rows, columns]
    return rows[kept], columns[kept]
