"""The matcher against an independent exact solver, aim by aim."""

from dataclasses import replace

import numpy as np
import pytest

from mentoring.matching import (
    BANDS,
    Infeasible,
    Instance,
    Result,
    candidates,
    match_staged,
    match_total,
)
from mentoring.matching.proof import is_proven
from tests.mentoring.instances import KINDS, made
from tests.mentoring.judge import Judge, Reached, assigned

EACH = 60  # instances of each of the nine kinds


def reached(instance: Instance, result: Result) -> Reached:
    scores = [int(instance.scores[pair]) for pair in result.pairs]
    low = tuple(sum(score < band for score in scores) for band in BANDS)
    return Reached(len(scores), min(scores, default=None), low, sum(scores))


@pytest.mark.parametrize("kind", KINDS)
def test_every_aim_is_reached_as_well_as_can_be(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every second one begins with a few pairs only, as large programmes do."""
    possible = 0
    for seed in range(EACH):
        monkeypatch.setattr(candidates, "FEW", 2 if seed % 2 else 12)
        instance = made(seed, kind)
        expected = Judge(instance).staged()

        if expected is None:
            with pytest.raises(Infeasible):
                match_staged(instance)
        else:
            possible += 1
            result = match_staged(instance)
            assert reached(instance, result) == expected, seed
            assert is_proven(instance, result), seed
    assert possible > 0


@pytest.mark.parametrize("kind", KINDS)
def test_most_matched_then_the_largest_sum(kind: str) -> None:
    for seed in range(EACH, EACH + 15):
        instance = made(seed, kind)
        expected = Judge(instance).total()

        if expected is None:
            with pytest.raises(Infeasible):
                match_total(instance)
        else:
            result = match_total(instance)
            assert (len(result.pairs), result.total) == expected, seed
            assert is_proven(instance, result), seed


@pytest.mark.parametrize("size", [1, 7, 40, 150])
def test_one_to_one_is_the_linear_assignment(size: int) -> None:
    scores = np.random.default_rng(size).integers(0, 10_001, (size, size)).astype(np.int16)
    nobody = np.full(size, -1)
    people = tuple(range(size))
    instance = Instance(people, people, np.ones(size, np.int64), nobody, nobody.copy(), scores)

    assert match_total(instance).total == assigned(scores)


def test_a_wrong_result_is_not_proven() -> None:
    instance = made(3, "plain")
    result = match_staged(instance)
    worse = replace(result, pairs=result.pairs[1:], unmatched=(result.pairs[0][0],))

    assert is_proven(instance, result)
    assert not is_proven(instance, worse)
