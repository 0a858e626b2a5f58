"""What a run has frozen, as the matching reads it: people by number, a score for each pair."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from mentoring.matching import Id, Instance, Quota
from mentoring.scoring import MentorAnswers, StudentAnswers, read_mentor, read_student
from mentoring.scoring.answers import read_id
from mentoring.scoring.table import score_all

Frozen = Mapping[str, Any]


def students_of(frozen: Frozen) -> dict[Id, StudentAnswers]:
    """By id, in the order of the matching: numbers first."""
    return {key: read_student(key, row) for key, row in _in_order(frozen["students"])}


def mentors_of(frozen: Frozen) -> dict[Id, MentorAnswers]:
    return {key: read_mentor(key, row) for key, row in _in_order(frozen["mentors"])}


def banned_in(frozen: Frozen) -> set[tuple[Id, Id]]:
    return {(student, mentor) for student, mentor, _cause in frozen["rules"]["banned"]}


def instance_of(
    frozen: Frozen,
    weights: Mapping[str, int],
    tell: Callable[[float], None] = lambda share: None,
) -> Instance:
    students, mentors = students_of(frozen), mentors_of(frozen)
    universities = _quotas(frozen["quotas"]["universities"])
    partners = _quotas(frozen["quotas"]["partners"])
    rows, columns = ({key: n for n, key in enumerate(side)} for side in (students, mentors))
    return Instance(
        students=tuple(students),
        mentors=tuple(mentors),
        capacity=np.array([row["capacity"] for _, row in _in_order(frozen["mentors"])], np.int64),
        university=_groups(frozen["students"], "university", universities),
        partner=_groups(frozen["mentors"], "partner", partners),
        scores=score_all(
            list(students.values()), list(mentors.values()), weights, banned_in(frozen), tell
        ),
        universities=universities,
        partners=partners,
        locked=tuple(sorted((rows[s], columns[m]) for s, m in frozen["rules"]["locked"])),
    )


def _in_order(rows: Mapping[str, Any]) -> list[tuple[Id, Any]]:
    known = [(read_id(key), row) for key, row in rows.items()]
    return sorted(known, key=lambda item: (isinstance(item[0], str), item[0]))


def _quotas(rows: Mapping[str, Any]) -> tuple[Quota, ...]:
    return tuple(Quota(key, row["lower"], row["upper"]) for key, row in _in_order(rows))


def _groups(people: Mapping[str, Any], key: str, quotas: tuple[Quota, ...]) -> Any:
    numbers = {quota.id: number for number, quota in enumerate(quotas)}
    return np.array([numbers.get(row[key], -1) for _, row in _in_order(people)], np.int64)
