"""Small programmes made at random, ordinary and degenerate ones; the same from the same number."""

from dataclasses import replace

import numpy as np

from mentoring.matching import NO_PAIR, Instance, Quota

KINDS = ("plain", "quotas", "ties", "sparse", "locked", "one mentor", "empty", "tight", "alike")


def made(seed: int, kind: str = "quotas") -> Instance:
    random = np.random.default_rng([seed, KINDS.index(kind)])
    students, mentors = (int(n) for n in random.integers(1, 13, 2))
    scores = random.integers(0, 10_001, (students, mentors)).astype(np.int16)
    scores[random.random(scores.shape) < random.choice([0, 0.2, 0.5])] = NO_PAIR
    universities, partners = (int(n) for n in random.integers(1, 4, 2))
    instance = Instance(
        students=tuple(f"s{n:02}" for n in range(students)),
        mentors=tuple(f"m{n:02}" for n in range(mentors)),
        capacity=random.integers(0, 4, mentors),
        university=random.integers(-1, universities, students),
        partner=random.integers(-1, partners, mentors),
        scores=scores,
        universities=_quotas(random, "u", universities, students),
        partners=_quotas(random, "p", partners, students),
    )
    return DEGENERATE.get(kind, lambda plain, _: plain)(instance, random)


def _quotas(random: np.random.Generator, name: str, groups: int, most: int) -> tuple[Quota, ...]:
    lower = [int(n) for n in random.integers(0, 2 + most // (2 * groups), groups)]
    spare = random.integers(0, 4, groups)
    return tuple(
        Quota(f"{name}{n}", lower[n], None if spare[n] == 3 else lower[n] + int(spare[n]))
        for n in range(groups)
    )


def _plain(instance: Instance, random: np.random.Generator) -> Instance:
    nobody = np.full_like(instance.partner, -1)
    return replace(_any_university(instance), partner=nobody, partners=())


def _any_university(instance: Instance) -> Instance:
    return replace(instance, university=np.full_like(instance.university, -1), universities=())


def _ties(instance: Instance, random: np.random.Generator) -> Instance:
    levels = np.array([2999, 3000, 4000, 4000], dtype=np.int16)
    scores = levels[random.integers(0, 4, instance.scores.shape)]
    return replace(instance, scores=np.where(instance.scores == NO_PAIR, NO_PAIR, scores))


def _sparse(instance: Instance, random: np.random.Generator) -> Instance:
    keep = random.random(instance.scores.shape) < 0.15
    return replace(instance, scores=np.where(keep, instance.scores, np.int16(NO_PAIR)))


def _locked(instance: Instance, random: np.random.Generator) -> Instance:
    pairs = [tuple(map(int, pair)) for pair in np.argwhere(instance.scores != NO_PAIR)]
    random.shuffle(pairs)
    locked: list[tuple[int, int]] = []
    for student, mentor in pairs[: int(random.integers(1, 4))]:
        room = sum(m == mentor for _, m in locked) < instance.capacity[mentor]
        if room and all(s != student for s, _ in locked):
            locked.append((student, mentor))
    return replace(instance, locked=tuple(sorted(locked)))


def _one_mentor(instance: Instance, random: np.random.Generator) -> Instance:
    return replace(
        instance,
        mentors=instance.mentors[:1],
        capacity=np.array([len(instance.students)]),
        partner=np.array([0]),
        scores=instance.scores[:, :1].copy(),
    )


def _empty(instance: Instance, random: np.random.Generator) -> Instance:
    """Half of them with quotas that ask for somebody all the same."""
    wanted = instance if random.random() < 0.5 else _plain(instance, random)
    return replace(wanted, scores=np.full_like(instance.scores, NO_PAIR))


def _tight(instance: Instance, random: np.random.Generator) -> Instance:
    """Each partner must have exactly what its mentors can take, and all students are wanted."""
    places = [
        int(instance.capacity[instance.partner == n].sum()) for n in range(len(instance.partners))
    ]
    partners = tuple(Quota(q.id, n, n) for q, n in zip(instance.partners, places, strict=True))
    return replace(_any_university(instance), partners=partners)


def _alike(instance: Instance, random: np.random.Generator) -> Instance:
    return replace(instance, scores=np.full_like(instance.scores, 5000))


DEGENERATE = {
    "plain": _plain,
    "ties": _ties,
    "sparse": _sparse,
    "locked": _locked,
    "one mentor": _one_mentor,
    "empty": _empty,
    "tight": _tight,
    "alike": _alike,
}
