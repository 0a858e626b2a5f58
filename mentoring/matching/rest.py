"""What is left to choose once the locked pairs are taken out."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from mentoring.matching.instance import NO_PAIR, Instance, Places, Quota, Scores


@dataclass(frozen=True)
class Bounds:
    """Of each group, the fewest and the most pairs; the last group is of those who have none."""

    names: tuple[str, ...]
    lower: Places
    upper: Places


@dataclass(frozen=True)
class Rest:
    """Students who are not locked (``free``: their numbers), and the places that locks leave."""

    scores: Scores
    free: Places
    capacity: Places
    university: Places
    partner: Places
    universities: Bounds
    partners: Bounds

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.free), len(self.capacity)


def rest_of(instance: Instance) -> Rest:
    locked_students = [student for student, _ in instance.locked]
    locked_mentors = [mentor for _, mentor in instance.locked]
    free = np.setdiff1d(np.arange(len(instance.students)), locked_students)
    university = _numbered(instance.university, instance.universities)
    partner = _numbered(instance.partner, instance.partners)
    return Rest(
        scores=instance.scores,
        free=free,
        capacity=instance.capacity - np.bincount(locked_mentors, minlength=len(instance.mentors))
        if locked_mentors
        else instance.capacity,
        university=university[free],
        partner=partner,
        universities=_bounds(
            "university", instance.universities, university[locked_students], len(free)
        ),
        partners=_bounds("partner", instance.partners, partner[locked_mentors], len(free)),
    )


def _numbered(groups: Places, quotas: tuple[Quota, ...]) -> Places:
    """-1, for none, becomes the number after the last."""
    return np.where(groups < 0, len(quotas), groups)


def _bounds(kind: str, quotas: tuple[Quota, ...], locked: Places, free: int) -> Bounds:
    taken = np.bincount(locked.astype(np.int64), minlength=len(quotas) + 1)[: len(quotas)]
    limits = [free + taken[n] if q.upper is None else q.upper for n, q in enumerate(quotas)]
    lower = np.maximum(np.array([q.lower for q in quotas], np.int64) - taken, 0)
    upper = np.minimum(np.array(limits, np.int64) - taken, free)
    return Bounds(
        names=(*(f"{kind} {quota.id}" for quota in quotas), f"no {kind}"),
        lower=np.append(lower, 0),
        upper=np.append(np.maximum(upper, lower), free),
    )


def clashes(instance: Instance) -> list[str]:
    """What is wrong with the locked pairs and the quotas before anything is chosen, in words."""
    return [*_of_quotas(instance), *_of_locks(instance)]


def _of_quotas(instance: Instance) -> Iterator[str]:
    for kind, quotas in (("university", instance.universities), ("partner", instance.partners)):
        for quota in quotas:
            if quota.upper is not None and quota.lower > quota.upper:
                yield f"{kind} {quota.id}: at least {quota.lower}, but at most {quota.upper}"


def _of_locks(instance: Instance) -> Iterator[str]:
    for student, mentor in instance.locked:
        if instance.scores[student, mentor] == NO_PAIR:
            yield (
                f"locked pair {instance.students[student]} and {instance.mentors[mentor]}: "
                "these two may not be paired"
            )
    for student, times in Counter(s for s, _ in instance.locked).items():
        if times > 1:
            yield f"student {instance.students[student]}: locked to {times} mentors"
    yield from _too_many(
        ((f"mentor {i}", c) for i, c in zip(instance.mentors, instance.capacity, strict=True)),
        (mentor for _, mentor in instance.locked),
    )
    yield from _too_many(
        ((f"university {q.id}", q.upper) for q in instance.universities),
        (int(instance.university[student]) for student, _ in instance.locked),
    )
    yield from _too_many(
        ((f"partner {q.id}", q.upper) for q in instance.partners),
        (int(instance.partner[mentor]) for _, mentor in instance.locked),
    )


def _too_many(limits: Iterable[tuple[str, int | None]], locked: Iterable[int]) -> Iterator[str]:
    taken = Counter(locked)
    for number, (name, limit) in enumerate(limits):
        if limit is not None and taken[number] > limit:
            yield f"{name}: {taken[number]} locked pairs, but at most {limit}"
