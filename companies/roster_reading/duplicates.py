"""The same person twice: within a list, or on another booking of the company."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from companies.roster_reading.problems import Problem
from vocabulary.spelling import spelling_key


class RowLike(Protocol):
    @property
    def number(self) -> int: ...
    @property
    def values(self) -> Mapping[str, str]: ...


@dataclass(frozen=True, slots=True)
class Existing:
    """Somebody on another booking; ``label`` says which, in words."""

    email: str
    employee_number: str
    name: str
    label: str


def find_duplicates(
    rows: Sequence[RowLike], existing: Iterable[Existing] = ()
) -> dict[int, list[Problem]]:
    """Problems by row number. Of two alike rows the later one is pointed out."""
    found: dict[int, list[Problem]] = {}
    for code, field, key_of in (
        ("duplicate_email", "email", _email),
        ("duplicate_employee_number", "employee_number", _employee_number),
        ("duplicate_person", "given_name", _person),
    ):
        for row, first in _repeated(rows, key_of):
            if code != "duplicate_person" or row.number not in found:
                problem = Problem(field, code, {"row": str(first.number), "name": _name(first)})
                found.setdefault(row.number, []).append(problem)
    for row, problem in _elsewhere(rows, existing):
        found.setdefault(row.number, []).append(problem)
    return found


def _repeated(
    rows: Sequence[RowLike], key_of: Callable[[Mapping[str, str]], str]
) -> list[tuple[RowLike, RowLike]]:
    first: dict[str, RowLike] = {}
    repeated = []
    for row in rows:
        if key := key_of(row.values):
            earlier = first.setdefault(key, row)
            if earlier is not row:
                repeated.append((row, earlier))
    return repeated


def _elsewhere(
    rows: Sequence[RowLike], existing: Iterable[Existing]
) -> list[tuple[RowLike, Problem]]:
    others: dict[str, Existing] = {}
    for other in existing:
        for key in _keys(other.email, other.employee_number):
            others.setdefault(key, other)
    found = []
    for row in rows:
        keys = _keys(row.values["email"], row.values["employee_number"])
        twin = next((others[key] for key in keys if key in others), None)
        if twin:
            params = {"label": twin.label, "name": twin.name}
            found.append((row, Problem("email", "already_booked", params)))
    return found


def _keys(email: str, employee_number: str) -> list[str]:
    """The address first: it is the person's own, numbers are given out again."""
    number = spelling_key(employee_number)
    return [key for key in (email.casefold(), f"number {number}" if number else "") if key]


def _email(values: Mapping[str, str]) -> str:
    return values["email"].casefold()


def _employee_number(values: Mapping[str, str]) -> str:
    return spelling_key(values["employee_number"])


def _person(values: Mapping[str, str]) -> str:
    """Two people of one name are common; of one name, country and first day they are not."""
    if not (values["given_name"] and values["family_name"]):
        return ""
    return "|".join([spelling_key(_full(values)), values["citizenship"], values["start_date"]])


def _name(row: RowLike) -> str:
    return _full(row.values) or row.values["email"]


def _full(values: Mapping[str, str]) -> str:
    return " ".join(part for part in (values["given_name"], values["family_name"]) if part)
