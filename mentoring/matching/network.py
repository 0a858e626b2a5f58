"""The flow: source, universities, students, mentors, partners, sink; solved by OR-tools.

Everything is an integer, and the network is a pair of trees joined by the pairs, so that the best
flow is a matching (Kwanashie, Irving, Manlove and Sng, "Profile-based optimal matchings in the
student/project allocation problem", 2015).
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python import max_flow, min_cost_flow

from mentoring.matching.rest import Bounds, Rest

Ints = NDArray[np.int64]
Arcs = tuple[Ints, Ints, Ints, Ints]  # tails, heads, capacities, costs
Flow = min_cost_flow.SimpleMinCostFlow


class NoFlow(Exception):
    """The pairs and the frame cannot carry what the nodes give."""


@dataclass(frozen=True)
class Frame:
    """All but the pairs: arcs, and how much each node gives (or, negative, takes)."""

    tails: Ints
    heads: Ints
    capacities: Ints
    costs: Ints
    supplies: Ints


@dataclass(frozen=True)
class Answer:
    """``chosen``: which of the pairs, in their order. ``frame``: the flow on the frame's arcs.

    ``left``: tails, heads and costs of what the flow leaves open.
    """

    chosen: NDArray[np.bool_]
    frame: Ints
    left: tuple[Ints, Ints, Ints]
    nodes: int

    @cached_property
    def prices(self) -> Ints:
        """By node: a pair that was not offered can better the answer only if its cost, plus the
        student's price, less the mentor's, is negative."""
        return _distances(*self.left, self.nodes)


@dataclass(frozen=True)
class Reached:
    """``chosen``: which of the pairs carry everything; or ``shut``: the nodes to which too much
    comes, so that only a pair of a student among them and a mentor not among them could help."""

    chosen: NDArray[np.bool_] | None
    shut: NDArray[np.bool_]


class Network:
    """Nodes: students, mentors, universities, partners, source, sink."""

    def __init__(self, rest: Rest) -> None:
        self.rest = rest
        students, mentors = rest.shape
        self.mentors_from = students
        self.universities_from = students + mentors
        self.partners_from = self.universities_from + len(rest.universities.names)
        self.source = self.partners_from + len(rest.partners.names)
        self.sink = self.source + 1

    @property
    def miss(self) -> int:
        """What a lower bound that is not reached costs: more than all students unmatched."""
        return len(self.rest.free) + 1

    def most(self) -> Frame:
        """To find the fewest misses of lower bounds, then the most students matched.

        A lower bound is an arc of its own that pays; who has no mentor goes past them all, at 1.
        """
        lower = self.rest.universities.lower, self.rest.partners.lower
        everybody = len(self.rest.free)
        supplies = np.zeros(self.sink + 1, np.int64)
        supplies[[self.source, self.sink]] = everybody, -everybody
        past = arcs(np.array([self.source]), np.array([self.sink]), everybody, 1)
        return self._frame(
            supplies,
            past,
            arcs(*self._into_universities(), lower[0], -self.miss),
            arcs(*self._out_of_partners(), lower[1], -self.miss),
        )

    def fixed(self, matched: int) -> Frame:
        """For so many pairs, within the bounds."""
        lower = self.rest.universities.lower, self.rest.partners.lower
        supplies = np.zeros(self.sink + 1, np.int64)
        supplies[self.universities_from : self.partners_from] = lower[0]
        supplies[self.partners_from : self.source] = -lower[1]
        supplies[self.source] = matched - lower[0].sum()
        supplies[self.sink] = lower[1].sum() - matched
        return self._frame(supplies)

    def kept(self) -> Frame:
        """For however many pairs, within the bounds: what reaches the sink may go round again."""
        frame = self.fixed(0)
        again = arcs(np.array([self.sink]), np.array([self.source]), len(self.rest.free))
        whole = (frame.tails, frame.heads, frame.capacities, frame.costs)
        tails, heads, capacities, costs = map(np.concatenate, zip(whole, again, strict=True))
        return Frame(tails, heads, capacities, costs, frame.supplies)

    def value_of_most(self, matched: int) -> int:
        """What ``most`` costs where no lower bound is missed."""
        needed = self.rest.universities.lower.sum() + self.rest.partners.lower.sum()
        return len(self.rest.free) - matched - self.miss * int(needed)

    def solve(self, frame: Frame, students: Ints, mentors: Ints, costs: Ints) -> Answer:
        """The cheapest flow with these pairs. Raises NoFlow, OverflowError for far too many."""
        return solve(frame, students, mentors + self.mentors_from, costs)

    def reach(self, frame: Frame, students: Ints, mentors: Ints) -> Reached:
        """Whether these pairs and the frame can carry what the nodes give, whatever it costs."""
        before, after = len(frame.supplies), len(frame.supplies) + 1
        gives, takes = np.flatnonzero(frame.supplies > 0), np.flatnonzero(frame.supplies < 0)
        pairs = arcs(students, mentors + self.mentors_from, 1)
        ends = (
            arcs(np.full(len(gives), before), gives, frame.supplies[gives]),
            arcs(takes, np.full(len(takes), after), -frame.supplies[takes]),
        )
        rest = (frame.tails, frame.heads, frame.capacities, frame.costs)
        tails, heads, capacities, _ = map(np.concatenate, zip(pairs, rest, *ends, strict=True))
        flow = max_flow.SimpleMaxFlow()
        flow.add_arcs_with_capacity(tails, heads, capacities)
        if flow.solve(before, after) != flow.OPTIMAL:
            raise AssertionError("A flow without costs can always be found.")
        if flow.optimal_flow() == frame.supplies[gives].sum():
            return Reached(flow.flows(np.arange(len(students))) > 0, np.zeros(0, bool))
        shut = np.zeros(after + 1, bool)
        shut[flow.get_source_side_min_cut()] = True
        return Reached(None, shut)

    def _frame(self, supplies: Ints, *first: Arcs) -> Frame:
        everybody, mentors = (np.arange(n) for n in self.rest.shape)
        parts = [
            *first,
            arcs(self.rest.university + self.universities_from, everybody, 1),
            arcs(
                mentors + self.mentors_from,
                self.rest.partner + self.partners_from,
                self.rest.capacity,
            ),
            arcs(*self._into_universities(), _spread(self.rest.universities)),
            arcs(*self._out_of_partners(), _spread(self.rest.partners)),
        ]
        tails, heads, capacities, costs = map(np.concatenate, zip(*parts, strict=True))
        return Frame(tails, heads, capacities, costs, supplies)

    def _into_universities(self) -> tuple[Ints, Ints]:
        nodes = np.arange(self.universities_from, self.partners_from)
        return np.full(len(nodes), self.source), nodes

    def _out_of_partners(self) -> tuple[Ints, Ints]:
        nodes = np.arange(self.partners_from, self.source)
        return nodes, np.full(len(nodes), self.sink)


def solve(frame: Frame, students: Ints, mentors: Ints, costs: Ints) -> Answer:
    """The cheapest flow with these pairs, nodes of students and of mentors."""
    pairs = arcs(students, mentors, 1, costs)
    rest = (frame.tails, frame.heads, frame.capacities, frame.costs)
    tails, heads, capacities, unit = (np.concatenate(two) for two in zip(pairs, rest, strict=True))
    flow = Flow()
    flow.add_arcs_with_capacity_and_unit_cost(tails, heads, capacities, unit)
    flow.set_nodes_supplies(np.arange(len(frame.supplies)), frame.supplies)
    status = flow.solve()
    if status == Flow.BAD_COST_RANGE:
        raise OverflowError("Too many people for whole numbers of 64 bits.")
    if status != Flow.OPTIMAL:
        raise NoFlow(str(status))
    flows = flow.flows(np.arange(len(tails)))
    more, back = flows < capacities, flows > 0
    left = (
        np.concatenate((tails[more], heads[back])),
        np.concatenate((heads[more], tails[back])),
        np.concatenate((unit[more], -unit[back])),
    )
    return Answer(flows[: len(students)] > 0, flows[len(students) :], left, len(frame.supplies))


def _spread(bounds: Bounds) -> Ints:
    spread: Ints = bounds.upper - bounds.lower
    return spread


def arcs(tails: Ints, heads: Ints, capacity: Ints | int, cost: Ints | int = 0) -> Arcs:
    capacities, costs = (
        np.broadcast_to(np.asarray(value, np.int64), tails.shape) for value in (capacity, cost)
    )
    return tails, heads, capacities, costs


def _distances(out: Ints, into: Ints, cost: Ints, nodes: int) -> Ints:
    """The shortest ways in what a flow leaves open: Bellman-Ford, all arcs at once whose beginning
    has come nearer.

    It ends because an optimal flow leaves no circle of negative cost.
    """
    distances = np.zeros(nodes, np.int64)
    active = np.arange(len(out))
    while len(active):
        nearer = distances.copy()
        np.minimum.at(nearer, into[active], distances[out[active]] + cost[active])
        active = np.flatnonzero((nearer < distances)[out])
        distances = nearer
    return distances
