"""What the score reads of a student's and of a mentor's application, as a run freezes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]
Id = int | str  # of an application; a word for somebody who is only imagined


@dataclass(frozen=True)
class StudentAnswers:
    """``languages``: CEFR level by code. ``wishes``: mentors' ids, first choice first."""

    id: Id
    study_field: str = ""
    degree: str = ""
    study_kind: str = ""
    languages: Mapping[str, int] = field(default_factory=dict)
    times: tuple[str, ...] = ()
    meets: str = ""
    industries: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    wishes: tuple[Id, ...] = ()


@dataclass(frozen=True)
class MentorAnswers:
    id: Id
    study_field: str = ""
    languages: Mapping[str, int] = field(default_factory=dict)
    times: tuple[str, ...] = ()
    meets: str = ""
    industry: str = ""
    helps_with: tuple[str, ...] = ()
    not_degrees: tuple[str, ...] = ()
    not_study_kinds: tuple[str, ...] = ()


def read_id(key: str) -> Id:
    """JSON's keys are words; ids of applications are numbers, and come in their order."""
    return int(key) if key.isdecimal() else key


def read_student(key: Id, row: Row) -> StudentAnswers:
    return StudentAnswers(
        id=key,
        study_field=row.get("field", ""),
        degree=row.get("degree", ""),
        study_kind=row.get("study_kind", ""),
        languages=row.get("languages", {}),
        times=tuple(row.get("times", ())),
        meets=row.get("meets", ""),
        industries=tuple(row.get("industries", ())),
        goals=tuple(row.get("goals", ())),
        wishes=tuple(row.get("wishes", ())),
    )


def read_mentor(key: Id, row: Row) -> MentorAnswers:
    return MentorAnswers(
        id=key,
        study_field=row.get("field", ""),
        languages=row.get("languages", {}),
        times=tuple(row.get("times", ())),
        meets=row.get("meets", ""),
        industry=row.get("industry", ""),
        helps_with=tuple(row.get("helps_with", ())),
        not_degrees=tuple(row.get("not_degrees", ())),
        not_study_kinds=tuple(row.get("not_study_kinds", ())),
    )
