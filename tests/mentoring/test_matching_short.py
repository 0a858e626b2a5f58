"""Quotas that cannot be kept are named."""

from dataclasses import replace

import numpy as np
import pytest

from mentoring.matching import Infeasible, Instance, Quota, match_staged
from tests.mentoring.instances import made
from tests.mentoring.judge import Judge


def reasons(instance: Instance) -> list[str]:
    with pytest.raises(Infeasible) as refused:
        match_staged(instance)
    return refused.value.reasons


def three_by_three(**changes: object) -> Instance:
    """Students s0 to s2 of u0, u0, u1; mentors m0 to m2 of p0, p0, p1, one place each."""
    ids = ("0", "1", "2")
    plain = Instance(
        students=tuple(f"s{n}" for n in ids),
        mentors=tuple(f"m{n}" for n in ids),
        capacity=np.ones(3, np.int64),
        university=np.array([0, 0, 1]),
        partner=np.array([0, 0, 1]),
        scores=np.full((3, 3), 5000, np.int16),
        universities=(Quota("u0"), Quota("u1")),
        partners=(Quota("p0"), Quota("p1")),
    )
    return replace(plain, **changes)


def test_a_partner_without_enough_places() -> None:
    instance = three_by_three(partners=(Quota("p0", 3), Quota("p1")))

    assert reasons(instance) == ["partner p0: at least 3, but at most 2 possible"]


def test_two_that_want_the_same_students() -> None:
    only_p0 = np.array([[5000, 5000, -1]] * 3, np.int16)
    instance = three_by_three(
        scores=only_p0,
        universities=(Quota("u0", 2), Quota("u1", 1)),
        partners=(Quota("p0"), Quota("p1")),
    )

    assert reasons(instance) == [
        "university u0: at least 2; university u0, university u1 need 3 together, "
        "but at most 2 are possible",
        "university u1: at least 1; university u0, university u1 need 3 together, "
        "but at most 2 are possible",
    ]


def test_a_lower_bound_above_the_upper_one() -> None:
    instance = three_by_three(universities=(Quota("u0", 2, 1), Quota("u1")))

    assert reasons(instance) == ["university u0: at least 2, but at most 1"]


@pytest.mark.parametrize(
    ("locked", "words"),
    [
        (((0, 0), (0, 1)), "student s0: locked to 2 mentors"),
        (((0, 0), (1, 0)), "mentor m0: 2 locked pairs, but at most 1"),
        (((0, 2),), "locked pair s0 and m2: these two may not be paired"),
    ],
)
def test_locks_that_clash(locked: tuple[tuple[int, int], ...], words: str) -> None:
    scores = np.full((3, 3), 5000, np.int16)
    scores[0, 2] = -1

    assert reasons(three_by_three(scores=scores, locked=locked)) == [words]


def test_locks_above_a_quota() -> None:
    instance = three_by_three(
        universities=(Quota("u0", 0, 1), Quota("u1")), locked=((0, 0), (1, 1))
    )

    assert reasons(instance) == ["university u0: 2 locked pairs, but at most 1"]


def test_what_is_named_clashes_and_nothing_less_does() -> None:
    looked_at = 0
    for seed in range(2000, 2080):
        instance = made(seed, "quotas")
        if Judge(instance).possible():
            continue
        looked_at += 1
        words = reasons(instance)
        named = {reason.partition(":")[0] for reason in words}
        together = any("together" in reason for reason in words)
        for group in [named] if together else [{name} for name in named]:
            assert not _possible(instance, group), (seed, group)
            assert all(_possible(instance, group - {one}) for one in group), (seed, group)
    assert looked_at > 20


def _possible(instance: Instance, names: set[str]) -> bool:
    """Whether the lower bounds of these alone can be kept."""
    asked = replace(
        instance,
        universities=tuple(
            q if f"university {q.id}" in names else replace(q, lower=0)
            for q in instance.universities
        ),
        partners=tuple(
            q if f"partner {q.id}" in names else replace(q, lower=0) for q in instance.partners
        ),
    )
    return Judge(asked).possible()
