"""Why students have no mentor, and what would give them one: each by itself, and exactly.

Whatever is named here matches the student while all others who have a mentor keep one.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from mentoring.matching.instance import NO_PAIR, Instance, Pair
from mentoring.matching.network import Ints
from mentoring.matching.reach import Mask, Reach
from mentoring.matching.standing import standing


class Why(StrEnum):
    """The first that holds."""

    NOBODY = "nobody"  # rules keep the student apart from all mentors
    UNIVERSITY = "university"  # the upper quota of the student's university is reached
    QUOTAS = (
        "quotas"  # an allowed mentor has a free place, but the partner's upper quota is reached
    )
    PLACES = "places"  # all places of all allowed mentors are taken
    CHANCE = "chance"  # a place can be had: these pairs are not those of a new matching


@dataclass(frozen=True)
class Unmatched:
    """``allowed``: mentors whom no rule keeps apart. ``closed``: those of them with a free place
    that the quota of their partner closes.

    What would help, one at a time: ``bans``: lifting what keeps the student from this mentor;
    ``places``: one more place at this mentor; ``partners``: one more in the upper quota of this
    partner (its number); ``university``: one more in that of the student's university.
    """

    student: int
    why: Why
    allowed: tuple[int, ...]
    closed: tuple[int, ...]
    bans: tuple[int, ...]
    places: tuple[int, ...]
    partners: tuple[int, ...]
    university: bool


def unmatched(
    instance: Instance, pairs: Collection[Pair], students: Collection[int] | None = None
) -> list[Unmatched]:
    """All who have no mentor in these pairs, or of them only ``students``."""
    reach = Reach(standing(instance, pairs, ()))
    alone = np.flatnonzero(reach.now.seat < 0).tolist()
    return [_told(reach, s) for s in alone if students is None or s in students]


def _told(reach: Reach, student: int) -> Unmatched:
    now = reach.now
    allowed = now.scores[student] != NO_PAIR
    closed = allowed & reach.has_room & (now.partner_room[now.partner] <= 0)
    reached = reach.of([student])
    has_way = bool(np.any(reached & reach.ending))
    full = bool(now.university_room[now.university[student]] <= 0)
    helped = not (full or has_way)  # by one thing that is not the university's quota
    places = reached & reach.ending_partners[now.partner]
    return Unmatched(
        student=student,
        why=_why(allowed, full, has_way, closed),
        allowed=_numbers(allowed),
        closed=_numbers(closed),
        bans=_numbers(~allowed & reach.ending) if helped else (),
        places=_numbers(places) if helped else (),
        partners=_partners(reach, reached) if helped else (),
        university=full and has_way,
    )


def _why(allowed: Mask, full: bool, has_way: bool, closed: Mask) -> Why:
    holds = {
        Why.NOBODY: not np.any(allowed),
        Why.UNIVERSITY: full,
        Why.CHANCE: has_way,
        Why.QUOTAS: bool(np.any(closed)),
    }
    return next((why for why, it_does in holds.items() if it_does), Why.PLACES)


def _partners(reach: Reach, mentors: Mask) -> tuple[int, ...]:
    """Those with an upper quota; the last group has none."""
    partners = reach.partners(mentors)[:-1]
    return _numbers(partners & (reach.now.partner_room[:-1] <= 0))


def _numbers(mask: Mask) -> tuple[int, ...]:
    where: Ints = np.flatnonzero(mask)
    return tuple(where.tolist())
