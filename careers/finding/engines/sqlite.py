"""SQLite: the words are a row of an FTS5 table, under the id of the published copy.

A trigger takes them out with the row of ``careers_findable``, however that goes. It is written by
``post_migrate``: SQLite forgets a table's triggers when a migration makes the table again.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

import numpy as np
from django.apps import AppConfig
from django.db import connection, connections
from django.db.backends.utils import CursorWrapper
from django.db.models.signals import post_migrate

from careers.finding import blocked
from careers.finding.document import Document
from careers.finding.tags import EVERYBODY, Cells
from careers.finding.text import Clause, Phrase, Tags
from careers.finding.words import Stems
from careers.models import Findable

GAP = "ø"  # stands where no word is: stems are of ASCII letters, so nothing asks for it
INSERT = (
    "INSERT INTO careers_words (rowid, title_en, title_da, more_en, more_da, tags)"
    " VALUES (%s, %s, %s, %s, %s, %s)"
)
TRIGGER = (
    "CREATE TRIGGER IF NOT EXISTS careers_words_go AFTER DELETE ON careers_findable"
    " BEGIN DELETE FROM careers_words WHERE rowid = old.summary_id; END"
)
IN_TITLE = "(summary_id IN (SELECT rowid FROM careers_words WHERE careers_words MATCH %s))"
CELLS = "group_concat(cell)"

#: Some people in a table of their own, which this connection alone sees.
COLUMNS = "title_en, title_da, more_en, more_da, tags"
SOME = (
    f"CREATE VIRTUAL TABLE temp.careers_some USING fts5({COLUMNS},"
    " tokenize = 'unicode61 remove_diacritics 0')",
    f"INSERT INTO temp.careers_some (rowid, {COLUMNS}) SELECT rowid, {COLUMNS}"  # noqa: S608
    " FROM careers_words WHERE rowid IN (SELECT summary_id FROM careers_findable"
    " WHERE place >= %s AND place < %s AND expires_on >= %s)",
)
COUNT = (
    "SELECT COUNT(*) FROM temp.careers_some"  # noqa: S608
    f" WHERE careers_some MATCH %s AND rowid NOT IN ({blocked.BY_CVR})"
)


def connect(app: AppConfig) -> None:
    post_migrate.connect(_after_migrate, sender=app, dispatch_uid="careers.words_go")


def _after_migrate(using: str, **_kwargs: Any) -> None:
    with connections[using].cursor() as cursor:
        tables = connections[using].introspection.table_names(cursor)
        if connections[using].vendor == "sqlite" and "careers_words" in tables:
            cursor.execute(TRIGGER)


@contextmanager
def asking() -> Iterator[CursorWrapper]:
    """A cursor for one question."""
    with connection.cursor() as cursor:
        yield cursor


def read_cells(value: str | None) -> Cells:
    return np.fromstring(value or "", np.int32, sep=",")


def put(rows: Iterable[tuple[Findable, Document]]) -> None:
    kept = list(rows)
    Findable.objects.bulk_create(row for row, _ in kept)
    with connection.cursor() as cursor:
        cursor.executemany(INSERT, [_values(document) for _, document in kept])


def _values(document: Document) -> tuple[Any, ...]:
    texts = (document.title, document.more)
    words = [written for text in texts for written in (_english(text), _danish(text))]
    return (document.pk, *words, " ".join(document.tags))


def _english(text: Iterable[Stems | None]) -> str:
    return " ".join(stems.en or GAP if stems else GAP for stems in text)


def _danish(text: Iterable[Stems | None]) -> str:
    return " ".join(stems.da or GAP if stems else GAP for stems in text)


def condition(clauses: Iterable[Clause]) -> tuple[str, list[Any]]:
    found = "summary_id IN (SELECT rowid FROM careers_words WHERE careers_words MATCH %s)"
    return found, [query(clauses)]


def count_each(
    questions: Sequence[tuple[Iterable[Clause], str]], places: tuple[int, int], today: date
) -> list[int]:
    """One after the other, of a copy of the index with those people alone."""
    made, filled = SOME
    with connection.cursor() as cursor:
        cursor.execute(made)
        try:
            cursor.execute(filled, [*places, today])
            return [_count(cursor, query(clauses), cvr) for clauses, cvr in questions]
        finally:
            cursor.execute("DROP TABLE temp.careers_some")


def _count(cursor: CursorWrapper, words: str, cvr: str) -> int:
    cursor.execute(COUNT, [words, cvr])
    return int(cursor.fetchone()[0])


def ranking(phrases: Iterable[Phrase]) -> tuple[str, list[Any]]:
    """How many of the phrases stand in the title.

    Not bm25: it weighs a word by how many people have it, those too who have blocked the company.
    """
    wanted = [one for one in phrases if one.wanted]
    return " + ".join([IN_TITLE] * len(wanted)), [_phrase(one, "title") for one in wanted]


def query(clauses: Iterable[Clause]) -> str:
    """What is not wanted comes last: FTS5 has no "not" that stands alone."""
    known = list(clauses)
    unwanted = [one for one in known if isinstance(one, Phrase) and not one.wanted]
    wanted = [one for one in known if one not in unwanted] or [Tags((EVERYBODY,))]
    asked = " AND ".join(_clause(one) for one in wanted)
    return " NOT ".join([f"({asked})", *(_clause(one) for one in unwanted)])


def _clause(clause: Clause) -> str:
    if isinstance(clause, Tags):
        tags = " OR ".join(f'"{tag}"' for tag in clause.any_of)
        return f"(tags : ({tags}))"
    return _phrase(clause, "title", "more")


def _phrase(phrase: Phrase, *parts: str) -> str:
    english = " ".join(stems.en for stems in phrase.stems)
    danish = " ".join(stems.da for stems in phrase.stems)
    columns = [" ".join(f"{part}_{code}" for part in parts) for code in ("en", "da")]
    return f'({{{columns[0]}}} : "{english}" OR {{{columns[1]}}} : "{danish}")'
