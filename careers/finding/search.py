"""Who fits what is asked: one count by cell, and one page of the freshest.

Every statement starts from ``careers_findable`` and leaves out those who have blocked the company.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import connection
from django.utils import timezone

from careers.finding.asked import Asked
from careers.finding.engines import Condition, engine
from careers.finding.text import Clause
from careers.models import PublishedSummary

PAGE = 20
PAGES = 50  # who has not found anybody by then asks in other words
RANKED = 500  # of the freshest; ranking all of a broad search costs more than it tells

BLOCKED = (
    "SELECT p.id FROM careers_publishedsummary p"
    " JOIN careers_blockedcompany b ON b.profile_id = p.profile_id WHERE b.cvr = %s"
)


class Sort(StrEnum):
    FRESH = "fresh"
    BEST = "best"


@dataclass(frozen=True)
class Within:
    """The people that a question is asked about: whom this company may see, today."""

    cvr: str
    after: int = 0  # only those of a later place, and before the other one
    before: int | None = None


def cells(asked: Asked, within: Within) -> Counter[int]:
    """How many there are of each kind, with the four facets not applied yet."""
    where, values = _where(asked.not_counted(), within)
    # Nothing in it was typed by anybody: conditions are ours, what was asked for is a parameter.
    counted = f"SELECT cell, COUNT(*) FROM careers_findable WHERE {where} GROUP BY cell"  # noqa: S608
    return Counter(dict(_rows(counted, values)))


def total(asked: Asked, within: Within) -> int:
    where, values = _where(asked.clauses(), within)
    counted = f"SELECT COUNT(*) FROM careers_findable WHERE {where}"  # noqa: S608
    [(number,)] = _rows(counted, values)
    return int(number)


def ids(asked: Asked, within: Within, sort: Sort = Sort.FRESH, page: int = 1) -> list[int]:
    """Of the published copies on that page, in their order."""
    where, values = _where(asked.clauses(), within)
    fresh = f"SELECT summary_id, place FROM careers_findable WHERE {where} ORDER BY place DESC"  # noqa: S608
    if sort == Sort.BEST and asked.phrases:
        return _best(asked, where, values)[(page - 1) * PAGE : page * PAGE]
    some = f"{fresh} LIMIT {PAGE} OFFSET {(page - 1) * PAGE}"
    return [pk for pk, _ in _rows(some, values)]


def load(ids: Iterable[int]) -> list[PublishedSummary]:
    """In their order, with languages and skills, in three queries."""
    wanted = list(ids)
    some = PublishedSummary.objects.filter(pk__in=wanted).defer("profile")
    found = {one.pk: one for one in some.prefetch_related("languages", "skills")}
    return [found[pk] for pk in wanted if pk in found]


def _best(asked: Asked, where: str, values: list[Any]) -> list[int]:
    """The freshest by how near the words are to the point."""
    rank, words = engine(connection.vendor).ranking(asked.phrases)
    ranked = (
        f"SELECT summary_id, {rank} AS nearness, place FROM careers_findable"  # noqa: S608
        f" WHERE {where} ORDER BY place DESC LIMIT {RANKED}"
    )
    rows = sorted(_rows(ranked, words + values), key=lambda row: (-row[1], -row[2]))
    return [pk for pk, _, _ in rows]


def _where(clauses: Iterable[Clause], within: Within) -> Condition:
    parts = ["expires_on >= %s", f"summary_id NOT IN ({BLOCKED})"]
    values: list[Any] = [timezone.localdate(), within.cvr]
    known = list(clauses)
    if known:
        match, words = engine(connection.vendor).condition(known)
        parts.append(match)
        values += words
    if within.after:
        parts.append("place >= %s")
        values.append(within.after)
    if within.before is not None:
        parts.append("place < %s")
        values.append(within.before)
    return " AND ".join(parts), values


def _rows(sql: str, values: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
