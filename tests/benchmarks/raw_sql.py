"""The least that the same rows cost: plain INSERTs and UPDATEs over one connection.

What a use case wrote is noted (`writing`), and the same rows are then written again into empty
twins of its tables, with their indexes and checks, in one transaction.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

import psycopg
from psycopg import sql

Row = tuple[Any, ...]
Update = tuple[str, Sequence[Any]]


@dataclass
class Written:
    """Rows by table, in the order of `tables`."""

    columns: dict[str, list[str]] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def __len__(self) -> int:
        return sum(len(rows) for rows in self.rows.values())


class RawSql:
    """Its own connection, beside Django's."""

    def __init__(self, **connection: Any) -> None:
        self.connection = psycopg.connect(autocommit=True, **connection)
        self.twins: set[str] = set()

    @contextmanager
    def writing(self, *tables: str) -> Iterator[Written]:
        """Note the rows that are added to these tables meanwhile (they have an integer id)."""
        before = {table: self._last_id(table) for table in tables}
        written = Written()
        yield written
        for table, last in before.items():
            query = sql.SQL("SELECT * FROM {} WHERE id > %s").format(sql.Identifier(table))
            found = self.connection.execute(query, [last])
            written.columns[table] = [column.name for column in found.description or []]
            written.rows[table] = [self._adapted(row) for row in found.fetchall()]

    def again(self, written: Written, updates: Sequence[Update] = ()) -> float:
        """Write them into the emptied twins; the seconds from BEGIN to COMMIT."""
        for table in written.rows:
            self._empty_twin(table)
        statements = [self._insert(written, table) for table, rows in written.rows.items() if rows]
        start = perf_counter()
        with self.connection.transaction():
            for statement, values in statements:
                self.connection.execute(statement, values)
            for text, parameters in updates:
                self.connection.execute(text.encode(), parameters)
        return perf_counter() - start

    def _insert(self, written: Written, table: str) -> tuple[sql.Composed, list[Any]]:
        columns, rows = written.columns[table], written.rows[table]
        one = sql.SQL("({})").format(sql.SQL(", ").join([sql.Placeholder()] * len(columns)))
        statement = sql.SQL("INSERT INTO {} ({}) VALUES {}").format(
            sql.Identifier(self._twin(table)),
            sql.SQL(", ").join(map(sql.Identifier, columns)),
            sql.SQL(", ").join([one] * len(rows)),
        )
        return statement, [value for row in rows for value in row]

    def _last_id(self, table: str) -> int:
        query = sql.SQL("SELECT coalesce(max(id), 0) FROM {}").format(sql.Identifier(table))
        row = self.connection.execute(query).fetchone()
        return row[0] if row else 0

    def _empty_twin(self, table: str) -> None:
        twin = sql.Identifier(self._twin(table))
        if table not in self.twins:
            like = sql.SQL("CREATE TABLE {} (LIKE {} INCLUDING ALL)")
            self.connection.execute(like.format(twin, sql.Identifier(table)))
            self.twins.add(table)
        self.connection.execute(sql.SQL("TRUNCATE {}").format(twin))

    @staticmethod
    def _twin(table: str) -> str:
        return f"bench_{table}"

    @staticmethod
    def _adapted(row: Row) -> Row:
        """JSON comes back as Python and must go in as JSON again."""
        kinds = (dict, list)
        return tuple(
            psycopg.types.json.Jsonb(value) if isinstance(value, kinds) else value for value in row
        )
