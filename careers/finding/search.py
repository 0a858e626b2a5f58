"""Who fits what is asked: one count by cell, and one page of them.

Every statement starts from ``careers_findable`` and leaves out those who have blocked the company.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.utils import timezone

from careers.finding import blocked
from careers.finding.asked import Asked
from careers.finding.engines import Condition, engine
from careers.finding.facets import FEWEST
from careers.finding.tags import NEW, Cells
from careers.finding.text import Clause
from careers.models import Findable, PublishedSummary

PAGE = 20
PAGES = 50  # who has not found anybody by then asks in other words
MANY = 3000  # who fit: walking through places finds twenty of them within a few hundred steps
COPIES = 10  # of people: what they cost, one question does
RANKED = 200  # of the freshest; ranking all of a broad search costs more than it tells


_asking: ContextVar[CursorWrapper | None] = ContextVar("asking", default=None)


class Sort(StrEnum):
    FRESH = "fresh"
    BEST = "best"


@dataclass(frozen=True)
class Within:
    """The people that a question is asked about: whom this company may see, today."""

    cvr: str
    after: int = 0  # only those of a later place, and before the other one
    before: int | None = None


def cells(asked: Asked, within: Within) -> Cells:
    """Of what kind each is who fits, with the four facets not applied yet."""
    where, values = _where(asked.not_counted(), within)
    vendor = engine(connection.vendor)
    # Nothing in it was typed by anybody: conditions are ours, what was asked for is a parameter.
    listed = f"SELECT {vendor.CELLS} FROM careers_findable WHERE {where}"  # noqa: S608
    [(found,)] = _rows(listed, values)
    return vendor.read_cells(found)


def total(asked: Asked, within: Within) -> int:
    """How many; where fewer than three of them count, only these."""
    everybody, counting = _numbers(asked, within)
    return everybody if counting >= FEWEST else counting


def _numbers(asked: Asked, within: Within) -> tuple[int, int]:
    """How many, and how many of them count."""
    where, values = _where(asked.clauses(), within)
    counted = (
        f"SELECT COUNT(*), COUNT(CASE WHEN cell < {NEW} THEN 1 END)"  # noqa: S608
        f" FROM careers_findable WHERE {where}"
    )
    [(everybody, counting)] = _rows(counted, values)
    return int(everybody), int(counting)


def totals(questions: Sequence[tuple[Asked, str]], after: int, before: int) -> list[int]:
    """How many fit what is asked for each CVR, all of the same places; those who do not count
    yet as well, for they are the news.

    Many questions about few people are all answered at once, out of a copy of those people.
    """
    with together():
        today = timezone.localdate()
        people = Findable.objects.filter(
            place__gte=after, place__lt=before, expires_on__gte=today
        ).count()
        if people > COPIES * (len(questions) - COPIES):
            return [_numbers(asked, Within(cvr, after, before))[0] for asked, cvr in questions]
        clauses = [(list(asked.clauses()), cvr) for asked, cvr in questions]
        return engine(connection.vendor).count_each(clauses, (after, before), today)


def ids(asked: Asked, within: Within, total: int, page: int = 1) -> list[int]:
    """Of the published copies on that page, the freshest first.

    ``total``: how many fit.
    """
    where, values = _where(asked.clauses(), within)
    some = (
        f"SELECT summary_id FROM careers_findable WHERE {where}"  # noqa: S608
        f" ORDER BY {_order(total)} DESC LIMIT {PAGE} OFFSET {(page - 1) * PAGE}"
    )
    return [pk for (pk,) in _rows(some, values)]


def best(asked: Asked, within: Within, total: int, page: int = 1) -> list[int]:
    """A page of the same people; the freshest of them in the order of how near the words are.

    Whoever is further down than ``RANKED`` stands by freshness, as in ``ids``.
    """
    if page * PAGE > RANKED:
        return ids(asked, within, total, page)
    where, values = _where(asked.clauses(), within)
    rank, words = engine(connection.vendor).ranking(asked.phrases)
    # Within, who is ranked is known first: a rank reads all of somebody's words, which is dear.
    ranked = (
        f"SELECT summary_id, {rank} AS nearness, place FROM"  # noqa: S608
        f" (SELECT * FROM careers_findable WHERE {where}"
        f" ORDER BY {_order(total)} DESC LIMIT {RANKED}) AS freshest"
    )
    rows = sorted(_rows(ranked, words + values), key=lambda row: (-row[1], -row[2]))
    return [pk for pk, _, _ in rows[(page - 1) * PAGE : page * PAGE]]


def _order(total: int) -> str:
    """Where many fit, the next one in the order of places is soon found; where few do, they are all
    looked up by their words and then put in order. No database guesses it as well from a query.
    """
    return "place" if total > MANY else "place + 0"


def load(ids: Iterable[int]) -> list[PublishedSummary]:
    """In their order. Their languages and skills come with ``careers.employers.cards``."""
    wanted = list(ids)
    found = PublishedSummary.objects.in_bulk(wanted)
    return [found[pk] for pk in wanted if pk in found]


def _where(clauses: Iterable[Clause], within: Within) -> Condition:
    parts = ["expires_on >= %s", f"summary_id NOT IN ({blocked.BY_CVR})"]
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


@contextmanager
def together() -> Iterator[None]:
    """Whatever is asked within it is asked in one transaction, and so by fewer statements."""
    with engine(connection.vendor).asking() as cursor:
        token = _asking.set(cursor)
        try:
            yield
        finally:
            _asking.reset(token)


def _rows(sql: str, values: list[Any]) -> list[tuple[Any, ...]]:
    cursor = _asking.get()
    if cursor is None:
        with together():
            return _rows(sql, values)
    cursor.execute(sql, values)
    return list(cursor.fetchall())
