"""Spreading a group over the sessions of a day: who comes when.

A person needs a set of desks, all in the same session; a session has so many free seats at each
desk. People are placed in the order given, each into the earliest session that leaves room for all
the others, so that families and colleagues who stand together on a list come at the same time.

Why this never fails where a solution exists. Take a kind of people who need the desks K. In a
session s the places for them are what its scarcest desk of K has free, free(s) = min over K. Call
the kinds *nested* if of two kinds one contains the other or they share no desk; with two desks A
and B the only kinds are {A}, {B} and {A, B}, so they always are. Place the kinds with most desks
first. Whoever was placed in s before K and uses a desk of K is then of a kind that contains K, and
takes one seat of every desk of K: the places left for K in s are free(s) minus those people,
whichever session they went to. So over the day there are sum(free) minus all people of larger kinds
left for K, however the larger kinds were spread, and a group fits if and only if for every kind

    people of K and of the kinds that contain it  <=  sum over sessions of free(s).

``shortfall`` checks exactly this. Placing one person keeps it true for the rest or does not, which
``spread`` tests before each step, so a step that it takes never leads into a corner.

Kinds that overlap without nesting ({A, B} and {B, C}, with three desks) make the problem hard. The
check is then still necessary but no longer sufficient; the people who need most desks are placed
first, and a group that would fit only by a cleverer arrangement is told that there is no room.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Desk = int | None  # an authority's id; None is the one quota of an ordinary event
Needs = frozenset[Desk]


@dataclass(frozen=True)
class Room:
    """A session with what is free in it, by desk."""

    session_id: int
    free: Mapping[Desk, int]


@dataclass(frozen=True)
class Shortfall:
    """Why a group does not fit: these desks (together, where several) have too few places."""

    desks: Needs
    needed: int
    free: int


def shortfall(counts: Mapping[Needs, int], rooms: Sequence[Room]) -> Shortfall | None:
    """What stands in the way of a group of so many people of each kind; None if it fits.

    A single desk is named before a pair of desks, since that is easier to understand.
    """
    kinds = {needs for needs, n in counts.items() if n and needs}
    single = {frozenset([desk]) for needs in kinds for desk in needs}
    for desks in sorted(single | kinds, key=lambda kind: (len(kind), sorted(map(_key, kind)))):
        needed = sum(n for needs, n in counts.items() if desks <= needs)
        free = sum(_places(room.free, desks) for room in rooms)
        if needed > free:
            return Shortfall(desks, needed, free)
    return None


def spread(people: Sequence[Needs], rooms: Sequence[Room]) -> list[int] | Shortfall:
    """A session id for each person, in the order of ``people``; or why they do not fit.

    ``rooms`` are in the order of preference, usually by time.
    """
    counts = Counter(people)
    if found := shortfall(counts, rooms):
        return found
    if people and not rooms:
        return Shortfall(frozenset(), len(people), 0)
    if are_nested(counts):
        return _Day(counts, rooms).place_in_order(people)
    return _most_desks_first(people, counts, rooms)


def are_nested(kinds: Iterable[Needs]) -> bool:
    """Whether of any two kinds one contains the other or they share no desk."""
    known = list(kinds)
    return all(a <= b or b <= a or not a & b for a in known for b in known)


def _places(free: Mapping[Desk, int], desks: Needs) -> int:
    """How many people who need all these desks a session has room for."""
    return min((free.get(desk, 0) for desk in desks), default=0)


def _key(desk: Desk) -> int:
    return desk or 0


class _Day:
    """The rooms while they fill, with the spare places of each kind kept up to date."""

    def __init__(self, counts: Mapping[Needs, int], rooms: Sequence[Room]) -> None:
        self.rooms = rooms
        self.free = [dict(room.free) for room in rooms]
        self.kinds = [kind for kind in counts if kind]
        self.spare = {
            kind: sum(_places(free, kind) for free in self.free)
            - sum(n for needs, n in counts.items() if kind <= needs)
            for kind in self.kinds
        }

    def place_in_order(self, people: Sequence[Needs]) -> list[int]:
        return [self.rooms[self._place(needs)].session_id for needs in people]

    def _place(self, needs: Needs) -> int:
        for number in range(len(self.rooms)):
            if self._try(number, needs):
                return number
        raise AssertionError(f"No room for {needs}, though there was enough")

    def _try(self, number: int, needs: Needs) -> bool:
        """Take one seat at each desk in this room, unless somebody else would then be left out."""
        before = self.free[number]
        if needs and not _places(before, needs):
            return False
        after = {desk: n - (desk in needs) for desk, n in before.items()}
        spare = {
            kind: self.spare[kind]
            - (_places(before, kind) - _places(after, kind))
            + (kind <= needs)
            for kind in self.kinds
        }
        if min(spare.values(), default=0) < 0:
            return False
        self.free[number], self.spare = after, spare
        return True


def _most_desks_first(
    people: Sequence[Needs], counts: Mapping[Needs, int], rooms: Sequence[Room]
) -> list[int] | Shortfall:
    free = [dict(room.free) for room in rooms]
    placed: dict[int, int] = {}
    for index in sorted(range(len(people)), key=lambda each: -len(people[each])):
        needs = people[index]
        fits = (n for n, left in enumerate(free) if not needs or _places(left, needs))
        number = next(fits, None)
        if number is None:
            return Shortfall(needs, counts[needs], sum(_places(left, needs) for left in free))
        for desk in needs:
            free[number][desk] -= 1
        placed[index] = rooms[number].session_id
    return [placed[index] for index in range(len(people))]
