"""Why somebody has no mentor, and what would help: each by matching again without the matcher."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from mentoring.matching import NO_PAIR, Infeasible, Instance, Quota, Result, match_staged
from mentoring.matching.what_would_help import Unmatched, Why, unmatched
from tests.mentoring.instances import KINDS, made
from tests.mentoring.judge import Judge

EACH = 4  # programmes of each kind
SOME = 3  # students of each


def told(kind: str) -> Iterator[tuple[Instance, Result, Unmatched]]:
    for seed in range(EACH):
        instance = made(seed, kind)
        try:
            result = match_staged(instance)
        except Infeasible:
            continue
        for one in unmatched(instance, result.pairs)[:SOME]:
            yield instance, result, one


def helps(instance: Instance, result: Result, student: int) -> bool:
    """Whether the student can be matched too while all who are matched stay so."""
    scores = instance.scores.copy()
    scores[[s for s in result.unmatched if s != student]] = NO_PAIR
    reached = Judge(replace(instance, scores=scores)).total()
    return reached is not None and reached[0] == len(result.pairs) + 1


def with_place(instance: Instance, mentor: int) -> Instance:
    capacity = instance.capacity.copy()
    capacity[mentor] += 1
    return replace(instance, capacity=capacity)


def without_ban(instance: Instance, student: int, mentor: int) -> Instance:
    scores = instance.scores.copy()
    scores[student, mentor] = 5000
    return replace(instance, scores=scores)


def with_more(quotas: tuple[Quota, ...], number: int) -> tuple[Quota, ...]:
    upper = quotas[number].upper
    more = replace(quotas[number], upper=None if upper is None else upper + 1)
    return (*quotas[:number], more, *quotas[number + 1 :])


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_named_helps_and_nothing_else_of_its_kind(kind: str) -> None:
    for instance, result, one in told(kind):
        student = one.student
        for mentor in range(len(instance.mentors)):
            more = with_place(instance, mentor)
            assert helps(more, result, student) == (mentor in one.places), (one, mentor)
            if instance.scores[student, mentor] == NO_PAIR:
                lifted = without_ban(instance, student, mentor)
                assert helps(lifted, result, student) == (mentor in one.bans), (one, mentor)
        for number in range(len(instance.partners)):
            more = replace(instance, partners=with_more(instance.partners, number))
            assert helps(more, result, student) == (number in one.partners), (one, number)
        university = int(instance.university[student])
        if university >= 0:
            more = replace(instance, universities=with_more(instance.universities, university))
            assert helps(more, result, student) == one.university, one


@pytest.mark.parametrize("kind", KINDS)
def test_the_reason_is_so(kind: str) -> None:
    for instance, result, one in told(kind):
        allowed = set(np.flatnonzero(instance.scores[one.student] != NO_PAIR).tolist())
        places = np.bincount([m for _, m in result.pairs], minlength=len(instance.mentors))
        free = {m for m in allowed if places[m] < instance.capacity[m]}
        assert set(one.allowed) == allowed
        assert one.why is Why.UNIVERSITY or set(one.closed) == free
        assert (one.why is Why.NOBODY) == (not allowed)
        assert one.why is not Why.PLACES or not free
        assert one.why is not Why.QUOTAS or free
        assert one.why is not Why.CHANCE


def test_who_could_have_a_place_at_once_is_told_so() -> None:
    nobody = np.full(2, -1)
    scores = np.full((2, 1), 5000, np.int16)
    instance = Instance(("a", "b"), ("m",), np.array([2]), nobody, nobody[:1].copy(), scores)

    (one,) = unmatched(instance, [(1, 0)])

    assert (one.student, one.why) == (0, Why.CHANCE)
    assert (one.places, one.bans, one.partners, one.university) == ((), (), (), False)
