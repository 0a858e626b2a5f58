"""Rows from files into tables: update or create by key, a handful of queries for a whole table."""

import tomllib
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from django.db.models import Model

Row = Mapping[str, Any]
M = TypeVar("M", bound=Model)

FOLDER = Path(__file__).parent

#: The day on which the sources were looked at, and six months later.
LOOKED_AT = date(2026, 11, 21)
REVIEW_ON = date(2027, 5, 21)


@cache
def read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def keyed(name: str) -> list[dict[str, Any]]:
    """The tables of a file, each with its name as ``key``."""
    return [{"key": key} | table for key, table in read(name).items()]


def both(row: Row, *fields: str) -> dict[str, str]:
    """These fields in both languages; what a row does not have is empty."""
    names = [f"{field}_{language}" for field in fields for language in ("en", "da")]
    return {name: row.get(name, "") for name in names}


def sync(model: type[M], rows: Iterable[Row], by: Sequence[str]) -> dict[Any, M]:
    """Update or create; the instances by the values of ``by`` (one value, or a tuple of them)."""
    wanted = [_cleaned(model, row) for row in rows]
    known = {_key(obj, by): obj for obj in model._default_manager.all()}
    new = [model(**row) for row in wanted if _key_of_row(row, by) not in known]
    changed = [row for row in wanted if _differs(known.get(_key_of_row(row, by)), row)]
    for row in changed:
        for name, value in row.items():
            setattr(known[_key_of_row(row, by)], name, value)
    if changed:
        objects = [known[_key_of_row(row, by)] for row in changed]
        model._default_manager.bulk_update(objects, set(changed[0]) - set(by), batch_size=40)
    model._default_manager.bulk_create(new)
    return known | {_key(obj, by): obj for obj in new}


def _cleaned(model: type[Model], row: Row) -> dict[str, Any]:
    """Values as the database gives them back: a Decimal for "55.676"."""
    return {name: _python(model, name, value) for name, value in row.items()}


def _python(model: type[Model], name: str, value: Any) -> Any:
    field = model._meta.get_field(name.removesuffix("_id"))
    return value if name.endswith("_id") else field.to_python(value)  # type: ignore[union-attr]


def _key(obj: Model, by: Sequence[str]) -> Hashable:
    return _hashable([getattr(obj, name) for name in by])


def _key_of_row(row: Row, by: Sequence[str]) -> Hashable:
    return _hashable([row.get(name) for name in by])


def _hashable(values: Sequence[Any]) -> Hashable:
    frozen = tuple(tuple(value) if isinstance(value, list) else value for value in values)
    return frozen[0] if len(frozen) == 1 else frozen


def _differs(obj: Model | None, row: Row) -> bool:
    return obj is not None and any(getattr(obj, name) != value for name, value in row.items())
