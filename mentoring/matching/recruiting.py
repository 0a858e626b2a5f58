"""What one more place would add, and where: by the prices of the certificate.

Whether one more student is matched is told exactly. How much better the same number of pairs become
is told at the most, as prices do; ``exactly`` matches again to know.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from mentoring.matching.aims import aims_of
from mentoring.matching.explaining import Change, Match, change, told
from mentoring.matching.instance import Instance, Quota
from mentoring.matching.network import Ints, Network
from mentoring.matching.reach import Mask, Reach
from mentoring.matching.rest import rest_of
from mentoring.matching.stages import Result
from mentoring.matching.standing import standing


class Kind(StrEnum):
    MENTOR = "mentor"  # one more place with this mentor, or one more mentor of the same kind
    PARTNER = "partner"  # one more in the upper quota
    UNIVERSITY = "university"
    PARTNER_LOWER = "partner_lower"  # one fewer in the lower quota
    UNIVERSITY_LOWER = "university_lower"


@dataclass(frozen=True)
class Worth:
    """``number``: of the mentor, partner or university.

    ``matches``: one more student has a mentor, and all others keep one. Else, while the worst pair
    stays, at most so many pairs fewer are below each band (``low``, lowest first) and so many
    ``points`` are gained, the first that is not 0 deciding. ``may_lift_worst``: the worst pair may
    become better.
    """

    kind: Kind
    number: int
    matches: bool
    low: tuple[int, ...]
    points: int
    may_lift_worst: bool

    @property
    def rank(self) -> tuple[bool, bool, tuple[int, ...], int]:
        return self.matches, self.may_lift_worst, self.low, self.points


def where_to_recruit(instance: Instance, result: Result) -> list[Worth]:
    """All that is worth anything, what may add most first."""
    prices = _Prices(instance, result)
    found = [worth for kind in Kind for worth in prices.of(kind)]
    return sorted(found, key=lambda worth: worth.rank, reverse=True)


def exactly(instance: Instance, result: Result, worth: Worth, match: Match) -> Change:
    """What the programme would lose, so mostly negative, if it were had; ``match`` made the result.
    Raises Infeasible."""
    bands = result.certificate.bands
    after = match(_with(instance, worth))
    return change(aims_of(instance, result.pairs, bands), aims_of(instance, after.pairs, bands))


def _with(instance: Instance, worth: Worth) -> Instance:
    match worth.kind:
        case Kind.MENTOR:
            capacity = instance.capacity.copy()
            capacity[worth.number] += 1
            return replace(instance, capacity=capacity)
        case Kind.PARTNER | Kind.PARTNER_LOWER:
            return replace(instance, partners=_eased(instance.partners, worth))
        case _:
            return replace(instance, universities=_eased(instance.universities, worth))


def _eased(quotas: tuple[Quota, ...], worth: Worth) -> tuple[Quota, ...]:
    quota = quotas[worth.number]
    if worth.kind in (Kind.PARTNER_LOWER, Kind.UNIVERSITY_LOWER):
        eased = replace(quota, lower=quota.lower - 1)
    else:
        eased = replace(quota, upper=None if quota.upper is None else quota.upper + 1)
    return (*quotas[: worth.number], eased, *quotas[worth.number + 1 :])


class _Prices:
    def __init__(self, instance: Instance, result: Result) -> None:
        self.instance = instance
        self.certificate = result.certificate
        self.network = Network(rest_of(instance))
        self.reach = Reach(standing(instance, result.pairs, ()))
        self.alone = [s for s in result.unmatched if self._room_for(s)]
        self.reached = self.reach.of(self.alone)

    def _room_for(self, student: int) -> bool:
        now = self.reach.now
        return bool(now.university_room[now.university[student]] > 0)

    def of(self, kind: Kind) -> Iterator[Worth]:
        saved = np.maximum(self._saved(self.certificate.best, kind), 0)
        higher = self.certificate.higher
        lifts = self._saved(higher[1], kind) > 0 if higher else np.zeros(len(saved), bool)
        matches = self._matches(kind)
        people, bands = len(self.network.rest.free), len(self.certificate.bands)
        for number in np.flatnonzero((saved > 0) | lifts | matches).tolist():
            low, points = told(int(saved[number]), people, bands)
            yield Worth(kind, number, bool(matches[number]), low, points, bool(lifts[number]))

    def _saved(self, prices: Ints, kind: Kind) -> Ints:
        """By number, what these prices say that it saves at the most."""
        network = self.network
        mentors = prices[network.mentors_from : network.universities_from]
        universities = prices[network.universities_from : network.partners_from - 1]
        partners = prices[network.partners_from : network.source - 1]
        source, sink = prices[network.source], prices[network.sink]
        match kind:
            case Kind.MENTOR:
                return prices[network.partners_from + network.rest.partner] - mentors
            case Kind.PARTNER:
                return np.where(_is_limited(self.instance.partners), sink - partners, 0)
            case Kind.UNIVERSITY:
                return np.where(_is_limited(self.instance.universities), universities - source, 0)
            case Kind.PARTNER_LOWER:
                return np.where(_is_asked(self.instance.partners), partners - sink, 0)
            case Kind.UNIVERSITY_LOWER:
                return np.where(_is_asked(self.instance.universities), source - universities, 0)

    def _matches(self, kind: Kind) -> Mask:
        """Lower quotas keep nobody from being matched: a way to a free place takes nothing from
        anybody."""
        now, reach = self.reach.now, self.reach
        match kind:
            case Kind.MENTOR:
                mentors: Mask = self.reached & reach.ending_partners[now.partner]
                return mentors
            case Kind.PARTNER:
                partners: Mask = reach.partners(self.reached)[:-1] & (now.partner_room[:-1] <= 0)
                return partners
            case Kind.UNIVERSITY:
                return self._matches_of_universities()
            case Kind.PARTNER_LOWER:
                return np.zeros(len(self.instance.partners), bool)
            case Kind.UNIVERSITY_LOWER:
                return np.zeros(len(self.instance.universities), bool)

    def _matches_of_universities(self) -> Mask:
        now, matches = self.reach.now, np.zeros(len(self.instance.universities), bool)
        alone = (now.seat < 0) & (now.university_room[now.university] <= 0)
        for university in np.unique(now.university[alone]).tolist():
            reached = self.reach.of(np.flatnonzero(alone & (now.university == university)))
            matches[university] = np.any(reached & self.reach.ending)
        return matches


def _is_limited(quotas: tuple[Quota, ...]) -> Mask:
    return np.array([quota.upper is not None for quota in quotas], bool)


def _is_asked(quotas: tuple[Quota, ...]) -> Mask:
    return np.array([quota.lower > 0 for quota in quotas], bool)
