"""How the problems of a row are kept: codes in JSON, words when they are shown."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from companies.models import RosterRow
from companies.roster_reading.problems import Problem
from vocabulary.cpr import redact_cpr

DUPLICATES = frozenset(
    {"duplicate_email", "duplicate_employee_number", "duplicate_person", "already_booked"}
)


def stored(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    return [problem.as_json() for problem in problems]


def note(row: RosterRow, problems: Iterable[Problem]) -> None:
    """Put the problems on the row (not saved yet)."""
    problems = list(problems)
    row.problems = stored(problems)
    row.wrong = any(problem.blocks for problem in problems)


def keep_typed(row: RosterRow, texts: Mapping[str, Any]) -> None:
    """Keep what was typed where it could not be used, so that it can be corrected."""
    wrong = {problem.field for problem in problems_of(row) if problem.blocks}
    kept = {field: redact_cpr(str(texts.get(field, "")))[:500] for field in wrong}
    row.typed = {field: text for field, text in kept.items() if text}


def problems_of(row: RosterRow) -> list[Problem]:
    return [Problem.from_json(problem) for problem in row.problems]


def mistakes_of(row: RosterRow) -> list[Problem]:
    """What must be put right before the row can be sent."""
    return [problem for problem in problems_of(row) if problem.blocks]


def brings_family(values: Mapping[str, Any]) -> bool:
    """Whether the list says that somebody comes along (a number, or yes)."""
    return str(values.get("household") or "0").strip().casefold() not in ("", "0", "no")


def arrives_after(values: Mapping[str, Any], day: date) -> bool:
    """Whether the list says that she comes to Denmark only when that day is over."""
    arrival = values.get("arrival_date") or ""
    return bool(arrival) and date.fromisoformat(arrival) > day
