"""Why a student and a mentor were not paired, in numbers from the prices of the certificate.

A price tells by how much a pair that is forced makes the aims worse at least (its reduced cost);
how much exactly, only matching again with the pair locked can tell.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from mentoring.matching.aims import Aims, aims_of
from mentoring.matching.instance import BEST, NO_PAIR, Instance, Pair
from mentoring.matching.network import Ints, Network
from mentoring.matching.rest import rest_of
from mentoring.matching.stages import Infeasible, Result
from mentoring.matching.standing import standing

Match = Callable[[Instance], Result]


@dataclass(frozen=True)
class Change:
    """By how much the aims become worse; the first that is not 0 or None decides, in this order.

    ``fewer``: students who are matched less. ``worst``: what the lowest score becomes, None where
    it stays. ``low``: pairs more below each band, lowest band first. ``points``: lost of the sum;
    negative where points are gained and an earlier aim loses.
    """

    fewer: int
    worst: int | None
    low: tuple[int, ...]
    points: int


@dataclass(frozen=True)
class WhyNot:
    """``score``: None where a rule keeps the two apart. ``has`` and ``has_score``: the mentor whom
    the student has instead. ``taken``: who has the mentor's places, and with which score, lowest
    first; ``places``: how many there are.

    ``partner_full``, ``university_full``: an upper quota is reached. ``locked``: a lock of the
    student, or of all places, rules the pair out. ``paired``: they are a pair.

    ``at_least``: what the pair would cost the programme at the least, by the prices; where students
    or the worst pair lose, only that is told. None where the pair cannot be made, or is.
    ``exactly``: what it would cost, None where that was not asked for or where the pair cannot be
    made while all else holds.
    """

    student: int
    mentor: int
    score: int | None
    has: int | None
    has_score: int | None
    taken: tuple[tuple[int, int], ...]
    places: int
    partner_full: bool
    university_full: bool
    locked: bool
    paired: bool
    at_least: Change | None
    exactly: Change | None


def why_not(
    instance: Instance, result: Result, student: int, mentor: int, match: Match | None = None
) -> WhyNot:
    """``match``: the function that made the result, to have ``exactly`` too: it matches again."""
    now = standing(instance, result.pairs, ())
    seat = int(now.seat[student])
    taken = sorted((int(instance.scores[s, m]), s) for s, m in result.pairs if m == mentor)
    score = int(instance.scores[student, mentor])
    locked = _is_locked_out(instance, student, mentor)
    open_to_all = score != NO_PAIR and seat != mentor and not locked
    return WhyNot(
        student=student,
        mentor=mentor,
        score=None if score == NO_PAIR else score,
        has=None if seat < 0 else seat,
        has_score=None if seat < 0 else int(instance.scores[student, seat]),
        taken=tuple((s, points) for points, s in taken),
        places=int(instance.capacity[mentor]),
        partner_full=now.partner_room[now.partner[mentor]] <= 0,
        university_full=now.university_room[now.university[student]] <= 0,
        locked=locked,
        paired=seat == mentor,
        at_least=_at_least(instance, result, student, mentor) if open_to_all else None,
        exactly=_exactly(instance, result, (student, mentor), match)
        if open_to_all and match
        else None,
    )


def _is_locked_out(instance: Instance, student: int, mentor: int) -> bool:
    others = [pair for pair in instance.locked if pair != (student, mentor)]
    there = sum(m == mentor for _, m in others)
    return any(s == student for s, _ in others) or there >= instance.capacity[mentor]


def _at_least(instance: Instance, result: Result, student: int, mentor: int) -> Change | None:
    """None where a lower quota would be missed."""
    rest = rest_of(instance)
    network = Network(rest)
    at = int(np.searchsorted(rest.free, student)), network.mentors_from + mentor
    certificate = result.certificate
    score = int(instance.scores[student, mentor])
    nothing = (0,) * len(certificate.bands)
    fewer = max(0, _lifted(certificate.most, *at))
    if fewer >= network.miss:
        return None
    if fewer:
        return Change(fewer, None, nothing, 0)
    if result.worst is not None and score < result.worst:
        return Change(0, score, nothing, 0)
    cost = max(0, int(certificate.costs[score]) + _lifted(certificate.best, *at))
    return Change(0, None, *told(cost, len(rest.free), len(certificate.bands)))


def _lifted(prices: Ints, student: int, mentor: int) -> int:
    return int(prices[student] - prices[mentor])


def told(cost: int, people: int, bands: int) -> tuple[tuple[int, ...], int]:
    """A cost of the last aim (``stages``) as pairs below each band, lowest first, and points."""
    unit = BEST * people + 1
    points = _nearest(cost, unit)
    left, low = (cost - points) // unit, []
    for _ in range(bands - 1):
        low.append(_nearest(left, people + 1))
        left = (left - low[-1]) // (people + 1)
    return ((left, *reversed(low)) if bands else ()), points


def _nearest(number: int, unit: int) -> int:
    """What is left beside a multiple of the unit, up or down, whichever is nearer."""
    down = (unit - 1) // 2
    return (number + down) % unit - down


def _exactly(instance: Instance, result: Result, pair: Pair, match: Match) -> Change | None:
    locked = tuple(sorted({*instance.locked, pair}))
    try:
        forced = match(replace(instance, locked=locked))
    except Infeasible:
        return None
    bands = result.certificate.bands
    return change(
        aims_of(instance, result.pairs, bands),
        aims_of(instance, forced.pairs, bands),
    )


def change(before: Aims, after: Aims) -> Change:
    """What is lost from one to the other."""
    return Change(
        fewer=before.matched - after.matched,
        worst=None if after.worst == before.worst else after.worst,
        low=tuple(a - b for a, b in zip(after.low, before.low, strict=True)),
        points=before.total - after.total,
    )
