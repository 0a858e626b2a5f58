"""What the matching says is short, told with names: each of its sentences is known to the board."""

from dataclasses import replace

import numpy as np
import pytest

from mentoring.matching import Infeasible, Instance, Quota, match_staged
from mentoring.matching.instance import NO_PAIR
from mentoring.proposing import words

# Two students of university 7, two mentors of partner 3, one place each.
INSTANCE = Instance(
    students=(1, 2),
    mentors=(11, 12),
    capacity=np.array([1, 1]),
    university=np.array([0, 0]),
    partner=np.array([0, 0]),
    scores=np.array([[5000, 6000], [7000, 8000]], dtype=np.int16),
    universities=(Quota("7"),),
    partners=(Quota("3"),),
)
APART = np.array([[5000, NO_PAIR], [7000, 8000]], dtype=np.int16)
ONE_EACH = {
    "university": np.array([0, 1]),
    "universities": (Quota("7", 1), Quota("8", 1)),
    "capacity": np.array([1, 0]),
}
NAMES = {"7": "Aarhus", "8": "DTU", "3": "Union", "1": "Nina", "2": "Sam", "11": "Bob", "12": "Eva"}


def _told(**changes: object) -> list[str]:
    with pytest.raises(Infeasible) as short:
        match_staged(replace(INSTANCE, **changes))
    return [words.short(reason, lambda _kind, key: NAMES[key]) for reason in short.value.reasons]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {"partners": (Quota("3", 3),)},
            ["Union: at least 3 needed, at most 2 possible."],
        ),
        (
            {"partners": (Quota("3", 2, 1),)},
            ["Union: a quota of at least 2 and at most 1."],
        ),
        (
            ONE_EACH,
            [
                f"{name}: at least 1 needed. Together Aarhus, DTU need 2, at most 1 possible."
                for name in ("Aarhus", "DTU")
            ],
        ),
        (
            {"locked": ((0, 1),), "scores": APART},
            ["Nina and Eva are locked together, but a rule keeps them apart."],
        ),
        (
            {"locked": ((0, 0), (1, 0))},
            ["Bob: 2 pairs locked, at most 1 possible."],
        ),
        (
            {"locked": ((0, 0), (1, 1)), "partners": (Quota("3", 0, 1),)},
            ["Union: 2 pairs locked, at most 1 possible."],
        ),
    ],
)
def test_what_is_short_is_told_with_names(changes: dict, told: list[str]) -> None:
    assert _told(**changes) == told
