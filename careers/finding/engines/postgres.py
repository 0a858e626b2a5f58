"""PostgreSQL: the words are a ``tsvector`` in the same row, with a GIN index.

Stems are letters and digits alone, so vectors and queries are written out as they are, and no
configuration of the server has a say in what is a word.

A broad search counts half of the table, so its rows are kept narrow: PostgreSQL moves a value out
of a row only where the row is larger than two kilobytes, which ``PADDING`` sees to. Reading a
vector is then dear, which the planner does not know: it is kept from reading them one by one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

import numpy as np
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from careers.finding.document import Document
from careers.finding.tags import EVERYBODY, Cells
from careers.finding.text import Clause, Phrase, Tags
from careers.finding.words import Stems
from careers.models import Findable

PADDING = f"'#{'-' * 2040}'"
FARTHEST = 16_383  # the last position that a tsvector has
INSERT = (
    "INSERT INTO careers_findable (summary_id, place, expires_on, cell, vector)"
    " VALUES (%s, %s, %s, %s, %s::tsvector)"
)
ANYBODY = "!'#'"  # a tag that nobody has

CELLS = "string_agg(int4send(cell), ''::bytea)"

#: Some people in a table and an index of their own, gone with the transaction: a question to it is
#: answered in a few hundredths of a millisecond, however large the bank is.
SOME = (
    "CREATE TEMPORARY TABLE careers_some ON COMMIT DROP AS"
    " SELECT f.summary_id, f.vector, ARRAY("
    "SELECT b.cvr FROM careers_publishedsummary p"
    " JOIN careers_blockedcompany b ON b.profile_id = p.profile_id WHERE p.id = f.summary_id"
    ") AS blocked FROM careers_findable f"
    " WHERE f.place >= %s AND f.place < %s AND f.expires_on >= %s"
)
SOME_INDEX = "CREATE INDEX ON careers_some USING gin (vector)"
COUNT_EACH = (
    "SELECT q.n, COUNT(*) FROM unnest(%s::tsquery[], %s::text[]) WITH ORDINALITY"
    " AS q (query, cvr, n) JOIN careers_some s ON s.vector @@ q.query"
    " WHERE q.cvr <> ALL (s.blocked) GROUP BY q.n"
)


@contextmanager
def asking() -> Iterator[CursorWrapper]:
    """A cursor for one question, which is answered by the index."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield cursor
        cursor.execute("SET LOCAL enable_seqscan = on")


def read_cells(value: bytes | None) -> Cells:
    return np.frombuffer(value or b"", ">i4").astype(np.int32)


def put(rows: Iterable[tuple[Findable, Document]]) -> None:
    values = [
        (row.summary_id, row.place, row.expires_on, row.cell, vector(document))
        for row, document in rows
    ]
    if values:
        with connection.cursor() as cursor:
            cursor.executemany(INSERT, values)


def vector(document: Document) -> str:
    """Both stems of a word at one position: A in the title, D elsewhere, tags at none."""
    places: dict[str, list[str]] = defaultdict(list)
    for position, weight, stems in _placed(document):
        for stem in {stems.en, stems.da}:
            places[stem].append(f"{position}{weight}")
    words = [f"'{stem}':{','.join(where)}" for stem, where in places.items() if stem]
    tags = [_tag(tag) for tag in document.tags if tag != EVERYBODY]
    return " ".join([*words, *tags, PADDING])


def _placed(document: Document) -> Iterator[tuple[int, str, Stems]]:
    weights = "A" * len(document.title) + "D" * len(document.more)
    together = [*document.title, *document.more]
    for position, (weight, stems) in enumerate(zip(weights, together, strict=True), 1):
        if stems is not None and position <= FARTHEST:
            yield position, weight, stems


def condition(clauses: Iterable[Clause]) -> tuple[str, list[Any]]:
    return "vector @@ %s::tsquery", [query(clauses)]


def count_each(
    questions: Sequence[tuple[Iterable[Clause], str]], places: tuple[int, int], today: date
) -> list[int]:
    """By one statement for all of them, of a copy of the index with those people alone."""
    queries = [query(clauses) or ANYBODY for clauses, _ in questions]
    with connection.cursor() as cursor:
        cursor.execute(SOME, [*places, today])
        cursor.execute(SOME_INDEX)
        cursor.execute("ANALYZE careers_some")
        cursor.execute(COUNT_EACH, [queries, [cvr for _, cvr in questions]])
        found = dict(cursor.fetchall())
        cursor.execute("DROP TABLE careers_some")
    return [found.get(number, 0) for number in range(1, len(questions) + 1)]


def ranking(phrases: Iterable[Phrase]) -> tuple[str, list[Any]]:
    """By her own words alone; how many others have a word has no say in it."""
    return "ts_rank(vector, %s::tsquery)", [query(phrases)]


def query(clauses: Iterable[Clause]) -> str:
    return " & ".join(_clause(clause) for clause in clauses)


def _clause(clause: Clause) -> str:
    if isinstance(clause, Tags):
        return f"({' | '.join(map(_tag, clause.any_of))})"
    english = " <-> ".join(f"'{stems.en}'" for stems in clause.stems)
    danish = " <-> ".join(f"'{stems.da}'" for stems in clause.stems)
    either = f"(({english}) | ({danish}))" if english != danish else f"({english})"
    return either if clause.wanted else f"!{either}"


def _tag(tag: str) -> str:
    return f"'#{tag}'"
