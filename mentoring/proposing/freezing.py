"""Who is to be matched and by which rules, as it is now: what a run keeps and works from.

    {"students": {"12": {"field": "07", …}}, "mentors": {"7": {…, "capacity": 2}},
     "rules": {"locked": [[12, 7]], "banned": [[13, 7, "conflict"]]},
     "quotas": {"universities": {"3": {"lower": 5, "upper": null}}, "partners": {…}}}

Students who are in a pair or have a proposal are not in it, and neither are the places they take:
quotas are of what is left. To repair, proposals are not settled yet: they may still change.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any

from mentoring.matching import BANDS
from mentoring.models import (
    Criterion,
    Match,
    MentorApplication,
    PairRule,
    Programme,
    Side,
    StudentApplication,
    Wish,
)
from mentoring.models.pairs import STANDING, MatchQuerySet
from mentoring.models.programme import Quota

Frozen = dict[str, Any]
_OF_BOTH = ("field", "languages", "times", "meets")
_OF_STUDENT = ("university", "degree", "study_kind", "industries", "goals")
_OF_MENTOR = ("partner", "industry", "helps_with", "not_degrees", "not_study_kinds")
SAME_PERSON = "same_person"


def frozen_of(programme: Programme, settled: Collection[str] = STANDING) -> Frozen:
    """``settled``: pairs in these states stay as they are, and what they take is taken."""
    fixed = Match.objects.filter(programme=programme, state__in=settled)
    students, mentors = _students(programme, fixed), _mentors(programme, fixed)
    return {
        "students": students,
        "mentors": mentors,
        "rules": _rules(programme, students, mentors),
        "quotas": _quotas(programme, fixed),
    }


def settings_of(programme: Programme, weights: dict[str, int] | None = None) -> dict[str, Any]:
    """The programme's weights, or others. Wishes count where students could have them."""
    counted = {**programme.weights, **(weights or {})}
    if not programme.mentors_shown:
        counted[Criterion.STUDENT_WISH.value] = 0
    return {
        "weights": {c: int(counted.get(c, 0)) for c in Criterion.values},
        "bands": list(BANDS),
    }


def fingerprint_of(frozen: Frozen, settings: dict[str, Any]) -> str:
    """The same for the same question, in whatever order it was asked."""
    words = json.dumps([frozen, settings], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(words.encode()).hexdigest()


def _students(programme: Programme, fixed: MatchQuerySet) -> Frozen:
    rows = StudentApplication.objects.accepted().filter(programme=programme)
    rows = rows.exclude(pk__in=fixed.values("student")).order_by("pk")
    wishes: dict[int, list[int]] = {}
    asked = Wish.objects.filter(student__programme=programme).order_by("rank")
    for student, mentor in asked.values_list("student", "mentor"):
        wishes.setdefault(student, []).append(mentor)
    return {
        str(row["pk"]): _without_pk(row) | {"wishes": wishes.get(row["pk"], [])}
        for row in rows.values("pk", *_OF_BOTH, *_OF_STUDENT)
    }


def _mentors(programme: Programme, fixed: MatchQuerySet) -> Frozen:
    rows = MentorApplication.objects.accepted().filter(programme=programme).order_by("pk")
    found = rows.values("pk", "capacity", "taken", *_OF_BOTH, *_OF_MENTOR)
    loose = _loose(programme, fixed)
    free = {row["pk"]: row["capacity"] - row["taken"] + loose[row["pk"]] for row in found}
    return {
        str(row["pk"]): _without_pk(row) | {"capacity": free[row["pk"]]}
        for row in found
        if free[row["pk"]] > 0
    }


def _loose(programme: Programme, fixed: MatchQuerySet) -> Counter[int]:
    """Places of each mentor that are taken by pairs which may still change."""
    standing = Match.objects.standing().filter(programme=programme)
    moving = standing.exclude(pk__in=fixed.values("pk"))
    return Counter(moving.values_list("mentor", flat=True))


def _without_pk(row: dict[str, Any]) -> Frozen:
    return {key: value for key, value in row.items() if key not in ("pk", "capacity", "taken")}


def _rules(programme: Programme, students: Frozen, mentors: Frozen) -> Frozen:
    """Of those who are to be matched. Who said no to somebody is not asked again."""
    rules = list(
        PairRule.objects.filter(programme=programme).values_list(
            "student", "mentor", "kind", "cause"
        )
    )
    banned = {(s, m): cause for s, m, kind, cause in rules if kind == PairRule.Kind.BAN}
    for pair, cause in [*_refused(programme), *_same_people(programme)]:
        banned.setdefault(pair, cause)
    locked = [(s, m) for s, m, kind, _ in rules if kind == PairRule.Kind.LOCK]

    def here(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        return sorted((s, m) for s, m in pairs if str(s) in students and str(m) in mentors)

    return {
        "locked": [list(pair) for pair in here(locked)],
        "banned": [[*pair, banned[pair]] for pair in here(banned)],
    }


def _refused(programme: Programme) -> list[tuple[tuple[int, int], str]]:
    over = Match.objects.filter(
        programme=programme, state__in=(Match.State.DECLINED, Match.State.ENDED)
    )
    cause = {Side.STUDENT.value: PairRule.Cause.STUDENT, Side.MENTOR.value: PairRule.Cause.MENTOR}
    return [
        ((s, m), str(cause.get(by, PairRule.Cause.COORDINATOR).value))
        for s, m, by in over.values_list("student", "mentor", "over_by")
    ]


def _same_people(programme: Programme) -> list[tuple[tuple[int, int], str]]:
    """Nobody is her own mentor."""
    both = StudentApplication.objects.filter(
        programme=programme, user__mentor_applications__programme=programme
    )
    pairs = both.values_list("pk", "user__mentor_applications")
    ours = set(MentorApplication.objects.filter(programme=programme).values_list("pk", flat=True))
    return [((s, m), SAME_PERSON) for s, m in pairs if m in ours]


def _quotas(programme: Programme, fixed: MatchQuerySet) -> Frozen:
    return {
        "universities": _of_groups(
            programme.universities.all(),
            "university_id",
            Counter(fixed.values_list("student__university", flat=True)),
        ),
        "partners": _of_groups(
            programme.partners.all(),
            "partner_id",
            Counter(fixed.values_list("mentor__partner", flat=True)),
        ),
    }


def _of_groups(quotas: Iterable[Quota], key: str, taken: Counter[int | None]) -> Frozen:
    frozen = {}
    for quota in quotas:
        group = getattr(quota, key)
        upper = None if quota.upper is None else max(0, quota.upper - taken[group])
        frozen[str(group)] = {"lower": max(0, quota.lower - taken[group]), "upper": upper}
    return frozen
