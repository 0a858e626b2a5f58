"""The words of the index, in the way of each database: see careers/finding/engines."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

POSTGRES = (
    "ALTER TABLE careers_findable ADD COLUMN vector tsvector NOT NULL DEFAULT ''",
    "CREATE INDEX findable_words ON careers_findable USING gin (vector)",
    # Out of the row, so that counting reads a few bytes of each: see engines/postgres.py.
    "ALTER TABLE careers_findable ALTER COLUMN vector SET STORAGE EXTERNAL",
    "ALTER TABLE careers_findable SET (toast_tuple_target = 128)",
)
SQLITE = (
    "CREATE VIRTUAL TABLE careers_words USING fts5("
    "title_en, title_da, more_en, more_da, tags, tokenize = 'unicode61 remove_diacritics 0')",
)
POSTGRES_BACK = ("ALTER TABLE careers_findable DROP COLUMN vector",)
SQLITE_BACK = ("DROP TRIGGER IF EXISTS careers_words_go", "DROP TABLE careers_words")


def put_in(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    _run(editor, POSTGRES if editor.connection.vendor == "postgresql" else SQLITE)


def take_out(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    _run(editor, POSTGRES_BACK if editor.connection.vendor == "postgresql" else SQLITE_BACK)


def _run(editor: BaseDatabaseSchemaEditor, statements: tuple[str, ...]) -> None:
    for statement in statements:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("careers", "0001_initial")]

    operations = [migrations.RunPython(put_in, take_out)]
