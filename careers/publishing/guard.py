"""The database itself keeps words out of the copy that no adviser has approved.

A constraint of one row can only ask for *some* revision (``summary_words_are_approved``). These
triggers ask for the approved submission of the same person with the same words, at every write, by
whatever code; and keep such a submission approved while its words are shown. They are written anew
by ``post_migrate``: SQLite forgets a table's triggers when a migration makes the table again.
"""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

COPY, SUBMISSION = "careers_publishedsummary", "careers_submission"
UNAPPROVED = """
    (NEW.headline <> '' OR NEW.summary <> '') AND NOT EXISTS (
        SELECT 1 FROM careers_submission AS s
        WHERE s.profile_id = NEW.profile_id AND s.state = 'approved'
          AND s.revision = NEW.approved_revision
          AND s.headline = NEW.headline AND s.summary = NEW.summary)"""
STILL_SHOWN = """
    OLD.state = 'approved' AND EXISTS (
        SELECT 1 FROM careers_publishedsummary AS c
        WHERE c.profile_id = OLD.profile_id AND c.approved_revision = OLD.revision
          AND (c.headline <> '' OR c.summary <> '')
          AND NOT EXISTS (
            SELECT 1 FROM careers_submission AS s
            WHERE s.profile_id = c.profile_id AND s.state = 'approved'
              AND s.revision = c.approved_revision
              AND s.headline = c.headline AND s.summary = c.summary))"""
GUARDS = (
    ("careers_only_approved_words", COPY, "INSERT", UNAPPROVED, "words that nobody approved"),
    ("careers_only_approved_words_kept", COPY, "UPDATE", UNAPPROVED, "words that nobody approved"),
    ("careers_shown_words_stay", SUBMISSION, "UPDATE", STILL_SHOWN, "these words are still shown"),
)


def connect(app: AppConfig) -> None:
    post_migrate.connect(_after_migrate, sender=app, dispatch_uid="careers.words_guard")


def _after_migrate(using: str, **_kwargs: Any) -> None:
    connection = connections[using]
    with connection.cursor() as cursor:
        if not {COPY, SUBMISSION} <= set(connection.introspection.table_names(cursor)):
            return
        make = _in_postgresql if connection.vendor == "postgresql" else _in_sqlite
        for guard in GUARDS:
            for statement in make(*guard):
                cursor.execute(statement)


def _in_sqlite(name: str, table: str, act: str, when: str, words: str) -> tuple[str, ...]:
    return (
        f"DROP TRIGGER IF EXISTS {name}",
        f"CREATE TRIGGER {name} AFTER {act} ON {table} WHEN {when}"
        f" BEGIN SELECT RAISE(ABORT, '{words}'); END",
    )


def _in_postgresql(name: str, table: str, act: str, when: str, words: str) -> tuple[str, ...]:
    """After the row is written, so that a submission no longer counts for itself."""
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF {when} THEN RAISE EXCEPTION '{words}' USING ERRCODE = 'check_violation'; END IF;"
        " RETURN NULL; END $$",
        f"DROP TRIGGER IF EXISTS {name} ON {table}",
        f"CREATE TRIGGER {name} AFTER {act} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    )
