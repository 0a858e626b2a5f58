"""Orphans find places by a flow in which as few kept pairs change as can be.

Kept students who may change bring their own unit of flow, so that nobody of them loses out; a place
that is not their own costs more than any points can bring.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from mentoring.matching.candidates import NEVER, ROWS, hide, lowest
from mentoring.matching.instance import BEST, NO_PAIR, Scores
from mentoring.matching.network import Answer, Arcs, Frame, Ints, arcs, solve
from mentoring.matching.standing import Standing

New = dict[int, int]  # mentors by student
EVERYTHING = 10**9  # more than any arc carries


def best(now: Standing, most: int) -> New:
    """First the lower quotas, then most orphans, then fewest changes, then the largest sum of
    points, among all repairs with at most so many changes."""
    still = Rerouting(now, np.empty(0, np.int64)).new()
    if not most or (len(still) == len(now.orphans) and not now.short_with(still)):
        return still
    rerouting = Rerouting(now, np.flatnonzero((now.seat >= 0) & ~now.stays))
    new = rerouting.new()
    if now.changes(new) <= most:
        return new
    return rerouting.within(most, now.short_with(new), now.short_with(still))


@dataclass(frozen=True)
class Asked:
    """So many orphans are to be placed; so many pairs of lower quotas may be missed."""

    placed: int
    universities_miss: int = 0
    partners_miss: int = 0


class Rerouting:
    """``movable``: the kept students who may change.

    Nodes: students, mentors, universities, partners, source, sink, and two for what lower quotas
    ask for: of universities, which gives, and of partners, which takes.
    """

    def __init__(self, now: Standing, movable: Ints) -> None:
        self.now = now
        self.orphans = len(now.orphans)
        self.students = np.concatenate((np.array(now.orphans, np.int64), movable))
        self.seats = now.seat[self.students]
        people, mentors = len(self.students), len(now.room)
        self.mentors_from = people
        self.universities_from = people + mentors
        self.partners_from = self.universities_from + len(now.university_room)
        self.source = self.partners_from + len(now.partner_room)
        self.sink, self.giving, self.taking = (self.source + n for n in (1, 2, 3))
        self.change = BEST * (people + 1)
        self.leave = self.change * (people + 1)
        self.miss = self.leave * (self.orphans + 1)
        self._bounds()
        self.keys = np.unique(np.concatenate([*self._few()]))

    def _bounds(self) -> None:
        """What the pairs that do not move leave of places and quotas."""
        now, seats = self.now, self.seats[self.orphans :]
        moving = np.bincount(now.partner[seats], minlength=len(now.partner_room))
        self.capacity = now.room + np.bincount(seats, minlength=len(now.room))
        self.from_universities = np.maximum(now.university_lacks, 0)
        self.into_partners = np.maximum(now.partner_lacks + moving, 0)
        self.universities_more = np.maximum(now.university_room - self.from_universities, 0)
        self.partners_more = np.maximum(now.partner_room + moving - self.into_partners, 0)

    def new(self) -> New:
        """With as many changes as it takes."""
        return self._new(self._solve(self._frame(Asked(self.orphans))))

    def within(self, most: int, least_missed: int, most_missed: int) -> New:
        """With at most so many changes. Leaving all pairs as they are misses ``most_missed``."""
        for missed in range(least_missed, most_missed + 1):
            for placed in range(self.orphans, -1, -1):
                ways = [*self._ways(missed, placed, most)]
                if ways:
                    return min(ways, key=self._price)
        raise AssertionError("Some repair changes nothing.")

    def _ways(self, missed: int, placed: int, most: int) -> Iterator[New]:
        for of_universities, of_partners in product(range(missed + 1), repeat=2):
            if of_universities + of_partners == missed:
                frame = self._frame(Asked(placed, of_universities, of_partners))
                answer = self._solve(frame)
                escaped = answer.frame[frame.costs > 0].any()
                if not escaped and self.now.changes(new := self._new(answer)) <= most:
                    yield new

    def _price(self, new: New) -> tuple[int, int]:
        return self.now.changes(new), -sum(int(self.now.scores[pair]) for pair in new.items())

    def _frame(self, asked: Asked) -> Frame:
        """What cannot be had of it escapes by arcs that cost more than all else."""
        universities = np.arange(self.universities_from, self.partners_from)
        partners = np.arange(self.partners_from, self.source)
        orphans, mentors = np.arange(self.orphans), np.arange(len(self.capacity))
        parts = [
            _to(self.source, universities, self.universities_more),
            _to(self.giving, universities, self.from_universities),
            arcs(self.now.university[self.students[orphans]] + universities[0], orphans, 1),
            arcs(mentors + self.mentors_from, self.now.partner + partners[0], self.capacity),
            _from(partners, self.sink, self.partners_more),
            _from(partners, self.taking, self.into_partners),
            _to(self.source, np.array([self.sink]), EVERYTHING, self.leave),
            _to(self.giving, np.array([self.source]), EVERYTHING, self.miss),
            _to(self.sink, np.array([self.taking]), EVERYTHING, self.miss),
            _to(self.taking, np.array([self.sink]), EVERYTHING, self.miss),
        ]
        tails, heads, capacities, costs = map(np.concatenate, zip(*parts, strict=True))
        return Frame(tails, heads, capacities, costs, self._supplies(asked))

    def _supplies(self, asked: Asked) -> Ints:
        given = self.from_universities.sum() - asked.universities_miss
        taken = self.into_partners.sum() - asked.partners_miss
        everybody = len(self.students) - self.orphans + asked.placed
        supplies = np.zeros(self.taking + 1, np.int64)
        supplies[self.orphans : len(self.students)] = 1
        supplies[[self.source, self.giving]] = asked.placed - given, given
        supplies[[self.sink, self.taking]] = taken - everybody, -taken
        return supplies

    def _solve(self, frame: Frame) -> Answer:
        """The optimum over all pairs: solve, take in what prices ask for, until it is nothing."""
        while True:
            students, mentors = self._pairs()
            scores = self.now.scores[self.students[students], mentors].astype(np.int64)
            costs = np.where(self._moves(students, mentors), self.change, 0) - scores
            answer = solve(frame, students, mentors + self.mentors_from, costs)
            if len(self.students) == self.orphans or not self._add_missing(answer):
                return answer

    def _add_missing(self, answer: Answer) -> bool:
        before = len(self.keys)
        self.keys = np.union1d(self.keys, np.concatenate([*self._missing(answer.prices)]))
        return len(self.keys) > before

    def _pairs(self) -> tuple[Ints, Ints]:
        students, mentors = np.divmod(self.keys, max(1, len(self.capacity)))
        return students, mentors

    def _moves(self, students: Ints, mentors: Ints) -> NDArray[np.bool_]:
        """Which of these pairs a kept student would have to change for."""
        moves: NDArray[np.bool_] = (students >= self.orphans) & (self.seats[students] != mentors)
        return moves

    def _new(self, answer: Answer) -> New:
        students, mentors = (side[answer.chosen] for side in self._pairs())
        changed = (students < self.orphans) | self._moves(students, mentors)
        return dict(
            zip(self.students[students[changed]].tolist(), mentors[changed].tolist(), strict=True)
        )

    def _few(self) -> Iterator[Ints]:
        """Orphans may have all mentors, the others their own and the best few."""
        kept = np.arange(self.orphans, len(self.students))
        yield self._keys(kept, self.seats[kept])
        for start, scores in self._rows():
            orphans = min(max(self.orphans - start, 0), len(scores))
            rows, mentors = np.nonzero(scores[:orphans] != NO_PAIR)
            yield self._keys(rows + start, mentors)
            rows, mentors = lowest(-scores[orphans:], scores[orphans:] != NO_PAIR)
            yield self._keys(rows + start + orphans, mentors)

    def _missing(self, prices: Ints) -> Iterator[Ints]:
        """Pairs by which a flow with these prices could be bettered."""
        to_mentors = prices[self.mentors_from : self.universities_from]
        for start, scores in self._rows():
            costs = prices[start : start + len(scores)].copy()
            costs[max(self.orphans - start, 0) :] += self.change
            gain = costs[:, None] - scores - to_mentors
            gain[scores == NO_PAIR] = NEVER
            hide(gain, start, self.keys)
            rows, mentors = lowest(gain, gain < 0)
            yield self._keys(rows + start, mentors)

    def _rows(self) -> Iterator[tuple[int, Scores]]:
        for start in range(0, len(self.students), ROWS):
            yield start, self.now.scores[self.students[start : start + ROWS]]

    def _keys(self, students: Ints, mentors: Ints) -> Ints:
        return students * len(self.capacity) + mentors


def _to(tail: int, heads: Ints, capacity: Ints | int, cost: int = 0) -> Arcs:
    return arcs(np.full(len(heads), tail), heads, capacity, cost)


def _from(tails: Ints, head: int, capacity: Ints) -> Arcs:
    return arcs(tails, np.full(len(tails), head), capacity)
