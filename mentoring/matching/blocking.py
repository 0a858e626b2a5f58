"""Students and mentors who would both rather have each other than whom they have.

A matching that is best for everybody together can have some; they are no mistakes, but questions
that somebody may ask. Locked pairs have no part in them. Places and upper quotas hold, lower quotas
are not looked at.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mentoring.matching.instance import NO_PAIR, Instance, Pair
from mentoring.matching.standing import Standing, standing

NOBODY = -1  # the score of having nobody, below any other
NOT_MOVED = 2**30  # above any score: a mentor who gives up nobody


@dataclass(frozen=True)
class Blocking:
    """``has``: the student's mentor, None without one. ``instead_of``: the student whom the mentor
    would give up, None where a place is free.

    ``student_gains`` and ``mentor_gains``: points; who has nobody gains as from 0.
    """

    student: int
    mentor: int
    score: int
    has: int | None
    instead_of: int | None
    student_gains: int
    mentor_gains: int


def blocking_pairs(instance: Instance, pairs: Collection[Pair]) -> list[Blocking]:
    """By score, which both share; those of whom both gain most first."""
    return _Search(instance, pairs).found()


class _Search:
    def __init__(self, instance: Instance, pairs: Collection[Pair]) -> None:
        self.now: Standing = standing(instance, pairs, ())
        self.scores = instance.scores.astype(np.int32)
        self.least = np.full(len(self.now.room), NOT_MOVED)  # each mentor's lowest score
        self.who = np.full(len(self.now.room), -1)  # and whose that is
        for student, mentor in self.now.pairs:
            score = self.scores[student, mentor]
            if not self.now.stays[student] and score < self.least[mentor]:
                self.least[mentor], self.who[mentor] = score, student

    def found(self) -> list[Blocking]:
        movable = np.flatnonzero(~self.now.stays & (self._seated() | self._may_come())).tolist()
        blocking = [one for student in movable for one in self._of(student)]
        return sorted(blocking, key=lambda b: (-min(b.student_gains, b.mentor_gains), b.student))

    def _seated(self) -> NDArray[np.bool_]:
        return self.now.seat >= 0

    def _may_come(self) -> NDArray[np.bool_]:
        """Whose university may have one more pair."""
        return self.now.university_room[self.now.university] > 0

    def _of(self, student: int) -> Iterator[Blocking]:
        seat = int(self.now.seat[student])
        scores = self.scores[student]
        has = NOBODY if seat < 0 else int(scores[seat])
        free = self._free_for(seat)
        theirs = np.where(free, NOBODY, self.least)
        better = (scores > has) & (scores > theirs) & (scores != NO_PAIR)
        for mentor in np.flatnonzero(better).tolist():
            yield Blocking(
                student=student,
                mentor=mentor,
                score=int(scores[mentor]),
                has=None if seat < 0 else seat,
                instead_of=None if free[mentor] else int(self.who[mentor]),
                student_gains=int(scores[mentor]) - max(has, 0),
                mentor_gains=int(scores[mentor] - max(theirs[mentor], 0)),
            )

    def _free_for(self, seat: int) -> NDArray[np.bool_]:
        """Mentors with a free place for whoever has this seat: the partner must have room too, or
        be the same as now."""
        partner = self.now.partner
        within = self.now.partner_room[partner] > 0
        if seat >= 0:
            within |= partner == partner[seat]
        free: NDArray[np.bool_] = (self.now.room > 0) & within
        return free
