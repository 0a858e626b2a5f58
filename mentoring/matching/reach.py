"""How far one more student would get: who would have to make room for whom, and where it ends.

In what a matching leaves open, a student reaches the mentors who are allowed; a mentor, those who
sit there, as they could leave, and the partner where a place is free; a partner, its mentors who
have somebody, as these could leave, and the end where its quota has room. On such a way nobody who
has a mentor loses out, and no partner gets fewer.
"""

from collections.abc import Iterable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mentoring.matching.candidates import ROWS
from mentoring.matching.instance import NO_PAIR
from mentoring.matching.network import Ints
from mentoring.matching.standing import Standing

Mask = NDArray[np.bool_]


class Reach:
    def __init__(self, now: Standing) -> None:
        self.now = now
        self.moving = np.flatnonzero((now.seat >= 0) & ~now.stays)
        self.seats = now.seat[self.moving]
        self.has_room = now.room > 0  # by mentor
        self.can_leave = np.bincount(self.seats, minlength=len(now.room)) > 0  # by mentor

    def of(self, students: Iterable[int]) -> Mask:
        """The mentors whom these students come to, by themselves or by those who make room."""
        reached = np.zeros(len(self.now.room), bool)
        new = self._allowed(np.array([*students], np.int64))
        while np.any(new):
            reached |= new
            partners = self.partners(new)
            next_to = partners[self.now.partner] & self.can_leave
            leaving = self.moving[(new | next_to & ~reached)[self.seats]]
            reached |= next_to
            new = self._allowed(leaving) & ~reached
        return reached

    def partners(self, mentors: Mask) -> Mask:
        """The partners of those of these mentors who have a free place."""
        partners = np.zeros(len(self.now.partner_room), bool)
        partners[self.now.partner[mentors & self.has_room]] = True
        return partners

    @cached_property
    def ending(self) -> Mask:
        """The mentors who could take one more, by a free place or because somebody makes room."""
        ending = np.zeros(len(self.now.room), bool)
        new = self._open_at(self.now.partner_room > 0)
        while np.any(new):
            ending |= new
            left = np.zeros(len(ending), bool)
            left[self.seats[self._may_go_to(new)]] = True
            partners = np.zeros(len(self.now.partner_room), bool)
            partners[self.now.partner[left]] = True
            new = (left | self._open_at(partners)) & ~ending
        return ending

    @cached_property
    def ending_partners(self) -> Mask:
        """The partners that could have one more."""
        ending = self.now.partner_room > 0
        ending[self.now.partner[self._left_to_end]] = True
        return ending

    @cached_property
    def _left_to_end(self) -> Mask:
        """The mentors whom somebody could leave for one who could take one more."""
        left = np.zeros(len(self.now.room), bool)
        left[self.seats[self._may_go_to(self.ending)]] = True
        return left

    def _open_at(self, partners: Mask) -> Mask:
        return self.has_room & partners[self.now.partner]

    def _allowed(self, students: Ints) -> Mask:
        """The mentors whom any of these may have."""
        allowed = np.zeros(len(self.now.room), bool)
        for start in range(0, len(students), ROWS):
            rows = self.now.scores[students[start : start + ROWS]]
            allowed |= (rows != NO_PAIR).any(axis=0)
        return allowed

    def _may_go_to(self, mentors: Mask) -> Mask:
        """Which of those who could move may have any of these mentors."""
        columns = np.flatnonzero(mentors)
        parts = [
            (self.now.scores[self.moving[start : start + ROWS, None], columns] != NO_PAIR).any(1)
            for start in range(0, len(self.moving), ROWS)
        ]
        may: Mask = np.concatenate([*parts, np.empty(0, bool)])
        return may
