"""Everything that is kept, as bytes: each column of each table, and each file."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection


def in_database(values: set[str]) -> dict[str, set[str]]:
    """Which of them stand where, letter case ignored; also in the tables of an index."""
    found: dict[str, set[str]] = {}
    wanted = {value.lower().encode() for value in values}
    for table in _tables():
        kept = _rows(table).lower()
        if here := {value.decode() for value in wanted if value in kept}:
            found[table] = here
    return found


def _tables() -> list[str]:
    """SQLite's full-text tables have tables of their own beneath them, which are listed too."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        else:
            cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return sorted(name for (name,) in cursor.fetchall())


def _rows(table: str) -> bytes:
    columns = "t::text" if connection.vendor == "postgresql" else "*"
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {columns} FROM "{table}" AS t')
        rows = cursor.fetchall()
    return b"\n".join(_bytes(value) for row in rows for value in row)


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


def in_files(values: set[str]) -> dict[str, set[str]]:
    """Which of them stand in a file, or in its name; of the private and the public storage."""
    found: dict[str, set[str]] = {}
    for name, content in _files():
        kept = (name.encode() + content).lower()
        if here := {value for value in values if value.lower().encode() in kept}:
            found[name] = here
    return found


def private_files() -> list[str]:
    return sorted(name for name, _content in _private())


def _files() -> Iterator[tuple[str, bytes]]:
    yield from _private()
    yield from _public("")


def _private() -> Iterator[tuple[str, bytes]]:
    for path in Path(settings.PRIVATE_ROOT).rglob("*"):
        if path.is_file():
            yield str(path), path.read_bytes()


def _public(folder: str) -> Iterator[tuple[str, bytes]]:
    folders, names = default_storage.listdir(folder)
    for name in names:
        path = f"{folder}/{name}".lstrip("/")
        with default_storage.open(path) as opened:
            yield path, opened.read()
    for below in folders:
        yield from _public(f"{folder}/{below}".lstrip("/"))
