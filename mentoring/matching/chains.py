"""One orphan, and at most two others who make room: all chains at once, in whole arrays.

The orphan takes a place that a second leaves, who takes a free one, or that of a third. One leaves
the mentor, or only the partner where its quota is what is full.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mentoring.matching.instance import NO_PAIR, Scores
from mentoring.matching.network import Ints
from mentoring.matching.standing import Standing

New = dict[int, int]  # mentors by student
Points = NDArray[np.int32]
NONE = np.int32(-(10**8))  # the points of what cannot be
ROWS = 100  # students looked at together


def apply_to(now: Standing) -> bool:
    """Whether chains are all there is: one orphan, and no partner lacks students."""
    return len(now.orphans) == 1 and not np.any(now.partner_lacks > 0)


@dataclass(frozen=True)
class Way:
    """``points``: the orphan's, and what those who change gain or, negative, lose."""

    points: int
    new: New


NO_WAY = Way(int(NONE) // 2, {})  # anything real is better


class Chains:
    """``moving``: the kept students who may change; of each, ``seats``: the mentor, ``own``: the
    score, ``group``: the partner. ``wish``: the orphan's score with each mentor."""

    def __init__(self, now: Standing) -> None:
        (self.orphan,) = now.orphans
        self.now = now
        self.wish = _points(now.scores[self.orphan])
        self.moving = np.flatnonzero((now.seat >= 0) & ~now.stays)
        self.seats = now.seat[self.moving]
        self.own = now.scores[self.moving, self.seats].astype(np.int32)
        self.group = now.partner[self.seats]
        self.full = now.room <= 0
        self.partner_full = now.partner_room <= 0
        self.shut = ~self.full & self.partner_full[now.partner]  # only the partner is full
        self.free = ~self.full & ~self.shut

    def best(self, most: int) -> New:
        """The repair with the largest sum of points and at most so many changes; of equal ones
        that with the fewest."""
        found = NO_WAY
        if self.now.university_room[self.now.university[self.orphan]] and len(self.wish):
            found = _better(found, self._direct())
            if most >= 1 and len(self.moving):
                found = _better(found, self._by_one())
            if most >= 2 and len(self.moving):
                for only_partner in (False, True):
                    found = _better(found, self._by_two(only_partner, found.points))
        return found.new

    def _direct(self) -> Way:
        wish = np.where(self.free, self.wish, NONE)
        return Way(int(wish.max()), {self.orphan: int(wish.argmax())})

    def _by_one(self) -> Way:
        points = np.maximum(self._at_mentor, self._at_partner) + self._moves
        second = int(points.argmax())
        return Way(int(points[second]), self._one(second))

    def _by_two(self, only_partner: bool, least: int) -> Way:
        """Chains with more points than ``least``. ``only_partner``: the second leaves the partner
        to the orphan, not the mentor. Who promises most is looked at first, until nobody promises
        more than is found."""
        first = (self._at_partner if only_partner else self._at_mentor) - self.own
        promise = first + self._tops + self._makes_room.max()
        order = np.flatnonzero(promise > least)
        order = order[np.argsort(-promise[order], kind="stable")]
        found = Way(least, {})
        for start in range(0, len(order), ROWS):
            rows = order[start : start + ROWS]
            if promise[rows[0]] <= found.points:
                break
            points = self._through(rows, only_partner) + first[rows, None]
            row, mentor = np.unravel_index(points.argmax(), points.shape)
            if points[row, mentor] > found.points:
                new = self._chain(int(rows[row]), int(mentor), only_partner)
                found = Way(int(points[row, mentor]), new)
        return found

    def _through(self, rows: Ints, only_partner: bool) -> Points:
        """What each has with each mentor, and what the third gains who makes room there."""
        points = _points(self.now.scores[self.moving[rows]])
        for row, second in enumerate(rows.tolist()):
            same = self.now.partner == self.group[second]
            room = self._makes_room
            if only_partner:
                room = np.where(same, NONE, room)
            elif self._best_mentor[self.group[second]] == self.seats[second]:
                others = self._best_elsewhere[self.group[second]]
                room = np.where(same & self.shut, others, room)
            points[row] += room
        if not only_partner:
            points[np.arange(len(rows)), self.seats[rows]] = NONE
        return points

    # Who goes where

    def _chain(self, second: int, mentor: int, only_partner: bool) -> New:
        there = self.seats == mentor
        if self.shut[mentor]:
            there = (self.group == self.now.partner[mentor]) & (self.seats != self.seats[second])
        third = int(np.where(there, self._moves, 2 * NONE).argmax())
        first = self._to_partner(second) if only_partner else int(self.seats[second])
        return {self.orphan: first, int(self.moving[second]): mentor} | self._last(third)

    def _one(self, second: int) -> New:
        by_mentor = self._at_mentor[second] >= self._at_partner[second]
        first = int(self.seats[second]) if by_mentor else self._to_partner(second)
        return {self.orphan: first} | self._last(second)

    def _to_partner(self, second: int) -> int:
        where = self.shut & (self.now.partner == self.group[second])
        return int(np.where(where, self.wish, NONE).argmax())

    def _last(self, student: int) -> New:
        """To the best place that is free."""
        scores = self.now.scores[self.moving[student]]
        return {int(self.moving[student]): int(np.where(self.free, scores, NO_PAIR).argmax())}

    # What it brings

    @cached_property
    def _at_mentor(self) -> Points:
        """What the orphan has with the mentor whom each leaves."""
        there: Points = np.where(self.full[self.seats], self.wish[self.seats], NONE)
        return there

    @cached_property
    def _at_partner(self) -> Points:
        """What the orphan has at best in a place that the partner has once each has left it."""
        best = np.full(len(self.partner_full), NONE)
        np.maximum.at(best, self.now.partner[self.shut], self.wish[self.shut])
        there: Points = best[self.group]
        return there

    @cached_property
    def _tops(self) -> Points:
        """The best score of each with anybody."""
        tops: Points = self.now.scores.max(axis=1)[self.moving].astype(np.int32)
        return tops

    @cached_property
    def _moves(self) -> Points:
        """What each gains in the best place that is free."""
        places = np.flatnonzero(self.free)
        best = [
            self.now.scores[np.ix_(self.moving[start : start + ROWS], places)].max(
                axis=1, initial=-1
            )
            for start in range(0, len(self.moving), ROWS)
        ]
        moves: Points = np.maximum(_points(np.concatenate(best)) - self.own, NONE)
        return moves

    @cached_property
    def _best_move(self) -> Points:
        """By mentor, what the one gains who can leave with the largest gain."""
        best = np.full(len(self.wish), NONE)
        np.maximum.at(best, self.seats, self._moves)
        return best

    @cached_property
    def _best_mentor(self) -> Ints:
        """By partner, at which mentor that is."""
        order = np.lexsort((-self._best_move, self.now.partner))
        partners, first = np.unique(self.now.partner[order], return_index=True)
        mentors = np.full(len(self.partner_full), -1)
        mentors[partners] = order[first]
        return mentors

    @cached_property
    def _best_elsewhere(self) -> Points:
        """By partner, the same with the other mentors."""
        return self._by_partner(np.arange(len(self.wish)) != self._best_mentor[self.now.partner])

    @cached_property
    def _makes_room(self) -> Points:
        """By mentor, what it brings when somebody makes room there; NONE where there is room."""
        everywhere = self._by_partner(np.ones(len(self.wish), bool))
        room = np.where(self.shut, everywhere[self.now.partner], NONE)
        return np.where(self.full, self._best_move, room)

    def _by_partner(self, mentors: NDArray[np.bool_]) -> Points:
        best = np.full(len(self.partner_full), NONE)
        np.maximum.at(best, self.now.partner[mentors], self._best_move[mentors])
        return best


def _better(one: Way, other: Way) -> Way:
    return other if other.points > one.points else one


def _points(scores: Scores) -> Points:
    """Where there is no pair, the points of what cannot be."""
    return np.where(scores == NO_PAIR, NONE, scores.astype(np.int32))
