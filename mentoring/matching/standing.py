"""How a matching stands when some of its pairs have fallen away: who is where, what is free."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from mentoring.matching.instance import NO_PAIR, Instance, Pair, Places, Quota, Scores

NO_LIMIT = 10**9


@dataclass(frozen=True)
class Standing:
    """``pairs`` are kept, ``orphans`` are to have a mentor. ``seat``: of each student, the mentor
    in the kept pairs, or -1; ``stays``: of each student, whether the pair is locked.

    ``room``: free places of each mentor. ``partner_room``: how many more pairs each partner may
    have; ``partner_lacks``: how many it lacks of its lower quota, negative where it has more; the
    same of universities. The last of each is of those who have no university or partner.
    """

    scores: Scores
    pairs: tuple[Pair, ...]
    orphans: tuple[int, ...]
    seat: Places
    stays: NDArray[np.bool_]
    room: Places
    university: Places
    university_room: Places
    university_lacks: Places
    partner: Places
    partner_room: Places
    partner_lacks: Places

    @property
    def short(self) -> int:
        """How many pairs the quotas lack."""
        return _missed(self.university_lacks, self.partner_lacks)

    def short_with(self, new: Mapping[int, int]) -> int:
        """The same when these students have these mentors, by student."""
        universities, partners = self.university_lacks.copy(), self.partner_lacks.copy()
        for student, mentor in new.items():
            partners[self.partner[mentor]] -= 1
            if self.seat[student] < 0:
                universities[self.university[student]] -= 1
            else:
                partners[self.partner[self.seat[student]]] += 1
        return _missed(universities, partners)

    def changes(self, new: Mapping[int, int]) -> int:
        """How many kept pairs change when these students have these mentors."""
        return sum(self.seat[student] not in (-1, mentor) for student, mentor in new.items())

    def points(self, pairs: Collection[Pair]) -> Scores:
        """The score of each of these pairs."""
        students, mentors = sides(pairs)
        points: Scores = self.scores[students, mentors]
        return points


def standing(
    instance: Instance,
    pairs: Collection[Pair],
    orphans: Collection[int],
    banned: Collection[Pair] = (),
) -> Standing:
    """A quota that the kept pairs exceed already is not held against them. Raises ValueError where
    the kept pairs break another rule, or an orphan is in one of them."""
    seat = np.full(len(instance.students), -1)
    students, mentors = sides(pairs)
    seat[students] = mentors
    _check(instance, pairs, orphans, seat)
    kept = seat >= 0
    stays = np.zeros(len(seat), bool)
    stays[[student for student, mentor in instance.locked if seat[student] == mentor]] = True
    university = _numbered(instance.university, instance.universities)
    partner = _numbered(instance.partner, instance.partners)
    return Standing(
        scores=without(instance, banned).scores,
        pairs=tuple(sorted(pairs)),
        orphans=tuple(sorted(set(orphans))),
        seat=seat,
        stays=stays,
        room=instance.capacity - np.bincount(seat[kept], minlength=len(instance.mentors)),
        university=university,
        university_room=_room(instance.universities, university[kept]),
        university_lacks=_lacks(instance.universities, university[kept]),
        partner=partner,
        partner_room=_room(instance.partners, partner[seat[kept]]),
        partner_lacks=_lacks(instance.partners, partner[seat[kept]]),
    )


def sides(pairs: Collection[Pair]) -> tuple[Places, Places]:
    """The students and the mentors of the pairs."""
    both = np.array([*pairs], np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def without(instance: Instance, banned: Collection[Pair]) -> Instance:
    """The same, where these pairs may not be made."""
    if not banned:
        return instance
    scores = instance.scores.copy()
    scores[sides(banned)] = NO_PAIR
    return replace(instance, scores=scores)


def _check(
    instance: Instance, pairs: Collection[Pair], orphans: Collection[int], seat: Places
) -> None:
    if np.count_nonzero(seat >= 0) != len(pairs):
        raise ValueError("A student is in two pairs.")
    if np.any(seat[list(orphans)] >= 0):
        raise ValueError("An orphan is in a pair that is kept.")
    if np.any(instance.scores[sides(pairs)] == NO_PAIR):
        raise ValueError("A pair that is kept may not be made.")
    if np.any(np.bincount(seat[seat >= 0], minlength=len(instance.mentors)) > instance.capacity):
        raise ValueError("A mentor has more students than places.")


def _numbered(groups: Places, quotas: Sequence[Quota]) -> Places:
    """-1, for none, becomes the number after the last."""
    return np.where(groups < 0, len(quotas), groups)


def _room(quotas: Sequence[Quota], taken: Places) -> Places:
    upper = [NO_LIMIT if q.upper is None else q.upper for q in quotas]
    return np.maximum(np.array([*upper, NO_LIMIT]) - _count(quotas, taken), 0)


def _lacks(quotas: Sequence[Quota], taken: Places) -> Places:
    return np.array([*(q.lower for q in quotas), 0]) - _count(quotas, taken)


def _count(quotas: Sequence[Quota], taken: Places) -> Places:
    return np.bincount(taken, minlength=len(quotas) + 1)


def _missed(*lacks: Places) -> int:
    return sum(int(np.maximum(each, 0).sum()) for each in lacks)
