"""Why two were not paired, and what more places are worth: each number is found again otherwise."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from mentoring.matching import (
    NO_PAIR,
    Infeasible,
    Instance,
    Result,
    match_staged,
)
from mentoring.matching.aims import aims_of
from mentoring.matching.explaining import Change, why_not
from mentoring.matching.recruiting import Kind, Worth, exactly, where_to_recruit
from tests.mentoring.instances import KINDS, made
from tests.mentoring.judge import Judge, Reached

EACH = 4  # programmes of each kind


def programmes(kind: str) -> Iterator[tuple[Instance, Result]]:
    for seed in range(EACH):
        instance = made(seed, kind)
        try:
            yield instance, match_staged(instance)
        except Infeasible:
            continue


def lost(before: Result, change: Change) -> tuple[int, ...]:
    """In the order in which it counts, as far as the change tells."""
    if change.fewer:
        return (change.fewer,)
    if change.worst is not None:
        return 0, (before.worst or 0) - change.worst
    return 0, 0, *change.low, change.points


def lost_by_judge(instance: Instance, before: Result, after: Reached) -> tuple[int, ...]:
    now = aims_of(instance, before.pairs)
    low = (a - b for a, b in zip(after.low, now.low, strict=True))
    worst = (now.worst or 0) - (after.worst or 0)
    return now.matched - after.matched, worst, *low, now.total - after.total


@pytest.mark.parametrize("kind", KINDS)
def test_a_pair_that_was_not_made_costs_what_the_prices_say_or_more(kind: str) -> None:
    for instance, result in programmes(kind):
        for student, mentor in np.ndindex(*np.minimum(instance.scores.shape, 2)):
            why = why_not(instance, result, student, mentor, match_staged)
            pair = (student, mentor)
            forced = replace(instance, locked=tuple(sorted({*instance.locked, pair})))
            possible = None if why.score is None else Judge(forced).staged()
            if why.paired or why.at_least is None or possible is None:
                assert why.exactly is None, why
                assert possible is None or why.paired, why
            else:
                judged = lost_by_judge(instance, result, possible)
                least = lost(result, why.at_least)
                assert why.exactly is not None
                assert least <= judged[: len(least)], why
                assert lost(result, why.exactly) == judged[: len(lost(result, why.exactly))], why


@pytest.mark.parametrize("kind", KINDS)
def test_who_is_where_is_told(kind: str) -> None:
    for instance, result in programmes(kind):
        has = dict(result.pairs)
        for student, mentor in np.ndindex(*instance.scores.shape):
            why = why_not(instance, result, student, mentor)
            seated = sorted((int(instance.scores[p]), p[0]) for p in result.pairs if p[1] == mentor)
            assert [(points, s) for s, points in why.taken] == seated
            assert why.places == instance.capacity[mentor] >= len(why.taken)
            assert why.has == has.get(student)
            assert (why.score is None) == (instance.scores[student, mentor] == NO_PAIR)
            assert why.paired == ((student, mentor) in result.pairs)
            assert why.exactly is None


def test_a_pair_that_takes_the_best_mentor_from_another() -> None:
    """Both like mentor 1 best; student 1 has nobody else as good."""
    scores = np.array([[8000, 9000], [5000, 9000]], np.int16)
    nobody = np.full(2, -1)
    ids = ("s0", "s1"), ("m0", "m1")
    instance = Instance(*ids, np.ones(2, np.int64), nobody, nobody.copy(), scores)

    why = why_not(instance, match_staged(instance), 0, 1, match_staged)

    assert (why.score, why.has, why.has_score) == (9000, 0, 8000)
    assert (why.taken, why.places) == (((1, 9000),), 1)
    assert why.exactly == Change(fewer=0, worst=5000, low=(0, 0), points=3000)


def test_what_a_lock_rules_out() -> None:
    instance = replace(made(3, "plain"), locked=((0, 0),))
    instance = replace(instance, scores=np.full_like(instance.scores, 5000))
    result = match_staged(instance)

    assert why_not(instance, result, 0, 1).locked
    assert not why_not(instance, result, 1, 1).locked


@pytest.mark.parametrize("kind", KINDS)
def test_a_place_more_adds_what_the_prices_say_or_less(kind: str) -> None:
    for instance, result in programmes(kind):
        told = {(worth.kind, worth.number): worth for worth in where_to_recruit(instance, result)}
        for kind_, number in limits(instance):
            nothing = Worth(kind_, number, False, (0, 0), 0, False)
            worth = told.pop((kind_, number), nothing)
            change = exactly(instance, result, worth, match_staged)
            assert change.fewer == -worth.matches, worth
            if worth.matches:
                continue
            if change.worst is not None:
                assert worth.may_lift_worst, worth
            else:
                assert (*(-low for low in change.low), -change.points) <= (*worth.low, worth.points)
        assert not told


def limits(instance: Instance) -> Iterator[tuple[Kind, int]]:
    """All that could be one more, or, of lower quotas, one fewer."""
    for number in range(len(instance.mentors)):
        yield Kind.MENTOR, number
    for quotas, upper, lower in (
        (instance.partners, Kind.PARTNER, Kind.PARTNER_LOWER),
        (instance.universities, Kind.UNIVERSITY, Kind.UNIVERSITY_LOWER),
    ):
        for number, quota in enumerate(quotas):
            if quota.upper is not None:
                yield upper, number
            if quota.lower:
                yield lower, number
