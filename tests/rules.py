"""The seeded rules for the many tests that need them: what ``guidance.seed.load()`` puts in.

Loading compares 500 rows with the files in 35 ms. Here they are loaded once, and from then on
inserted as they came to stand then, in 3 ms.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.models.sql import InsertQuery

from guidance import seed

Statement = tuple[str, Sequence[Any] | None]
_statements: list[Statement] = []


@transaction.atomic
def load_rules() -> None:
    """Into a database that has no rows of guidance yet."""
    if not _statements:
        seed.load()
        _statements.extend(_written_out() if connection.vendor == "postgresql" else _inserts())
        return
    with connection.cursor() as cursor:
        for statement in _statements:
            cursor.execute(*statement)


def tables() -> list[type[models.Model]]:
    return list(apps.get_app_config("guidance").get_models(include_auto_created=True))


def _written_out() -> Iterator[Statement]:
    """All in one, with the values in it: psycopg would put in 4,000 of them each time."""
    sql = [connection.ops.compose_sql(*statement) for statement in _inserts()]
    sql += connection.ops.sequence_reset_sql(no_style(), tables())
    yield ";\n".join(sql), None


def _inserts() -> Iterator[Statement]:
    for model in tables():
        fields = model._meta.concrete_fields
        rows = list(model._base_manager.order_by("pk"))
        size = max(1, connection.ops.bulk_batch_size(fields, rows))
        for start in range(0, len(rows), size):
            query = InsertQuery(model)
            query.insert_values(fields, rows[start : start + size], raw=True)
            yield from query.get_compiler(connection=connection).as_sql()
