"""Pairs of a student and a mentor who would both rather have each other."""

from dataclasses import replace

import numpy as np
import pytest

from mentoring.matching import NO_PAIR, Infeasible, Instance, match_staged
from mentoring.matching.blocking import Blocking, blocking_pairs
from mentoring.matching.instance import Pair
from tests.mentoring.instances import KINDS, made
from tests.mentoring.repair_judge import keeps_rules

EACH = 20


def by_trying(instance: Instance, pairs: tuple[Pair, ...]) -> set[tuple[Pair, int | None]]:
    """Who would move, and whom the mentor would give up for it."""
    has, locked = dict(pairs), {s for s, _ in instance.locked}
    found: set[tuple[Pair, int | None]] = set()
    for student, mentor in np.argwhere(instance.scores != NO_PAIR).tolist():
        score = instance.scores[student, mentor]
        if student in locked or has.get(student) == mentor:
            continue
        if student in has and instance.scores[student, has[student]] >= score:
            continue
        seated = [s for s in has if has[s] == mentor]
        moved = {**has, student: mentor}
        alone = {s: m for s, m in has.items() if s != student}
        university = instance.university[student]
        quota = None if university < 0 else instance.universities[university].upper
        same = sum(instance.university[s] == university for s in alone)
        if quota is not None and same >= quota:
            continue
        if keeps_rules(instance, moved):
            found.add(((student, mentor), None))
            continue
        worse = [s for s in seated if s not in locked]
        least = min(((instance.scores[s, mentor], s) for s in worse), default=None)
        if least is not None and least[0] < score:
            found.add(((student, mentor), least[1]))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_all_of_them_are_found_and_no_others(kind: str) -> None:
    for seed in range(EACH):
        instance = made(seed, kind)
        try:
            pairs = match_staged(instance).pairs
        except Infeasible:
            continue
        found = blocking_pairs(instance, pairs)
        assert {((b.student, b.mentor), b.instead_of) for b in found} == by_trying(instance, pairs)
        gains = [min(b.student_gains, b.mentor_gains) for b in found]
        assert gains == sorted(gains, reverse=True)


def small() -> Instance:
    scores = np.array([[9000, 8000], [8500, 2000]], np.int16)
    nobody = np.full(2, -1)
    ids = ("s0", "s1"), ("m0", "m1")
    return Instance(*ids, np.ones(2, np.int64), nobody, nobody.copy(), scores)


def test_by_score_who_gains_how_much() -> None:
    instance = small()

    assert blocking_pairs(instance, [(0, 1), (1, 0)]) == [
        Blocking(0, 0, 9000, has=1, instead_of=1, student_gains=1000, mentor_gains=500)
    ]


def test_who_has_nobody_would_have_anybody() -> None:
    instance = replace(small(), capacity=np.array([2, 1]))

    assert blocking_pairs(instance, [(0, 0)]) == [
        Blocking(1, 0, 8500, has=None, instead_of=None, student_gains=8500, mentor_gains=8500),
        Blocking(1, 1, 2000, has=None, instead_of=None, student_gains=2000, mentor_gains=2000),
    ]
