"""How a programme stands now, as the matching reads it: what may change, and who needs a mentor.

Only pairs that are proposed may change. Those that have begun are not in it: their people, their
places and their share of the quotas are taken.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from mentoring.matching import NO_PAIR, Instance, Pair
from mentoring.models import Match, Programme, Side
from mentoring.proposing.freezing import frozen_of, settings_of
from mentoring.proposing.question import instance_of
from mentoring.repairing.needing import NO_OTHER

BEGUN = (Match.State.ACTIVE,)


@dataclass(frozen=True)
class Situation:
    """``kept``: the proposed pairs, by the numbers of the two. ``banned``: who let a proposal
    lapse is not asked by the same one again. ``resting``: mentors who get nobody new."""

    instance: Instance
    kept: dict[Pair, Match]
    orphans: tuple[int, ...]
    banned: tuple[Pair, ...]
    resting: tuple[int, ...]
    frozen: dict[str, Any]
    weights: dict[str, int]
    fingerprint: str


def situation_of(programme: Programme, students: Collection[int]) -> Situation:
    """``students``: those who are to have a mentor; whoever has one by now is left out."""
    frozen, weights = frozen_of(programme, BEGUN), weights_of(programme)
    instance = instance_of(frozen, weights)
    rows = {key: number for number, key in enumerate(instance.students)}
    columns = {key: number for number, key in enumerate(instance.mentors)}
    proposed = _proposed(programme)
    kept = {
        (rows[match.student_id], columns[match.mentor_id]): match
        for match in proposed
        if match.student_id in rows and match.mentor_id in columns
    }
    has_one = {match.student_id for match in proposed}
    wanted = sorted({pk for pk in students if pk in rows} - has_one)
    banned = [
        (rows[student], columns[mentor])
        for student, mentor in _lapsed(programme)
        if student in rows and mentor in columns
    ]
    rest = tuple(columns[mentor] for mentor in resting(programme) if mentor in columns)
    return Situation(
        instance=_resting(_with_kept(instance, kept), kept, rest),
        kept=kept,
        orphans=tuple(rows[pk] for pk in wanted),
        banned=tuple(sorted(set(banned) - kept.keys())),
        resting=rest,
        frozen=frozen,
        weights=weights,
        fingerprint=_fingerprint(frozen, weights, kept, wanted),
    )


def weights_of(programme: Programme) -> dict[str, int]:
    """By which the proposals were found that are out now."""
    sent = programme.runs.filter(sent_at__isnull=False).only("settings", "number").first()
    weights: dict[str, int] = (sent.settings if sent else settings_of(programme))["weights"]
    return weights


def _proposed(programme: Programme) -> list[Match]:
    rows = Match.objects.filter(programme=programme, state=Match.State.PROPOSED)
    return list(rows.select_related("student__user", "mentor__user").order_by("pk"))


def _lapsed(programme: Programme) -> list[tuple[int, int]]:
    rows = Match.objects.filter(programme=programme, state=Match.State.LAPSED)
    return list(rows.values_list("student", "mentor"))


def resting(programme: Programme) -> list[int]:
    """Mentors who said that they have no time, or have moved, or did not answer, and have not
    said yes to anybody since. The board still knows them: the coordinator may ask them first."""
    found: dict[int, bool] = {}
    for match in Match.objects.filter(programme=programme).order_by("pk"):
        if match.mentor_said:
            found[match.mentor_id] = False
        if _shows_no_time(match):
            found[match.mentor_id] = True
    return sorted(mentor for mentor, rests in found.items() if rests)


def _shows_no_time(match: Match) -> bool:
    if match.state == Match.State.LAPSED:
        return match.mentor_said is None
    return match.over_by == Side.MENTOR and match.why in NO_OTHER


def _resting(instance: Instance, kept: dict[Pair, Match], rest: tuple[int, ...]) -> Instance:
    """They have the places that they use, and no more."""
    capacity = instance.capacity.copy()
    used = Counter(mentor for _student, mentor in kept)
    for mentor in rest:
        capacity[mentor] = used[mentor]
    return replace(instance, capacity=capacity)


def _with_kept(instance: Instance, kept: dict[Pair, Match]) -> Instance:
    """A proposal that the rules would not allow any more stands all the same, and is not moved:
    whether it falls is the coordinator's to say."""
    outside = [pair for pair in kept if instance.scores[pair] == NO_PAIR]
    if not outside:
        return replace(instance, locked=tuple(p for p in instance.locked if p in kept))
    scores = instance.scores.copy()
    for pair in outside:
        scores[pair] = kept[pair].score
    locked = {pair for pair in instance.locked if pair in kept} | {*outside}
    return replace(instance, scores=scores, locked=tuple(sorted(locked)))


def _fingerprint(
    frozen: dict[str, Any], weights: dict[str, int], kept: dict[Pair, Match], wanted: list[int]
) -> str:
    """The same as long as nothing has changed that the coordinator was shown."""
    said = [[m.pk, m.student_id, m.mentor_id, m.student_said, m.mentor_said] for m in kept.values()]
    words = json.dumps([frozen, weights, sorted(said), wanted], sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()[:32]
