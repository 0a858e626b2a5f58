"""When pairs fall away: the fewest changes, and nothing better to be had with as few."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pytest

from mentoring.matching import NO_PAIR, Infeasible, Instance, Quota, candidates, match_staged
from mentoring.matching.chains import apply_to
from mentoring.matching.instance import Pair
from mentoring.matching.repair import Option, menu
from mentoring.matching.standing import standing
from tests.mentoring.instances import KINDS, made
from tests.mentoring.repair_judge import Repairs, chains, keeps_rules

EACH = 15  # programmes of each kind, each with one thing that happens
LARGEST = 7  # people of one side, where everything is tried


@dataclass(frozen=True)
class Broken:
    """A programme in which pairs have fallen away."""

    instance: Instance
    pairs: tuple[Pair, ...]
    orphans: tuple[int, ...]
    banned: tuple[Pair, ...] = ()

    def menu(self, *changes: int) -> list[Option]:
        return menu(self.instance, self.pairs, self.orphans, changes or (0, 1, 2), self.banned)

    @property
    def as_it_is_now(self) -> Instance:
        scores = self.instance.scores.copy()
        for pair in self.banned:
            scores[pair] = NO_PAIR
        return replace(self.instance, scores=scores)

    @property
    def is_one_chain(self) -> bool:
        return apply_to(standing(self.instance, self.pairs, self.orphans))

    @property
    def size(self) -> int:
        return max(self.instance.scores.shape)


def broken(kind: str) -> Iterator[Broken]:
    """In turn: a mentor leaves, one says no to the other, a mentor takes one fewer."""
    for seed in range(EACH):
        instance = made(seed, kind)
        try:
            pairs = match_staged(instance).pairs
        except Infeasible:
            continue
        if pairs:
            pair = pairs[np.random.default_rng(seed).integers(len(pairs))]
            yield (mentor_left, said_no, takes_fewer)[seed % 3](instance, pairs, pair)


def mentor_left(instance: Instance, pairs: tuple[Pair, ...], pair: Pair) -> Broken:
    capacity = instance.capacity.copy()
    capacity[pair[1]] = 0
    kept = tuple(p for p in pairs if p[1] != pair[1])
    orphans = tuple(s for s, m in pairs if m == pair[1])
    return Broken(replace(instance, capacity=capacity, locked=_kept(instance, kept)), kept, orphans)


def said_no(instance: Instance, pairs: tuple[Pair, ...], pair: Pair) -> Broken:
    kept = tuple(p for p in pairs if p != pair)
    unlocked = replace(instance, locked=_kept(instance, kept))
    return Broken(unlocked, kept, (pair[0],), banned=(pair,))


def takes_fewer(instance: Instance, pairs: tuple[Pair, ...], pair: Pair) -> Broken:
    capacity = instance.capacity.copy()
    capacity[pair[1]] -= 1
    kept = tuple(p for p in pairs if p != pair)
    fewer = replace(instance, capacity=capacity, locked=_kept(instance, kept))
    return Broken(fewer, kept, (pair[0],))


def _kept(instance: Instance, kept: tuple[Pair, ...]) -> tuple[Pair, ...]:
    return tuple(pair for pair in instance.locked if pair in kept)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_better_is_to_be_had_with_as_few_changes(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beginning with a few pairs only, as large programmes do."""
    monkeypatch.setattr(candidates, "FEW", 2)
    looked_at = 0
    for case in broken(kind):
        for most in (0, 1, 2):
            (option,) = case.menu(most)
            if not case.is_one_chain:
                judge = Repairs(case.as_it_is_now, case.pairs, case.orphans)
                placed = len(case.orphans) - len(option.unplaced)
                reached = (option.short, placed, option.changes, option.points)
                assert reached == judge.best(most), case
            elif case.size <= LARGEST:
                (orphan,) = case.orphans
                expected = chains(case.as_it_is_now, case.pairs, orphan, most)
                assert (1 - len(option.unplaced), option.points, -option.changes) == expected, case
            looked_at += 1
    assert looked_at or kind == "empty"


@pytest.mark.parametrize("kind", KINDS)
def test_rules_hold_and_each_option_is_better_than_those_with_fewer_changes(kind: str) -> None:
    for case in broken(kind):
        options = case.menu()
        for option in options:
            before, after = set(case.pairs), set(option.pairs)
            assert after == before - {*option.lost} | {*option.gained}
            assert len(option.lost) == option.changes <= 2
            assert set(case.instance.locked) <= after
            assert keeps_rules(case.as_it_is_now, dict(option.pairs))
            assert {s for s, _ in after} == {s for s, _ in before} | {*case.orphans} - {
                *option.unplaced
            }
            assert option.short == standing(case.instance, option.pairs, ()).short
        assert [o.changes for o in options] == sorted({o.changes for o in options})
        ranks = [option.rank for option in options]
        assert ranks == sorted(set(ranks), reverse=True)


def two_by_two(*scores: list[int], **more: object) -> Instance:
    """Students and mentors with one place each; no groups unless given."""
    table = np.array(scores, np.int16)
    nobody = [np.full(size, -1) for size in table.shape]
    ids = (
        tuple(f"{kind}{n}" for n in range(size))
        for kind, size in zip("sm", table.shape, strict=True)
    )
    plain = Instance(*ids, np.ones(table.shape[1], np.int64), *nobody, table)
    return replace(plain, **more)


def test_nobody_changes_where_a_place_is_free_and_a_change_brings_nothing() -> None:
    instance = two_by_two([9000, 8000, -1], [-1, 7000, 9000])

    (option,) = menu(instance, [(1, 2)], [0], banned=[(0, 0)])

    assert (option.changes, option.gained, option.lost) == (0, ((0, 1),), ())


def test_a_change_is_offered_where_it_brings_points() -> None:
    instance = two_by_two([3000, 9000], [8000, 8500])

    none, one = menu(instance, [(1, 1)], [0])

    assert (none.pairs, none.points) == (((0, 0), (1, 1)), 11_500)
    assert (one.pairs, one.points) == (((0, 1), (1, 0)), 17_000)
    assert (one.lost, one.gained) == (((1, 1),), ((0, 1), (1, 0)))


def test_a_change_is_needed_where_only_a_taken_place_will_do() -> None:
    instance = two_by_two([-1, 5000], [4000, 8500])

    none, one = menu(instance, [(1, 1)], [0])

    assert (none.unplaced, one.unplaced) == ((0,), ())
    assert one.pairs == ((0, 1), (1, 0))


def test_a_locked_pair_does_not_change() -> None:
    instance = two_by_two([-1, 5000], [4000, 8500], locked=((1, 1),))

    (option,) = menu(instance, [(1, 1)], [0])

    assert option.unplaced == (0,)


def test_somebody_leaves_the_partner_whose_quota_is_full() -> None:
    instance = two_by_two(
        [5000, -1, -1],
        [-1, 6000, 5500],
        partner=np.array([0, 0, 1]),
        partners=(Quota("p0", 0, 1), Quota("p1")),
    )

    none, one = menu(instance, [(1, 1)], [0])

    assert none.unplaced == (0,)
    assert one.pairs == ((0, 0), (1, 2))


def test_a_lower_quota_is_kept_before_anything_else() -> None:
    instance = two_by_two(
        [9000, -1],
        [9000, 2000],
        partner=np.array([0, 1]),
        capacity=np.array([2, 1]),
        partners=(Quota("p0"), Quota("p1", 1, None)),
    )

    none, one = menu(instance, [(1, 0)], [0])

    assert (none.short, none.changes) == (1, 0)
    assert (one.short, one.pairs) == (0, ((0, 0), (1, 1)))


@pytest.mark.parametrize(
    ("pairs", "orphans", "words"),
    [
        ([(0, 0)], [0], "orphan"),
        ([(0, 0), (0, 1)], [], "two pairs"),
        ([(0, 0), (1, 0)], [], "more students than places"),
        ([(1, 2)], [0], "may not be made"),
    ],
)
def test_pairs_that_break_a_rule_are_refused(pairs, orphans, words: str) -> None:
    instance = two_by_two([5000, 5000, 5000], [5000, 5000, -1])

    with pytest.raises(ValueError, match=words):
        menu(instance, pairs, orphans)
