"""Large mentoring programmes made up: some fields have more students than their industries have
mentors, a common language is the hard rule, and half of the students name five mentors.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from mentoring.matching import BEST, NO_PAIR, Instance, Quota

FIELDS, LANGUAGES, INTERESTS, NAMED = 12, 4, 10, 5
ROWS = 500
Flags = NDArray[np.float32]


@dataclass(frozen=True)
class Side:
    """One row a person."""

    field: NDArray[np.int64]
    speaks: Flags
    likes: Flags
    free: NDArray[np.float32]

    @classmethod
    def made(cls, random: np.random.Generator, people: int, crowded: float) -> "Side":
        """``crowded``: how much more frequent the first fields are than the last."""
        shares = np.linspace(crowded, 1, FIELDS)
        speaks = random.random((people, LANGUAGES)) < [0.75, 0.35, 0.2, 0.1]
        speaks[~speaks.any(axis=1), 0] = True
        return cls(
            field=random.choice(FIELDS, people, p=shares / shares.sum()),
            speaks=speaks.astype(np.float32),
            likes=(random.random((people, INTERESTS)) < 0.3).astype(np.float32),
            free=random.random(people).astype(np.float32),
        )


def made(students: int, mentors: int, *, places: int, partners: int = 0, seed: int = 1) -> Instance:
    """``places``: each mentor has 1 to so many. Quotas bind where there are partners: half of them
    may have fewer than their mentors would get, half must have more."""
    random = np.random.default_rng(seed)
    capacity = random.integers(1, places + 1, mentors)
    partner = random.integers(0, partners, mentors) if partners else np.full(mentors, -1)
    plain = Instance(
        students=tuple(range(students)),
        mentors=tuple(range(mentors)),
        capacity=capacity,
        university=np.full(students, -1),
        partner=partner,
        scores=_scores(random, Side.made(random, students, 3), Side.made(random, mentors, 0.5)),
        partners=tuple(Quota(number) for number in range(partners)),
    )
    return replace(plain, partners=_quotas(plain, partners))


def _quotas(instance: Instance, partners: int) -> tuple[Quota, ...]:
    """By the share of places that are needed at all."""
    needed = len(instance.students) / int(instance.capacity.sum())
    return tuple(
        Quota(number, 0, int(places * needed * 0.9))
        if number % 2
        else Quota(number, int(places * (needed + (1 - needed) / 2)), None)
        for number, places in enumerate(
            int(instance.capacity[instance.partner == number].sum()) for number in range(partners)
        )
    )


def _scores(random: np.random.Generator, students: Side, mentors: Side) -> NDArray[np.int16]:
    shape = len(students.field), len(mentors.field)
    scores = np.empty(shape, np.int16)
    near = random.random((FIELDS, FIELDS), dtype=np.float32) * 1500
    np.fill_diagonal(near, 3500)
    for start in range(0, shape[0], ROWS):
        rows = slice(start, start + ROWS)
        points = near[students.field[rows]][:, mentors.field]
        points += 700 * np.minimum(students.likes[rows] @ mentors.likes.T, 4)
        points -= 1500 * np.abs(students.free[rows, None] - mentors.free)
        points += random.random(points.shape, dtype=np.float32) * 1200 + 1500
        _name_some(random, points)
        points[students.speaks[rows] @ mentors.speaks.T == 0] = NO_PAIR
        scores[rows] = np.clip(points, NO_PAIR, BEST)
    return scores


def _name_some(random: np.random.Generator, points: Flags) -> None:
    """Every second student names mentors."""
    for row in points[::2]:
        row[random.integers(0, len(row), NAMED)] += [1500, 1200, 900, 600, 300]
