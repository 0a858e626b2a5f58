"""Which pairs are offered to the network: a few for each person, then those that prices ask for.

A network of all pairs of 10,000 students and 4,000 mentors needs 3 GB; a few dozen of each person
and what pricing adds need a tenth, and the result is the same (column generation). The few are the
best in each of some parts of the other side: the best of all would be the same few for everybody.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from mentoring.matching.instance import BEST, NO_PAIR, Scores
from mentoring.matching.network import Answer, Frame, Ints, Network
from mentoring.matching.rest import Rest

FEW = 12  # parts of the other side
ROWS = 200  # students looked at together
NEVER = np.int64(2) ** 60  # the cost of a pair that may not be
SMALL = 2**28  # what may be added up in 32 bits

Costs = Ints  # by score; the last entry, which NO_PAIR finds, is NEVER
Gain = NDArray[np.signedinteger]


def allowing(floor: int) -> Costs:
    """Nothing for a pair of at least this score; no other is possible."""
    costs = np.zeros(BEST + 2, dtype=np.int64)
    costs[:floor] = NEVER
    costs[NO_PAIR] = NEVER
    return costs


def gains(rest: Rest, costs: Costs, prices: Ints) -> Iterator[tuple[int, Gain]]:
    """What each pair would cost at these prices, negative where it pays; some students at a time,
    with the number of the first."""
    students, mentors = rest.shape
    to_mentors = prices[students : students + mentors]
    straight = _straight(costs) if np.abs(prices).max(initial=0) < SMALL else None
    for start in range(0, students, ROWS):
        rows = rest.scores[rest.free[start : start + ROWS]]
        of_students = prices[start : start + len(rows), None]
        if straight:
            yield start, straight(rows, of_students, to_mentors)
        else:
            gain = costs[rows]
            gain += of_students
            gain -= to_mentors
            yield start, gain


def _straight(costs: Costs) -> Callable[[Scores, Ints, Ints], Gain] | None:
    """The same in 32 bits and without a look at the table, which is many times as fast, where the
    cost is a number less the score, or that number alone, from some score on."""
    floor = int(np.argmax(costs < NEVER))
    steps = np.unique(np.diff(costs[floor : BEST + 1]))
    if len(steps) > 1 or not set(steps) <= {0, -1} or abs(costs[floor]) >= SMALL:
        return None
    slope = int(steps.sum())
    base = int(costs[floor]) - slope * floor

    def gain_of(scores: Scores, of_students: Ints, to_mentors: Ints) -> Gain:
        gain: Gain = (of_students + base).astype(np.int32) - to_mentors.astype(np.int32)
        if slope:
            gain -= scores
        np.copyto(gain, np.int32(2**31 - 1), where=scores < floor)
        return gain

    return gain_of


class Candidates:
    """Pairs by one key each, student x number of mentors + mentor; in order, each once."""

    def __init__(self, rest: Rest) -> None:
        self.rest = rest
        self.keys: Ints = np.empty(0, np.int64)
        self.scores: Ints = self.keys  # of each pair
        self.add([*self._best_of_students(), *self._best_of_mentors()])

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
        each = costs[self.scores]
        keys = self.keys[each < NEVER]
        answer = network.solve(frame, *self.pairs_of(keys), each[each < NEVER])
        return answer, keys[answer.chosen]

    def _add_missing(self, costs: Costs, answer: Answer) -> bool:
        """Take in the pairs by which the answer could be bettered; False proves there are none."""
        found = []
        for start, gain in gains(self.rest, costs, answer.prices):
            hide(gain, start, self.keys)
            paying = np.flatnonzero(gain.min(axis=1, initial=0) < 0)
            rows, mentors = lowest(gain[paying], gain[paying] < 0)
            found.append(self.key(start, paying[rows], mentors))
        return self.add(found)

    def add(self, found: Iterable[Ints]) -> bool:
        """Whether there are any that were not there."""
        new = np.unique(np.concatenate([*found, np.empty(0, np.int64)]))
        at = np.searchsorted(self.keys, new)
        there = np.append(self.keys, -1)[at] == new
        new, at = new[~there], at[~there]
        self.keys = np.insert(self.keys, at, new)
        self.scores = np.insert(self.scores, at, self.scores_of(new))
        return len(new) > 0

    def key(self, start: int, students: Ints, mentors: Ints) -> Ints:
        return (students + start) * self.rest.shape[1] + mentors

    def _best_of_students(self) -> Iterator[Ints]:
        for start in range(0, len(self.rest.free), ROWS):
            scores = self.rest.scores[self.rest.free[start : start + ROWS]]
            yield self.key(start, *lowest(-scores, scores != NO_PAIR))

    def _best_of_mentors(self) -> Iterator[Ints]:
        for start in range(0, self.rest.shape[1], ROWS):
            scores = self.rest.scores[self.rest.free, start : start + ROWS].T
            mentors, students = lowest(-scores, scores != NO_PAIR)
            yield self.key(0, students, mentors + start)


def hide(gain: Gain, start: int, keys: Ints) -> None:
    """Those who are candidates already need not be found; the best of them would hide others.
    ``start``: the number of the first student."""
    first, end = np.searchsorted(keys, [start * gain.shape[1], (start + len(gain)) * gain.shape[1]])
    gain.reshape(-1)[keys[first:end] - start * gain.shape[1]] = np.iinfo(gain.dtype).max


def lowest(values: Gain, where: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Rows and columns of the lowest value in each part of each row, among those allowed.

    Where anything is allowed in a part, so must its lowest value be.
    """
    people, others = values.shape
    if others <= FEW:
        rows, columns = np.nonzero(where)
        return rows, columns
    starts = np.linspace(0, others, FEW + 1).astype(np.int64)
    columns = np.stack(
        [values[:, a:b].argmin(axis=1) + a for a, b in itertools.pairwise(starts)], axis=1
    )
    rows = np.broadcast_to(np.arange(people)[:, None], columns.shape)
    kept = where[rows, columns]
    return rows[kept], columns[kept]
