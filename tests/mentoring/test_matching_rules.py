"""What holds whatever comes in: rules kept, no worse for more room, the same for any order."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from mentoring.matching import NO_PAIR, Infeasible, Instance, Result, match_staged, read_instance
from mentoring.matching.proof import keeps_rules
from tests.mentoring.instances import KINDS, made

SOME = settings(max_examples=80, deadline=None)
instances = st.builds(made, st.integers(1000, 10**6), st.sampled_from(KINDS))


def matched(instance: Instance) -> Result | None:
    try:
        return match_staged(instance)
    except Infeasible:
        return None


@SOME
@given(instances)
def test_capacities_quotas_bans_and_locks_hold(instance: Instance) -> None:
    result = matched(instance)

    assert result is None or keeps_rules(instance, result)


@SOME
@given(instances, st.randoms(use_true_random=False))
def test_more_room_never_matches_fewer(instance: Instance, random) -> None:
    before = matched(instance)
    capacity = instance.capacity.copy()
    capacity[random.randrange(len(capacity))] += 1
    after = matched(replace(instance, capacity=capacity))

    assert before is None or (after is not None and len(after.pairs) >= len(before.pairs))


@SOME
@given(instances, st.randoms(use_true_random=False))
def test_a_lifted_ban_never_matches_fewer(instance: Instance, random) -> None:
    before = matched(instance)
    scores = instance.scores.copy()
    banned = np.argwhere(scores == NO_PAIR)
    if len(banned):
        scores[tuple(random.choice(list(banned)))] = random.randrange(10_001)
    after = matched(replace(instance, scores=scores))

    assert before is None or (after is not None and len(after.pairs) >= len(before.pairs))


@SOME
@given(instances, st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(instance: Instance, random) -> None:
    data = as_json(instance)
    mixed = {key: random.sample(rows, len(rows)) for key, rows in data.items()}

    assert by_id(read_instance(mixed)) == by_id(read_instance(data))


def by_id(instance: Instance) -> list[tuple[object, object]] | None:
    result = matched(instance)
    if result is None:
        return None
    return [(instance.students[s], instance.mentors[m]) for s, m in result.pairs]


def as_json(instance: Instance) -> dict[str, list]:
    students, mentors = instance.students, instance.mentors
    return {
        "students": [
            {"id": one, "university": f"u{u}"}
            for one, u in zip(students, instance.university, strict=True)
        ],
        "mentors": [
            {"id": one, "partner": f"p{p}", "capacity": int(c)}
            for one, p, c in zip(mentors, instance.partner, instance.capacity, strict=True)
        ],
        "universities": [
            {"id": q.id, "lower": q.lower, "upper": q.upper} for q in instance.universities
        ],
        "partners": [{"id": q.id, "lower": q.lower, "upper": q.upper} for q in instance.partners],
        "pairs": [
            [students[s], mentors[m], int(instance.scores[s, m])]
            for s, m in np.argwhere(instance.scores != NO_PAIR)
        ],
        "locked": [[students[s], mentors[m]] for s, m in instance.locked],
    }
