"""An instance as JSON, from whoever runs a programme elsewhere or checks our answers."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from mentoring.matching.instance import BEST, NO_PAIR, Id, Instance, Quota, in_order

Row = Mapping[str, Any]


class BadInstance(ValueError):
    """The file does not say what is to be matched; the words name the place."""


def read_instance(data: Any) -> Instance:
    """``students``: id, university; ``mentors``: id, partner, capacity; ``universities`` and
    ``partners``: id, lower, upper; ``pairs``: student, mentor, score; ``locked``: student, mentor.

    A pair that is not listed may not be made; a group that is not listed has no limits. Raises
    BadInstance.
    """
    if not isinstance(data, dict):
        raise BadInstance("The instance must be an object with students, mentors and pairs.")
    students, mentors = (_people(data, kind) for kind in ("students", "mentors"))
    universities, partners = (_quotas(data, kind) for kind in ("universities", "partners"))
    student_number = {row["id"]: number for number, row in enumerate(students)}
    mentor_number = {row["id"]: number for number, row in enumerate(mentors)}
    scores = np.full((len(students), len(mentors)), NO_PAIR, dtype=np.int16)
    for student, mentor, score in _pairs(data):
        at = _number(student_number, student, "student"), _number(mentor_number, mentor, "mentor")
        scores[at] = score
    locked = [
        (_number(student_number, s, "student"), _number(mentor_number, m, "mentor"))
        for s, m in _tuples(data, "locked", 2)
    ]
    return Instance(
        students=tuple(student_number),
        mentors=tuple(mentor_number),
        capacity=np.array([_capacity(row) for row in mentors], dtype=np.int64),
        university=_groups(students, "university", universities),
        partner=_groups(mentors, "partner", partners),
        scores=scores,
        universities=universities,
        partners=partners,
        locked=tuple(sorted(set(locked))),
    )


def _rows(data: Row, kind: str) -> list[Row]:
    rows = data.get(kind) or []
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BadInstance(f"{kind} must be a list of objects.")
    ids = [row.get("id") for row in rows]
    for number, one in enumerate(ids):
        if not _is_id(one):
            raise BadInstance(f"{kind}[{number}] needs an id, a word or a whole number.")
    twice = [str(one) for one, times in Counter(ids).items() if times > 1]
    if twice:
        raise BadInstance(f"{kind} has these ids more than once: {', '.join(twice)}.")
    return [rows[position] for position in in_order(ids)]


def _people(data: Row, kind: str) -> list[Row]:
    if kind not in data:
        raise BadInstance(f"{kind} is missing.")
    return _rows(data, kind)


def _is_id(value: Any) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)


def _capacity(row: Row) -> int:
    return _whole(row.get("capacity", 1), f"the capacity of mentor {row['id']}")


def _quotas(data: Row, kind: str) -> tuple[Quota, ...]:
    return tuple(_quota(row, kind) for row in _rows(data, kind))


def _quota(row: Row, kind: str) -> Quota:
    lower, upper = row.get("lower"), row.get("upper")
    of = f"in {kind}, of {row['id']}"
    return Quota(
        row["id"],
        lower=0 if lower is None else _whole(lower, f"lower {of}"),
        upper=None if upper is None else _whole(upper, f"upper {of}"),
    )


def _whole(value: Any, what: str, most: int = 10**6) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise BadInstance(f"{what} must be a whole number from 0 to {most}, not {value!r}.")
    return value


def _pairs(data: Row) -> Iterator[tuple[Id, Id, int]]:
    for student, mentor, score in _tuples(data, "pairs", 3):
        yield student, mentor, _whole(score, f"the score of {student} and {mentor}", BEST)


def _tuples(data: Row, kind: str, length: int) -> Iterator[Sequence[Any]]:
    rows = data.get(kind) or []
    if not isinstance(rows, list):
        raise BadInstance(f"{kind} must be a list.")
    for number, row in enumerate(rows):
        if not isinstance(row, list) or len(row) != length or not all(map(_is_id, row[:2])):
            raise BadInstance(f"{kind}[{number}] must be a list of {length}, ids first.")
        yield row


def _number(numbers: Mapping[Id, int], one: Id, kind: str) -> int:
    try:
        return numbers[one]
    except KeyError:
        raise BadInstance(f"A pair names the {kind} {one}, who is not listed.") from None


def _groups(rows: Iterable[Row], key: str, quotas: tuple[Quota, ...]) -> Any:
    """Each one's group by number; -1 for none, and for a group without limits."""
    numbers: dict[Id | None, int] = {quota.id: n for n, quota in enumerate(quotas)}
    return np.array([numbers.get(_group(row, key), -1) for row in rows], dtype=np.int64)


def _group(row: Row, key: str) -> Id | None:
    group = row.get(key)
    if group is not None and not _is_id(group):
        raise BadInstance(f"The {key} of {row['id']} must be an id.")
    return group
