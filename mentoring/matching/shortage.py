"""Why the quotas cannot all be kept, by name."""

from dataclasses import replace

import numpy as np

from mentoring.matching.candidates import Candidates, allowing
from mentoring.matching.network import Network
from mentoring.matching.rest import Bounds, Rest
from mentoring.matching.rise import Rise

UNIVERSITIES, PARTNERS = "universities", "partners"
Wanted = tuple[str, int]  # which of the two, and the group's number


def shortages(rest: Rest) -> list[str]:
    """Quotas that cannot be reached even alone; else those that cannot be reached together."""
    candidates = Candidates(rest)
    wanted = _with_lower(rest)
    alone = [
        f"{_name(rest, one)}: at least {_lower(rest, one)}, "
        f"but at most {_most_of_one(rest, candidates, one)} possible"
        for one in wanted
        if not _kept(rest, candidates, [one])
    ]
    return alone or _together(rest, candidates, wanted)


def _together(rest: Rest, candidates: Candidates, wanted: list[Wanted]) -> list[str]:
    """A smallest group that clashes: without any one of it, the others could be kept."""
    clash = list(wanted)
    for one in wanted:
        fewer = [other for other in clash if other != one]
        if not _kept(rest, candidates, fewer):
            clash = fewer
    needed = sum(_lower(rest, one) for one in clash)
    possible = _most_of(rest, candidates, set(clash))
    names = ", ".join(_name(rest, one) for one in clash)
    return [
        f"{_name(rest, one)}: at least {_lower(rest, one)}; {names} need {needed} together, "
        f"but at most {possible} are possible"
        for one in clash
    ]


def _kept(rest: Rest, candidates: Candidates, wanted: list[Wanted]) -> bool:
    network = Network(_only(rest, set(wanted)))
    return Rise(network, candidates, network.kept()).is_possible()


def _most_of_one(rest: Rest, candidates: Candidates, one: Wanted) -> int:
    """How much of this lower bound can be reached, sought by halves: it is less than all of it."""
    low, high = 0, _lower(rest, one) - 1
    while low < high:
        middle = (low + high + 1) // 2
        bounds = _bounds_of(rest, one)
        lower = np.where(np.arange(len(bounds.lower)) == one[1], middle, bounds.lower)
        eased = replace(bounds, lower=lower)
        if one[0] == UNIVERSITIES:
            less = replace(rest, universities=eased)
        else:
            less = replace(rest, partners=eased)
        low, high = (middle, high) if _kept(less, candidates, [one]) else (low, middle - 1)
    return low


def _most_of(rest: Rest, candidates: Candidates, wanted: set[Wanted]) -> int:
    """How much of these lower bounds can be reached when nobody asks for the others."""
    network = Network(_only(rest, wanted))
    frame = network.most()
    answer, _ = candidates.settle(network, frame, allowing(0))
    return int(answer.frame[frame.costs == -network.miss].sum())


def _only(rest: Rest, wanted: set[Wanted]) -> Rest:
    """Nobody asks for the other lower bounds."""
    return replace(
        rest,
        universities=_asking(rest.universities, {n for side, n in wanted if side == UNIVERSITIES}),
        partners=_asking(rest.partners, {n for side, n in wanted if side == PARTNERS}),
    )


def _asking(bounds: Bounds, groups: set[int]) -> Bounds:
    asked = np.isin(np.arange(len(bounds.lower)), list(groups))
    return replace(bounds, lower=np.where(asked, bounds.lower, 0))


def _with_lower(rest: Rest) -> list[Wanted]:
    sides: dict[str, Bounds] = {UNIVERSITIES: rest.universities, PARTNERS: rest.partners}
    return [(side, int(n)) for side, b in sides.items() for n in np.flatnonzero(b.lower > 0)]


def _lower(rest: Rest, one: Wanted) -> int:
    return int(_bounds_of(rest, one).lower[one[1]])


def _name(rest: Rest, one: Wanted) -> str:
    return _bounds_of(rest, one).names[one[1]]


def _bounds_of(rest: Rest, one: Wanted) -> Bounds:
    return rest.universities if one[0] == UNIVERSITIES else rest.partners
