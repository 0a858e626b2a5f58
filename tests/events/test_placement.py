"""Spreading a group over the sessions of a day, held against trying everything."""

from collections.abc import Iterator, Sequence
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from events.placing.placement import Needs, Room, Shortfall, are_nested, shortfall, spread

IMMIGRATION, CITIZEN_SERVICE, TAX = 1, 2, 3
EU = frozenset({IMMIGRATION, CITIZEN_SERVICE})
NORDIC = frozenset({CITIZEN_SERVICE})
PERMIT = frozenset({IMMIGRATION})

two_desks = st.sampled_from([EU, NORDIC, PERMIT])
nested = st.sampled_from([EU | {TAX}, EU, NORDIC, frozenset({TAX})])
crossing = st.sampled_from([EU, frozenset({CITIZEN_SERVICE, TAX}), frozenset({IMMIGRATION, TAX})])
seats = st.integers(0, 3)
rooms_of_a_day = st.lists(
    st.fixed_dictionaries({IMMIGRATION: seats, CITIZEN_SERVICE: seats, TAX: seats}), max_size=3
).map(lambda frees: [Room(number, free) for number, free in enumerate(frees)])


def by_trying_everything(people: Sequence[Needs], rooms: Sequence[Room]) -> bool:
    """Whether there is any way at all."""

    def fits(left: Sequence[Needs], frees: tuple[dict, ...]) -> bool:
        return not left or any(fits(left[1:], after) for after in _ways(left[0], frees))

    return fits(people, tuple(dict(room.free) for room in rooms))


def _ways(needs: Needs, frees: tuple[dict, ...]) -> Iterator[tuple[dict, ...]]:
    for number, free in enumerate(frees):
        if all(free[desk] for desk in needs):
            after = {desk: n - (desk in needs) for desk, n in free.items()}
            yield (*frees[:number], after, *frees[number + 1 :])


def assert_fits(placed: list[int], people: Sequence[Needs], rooms: Sequence[Room]) -> None:
    pairs = zip(placed, people, strict=True)
    used = list(chain.from_iterable([(at, desk) for desk in needs] for at, needs in pairs))
    for room in rooms:
        for desk, free in room.free.items():
            assert used.count((room.session_id, desk)) <= free


@given(st.one_of(st.lists(two_desks, max_size=6), st.lists(nested, max_size=6)), rooms_of_a_day)
def test_a_group_is_placed_if_and_only_if_there_is_a_way(people, rooms):
    found = spread(people, rooms)

    assert isinstance(found, list) == by_trying_everything(people, rooms)
    if isinstance(found, list):
        assert_fits(found, people, rooms)


@given(st.lists(crossing, max_size=5), rooms_of_a_day)
def test_needs_that_cross_never_overfill_a_desk(people, rooms):
    found = spread(people, rooms)

    if isinstance(found, list):
        assert_fits(found, people, rooms)


def test_people_keep_their_order_and_come_as_early_as_they_can():
    rooms = [Room(9, {IMMIGRATION: 1, CITIZEN_SERVICE: 3}), Room(10, {IMMIGRATION: 3, 2: 3})]

    assert spread([EU, NORDIC, EU, NORDIC], rooms) == [9, 9, 10, 9]


def test_a_family_that_stands_together_comes_together():
    rooms = [Room(hour, {IMMIGRATION: 4, CITIZEN_SERVICE: 4}) for hour in (9, 10)]
    others, family = [EU] * 2, [EU, NORDIC]

    placed = spread([*others, *family], rooms)

    assert placed == [9, 9, 9, 9]


def test_a_person_with_one_desk_leaves_room_for_one_with_two():
    rooms = [Room(9, {IMMIGRATION: 1, CITIZEN_SERVICE: 1}), Room(10, {CITIZEN_SERVICE: 1})]

    assert spread([NORDIC, EU], [Room(10, {IMMIGRATION: 0, 2: 1}), rooms[0]]) == [10, 9]
    assert spread([NORDIC, EU], [rooms[0], Room(10, {IMMIGRATION: 0, 2: 1})]) == [10, 9]


def test_the_desk_that_is_short_is_named_with_its_numbers():
    rooms = [Room(9, {IMMIGRATION: 4, CITIZEN_SERVICE: 9}), Room(10, {IMMIGRATION: 3, 2: 9})]

    assert spread([EU] * 12, rooms) == Shortfall(PERMIT, needed=12, free=7)


def test_two_desks_free_at_different_times_are_short_together():
    rooms = [Room(9, {IMMIGRATION: 2, CITIZEN_SERVICE: 0}), Room(10, {IMMIGRATION: 0, 2: 2})]

    assert shortfall({EU: 2}, rooms) == Shortfall(EU, needed=2, free=0)


def test_two_desks_always_nest():
    assert are_nested([EU, NORDIC, PERMIT])
    assert not are_nested([EU, frozenset({CITIZEN_SERVICE, TAX})])
