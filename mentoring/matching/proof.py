"""Whether a result is what it says, found out without the solver that made it.

Prices on the nodes of a network tell a cost that no flow can undercut (weak duality): each arc adds
its capacity where it pays, each node its price times what it gives. Where the result costs just
that, nothing better exists.
"""

from collections import Counter

import numpy as np

from mentoring.matching.candidates import NEVER, Costs, allowing, gains
from mentoring.matching.instance import NO_PAIR, Instance, Quota
from mentoring.matching.network import Frame, Ints, Network
from mentoring.matching.rest import rest_of
from mentoring.matching.stages import Result


def is_proven(instance: Instance, result: Result) -> bool:
    """All rules are kept, and none of the aims can be reached better."""
    return keeps_rules(instance, result) and _no_better(instance, result)


def keeps_rules(instance: Instance, result: Result) -> bool:
    students, mentors = ([pair[side] for pair in result.pairs] for side in (0, 1))
    return (
        len(set(students)) == len(students)
        and sorted({*students, *result.unmatched}) == list(range(len(instance.students)))
        and all(instance.scores[pair] != NO_PAIR for pair in result.pairs)
        and set(instance.locked) <= set(result.pairs)
        and all(Counter(mentors)[m] <= most for m, most in enumerate(instance.capacity))
        and _within(instance.universities, instance.university[students])
        and _within(instance.partners, instance.partner[mentors])
    )


def _within(quotas: tuple[Quota, ...], groups: Ints) -> bool:
    taken = Counter(groups.tolist())
    return all(
        quota.lower <= taken[number] and (quota.upper is None or taken[number] <= quota.upper)
        for number, quota in enumerate(quotas)
    )


def _no_better(instance: Instance, result: Result) -> bool:
    network = Network(rest_of(instance))
    certificate = result.certificate
    chosen = set(result.pairs) - set(instance.locked)
    matched = len(chosen)
    most, fixed = network.most(), network.fixed(matched)
    least = network.value_of_most(matched)
    if _bound(network, most, allowing(0), certificate.most) != least:
        return False
    if certificate.higher is not None:
        floor, prices = certificate.higher
        if floor <= (result.worst or 0) or _bound(network, most, allowing(floor), prices) <= least:
            return False
    cost = sum(int(certificate.costs[instance.scores[pair]]) for pair in chosen)
    return _bound(network, fixed, certificate.costs, certificate.best) == cost


def _bound(network: Network, frame: Frame, costs: Costs, prices: Ints) -> int:
    """No flow of this network costs less."""
    reduced = frame.costs + prices[frame.tails] - prices[frame.heads]
    bound = int((frame.capacities * np.minimum(reduced, 0)).sum())
    bound -= int((frame.supplies * prices).sum())
    for _, gain in gains(network.rest, costs, prices):
        bound += int(gain[(gain < 0) & (gain > -NEVER)].sum())
    return bound
