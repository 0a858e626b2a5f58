"""``manage.py read_roster FILE``: what the upload would say about a list of new hires."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import Error as DatabaseError
from django.utils import timezone, translation

from companies.roster_reading.fields import VALUES
from companies.roster_reading.limits import MAX_BYTES
from companies.roster_reading.places import MunicipalityLike
from companies.roster_reading.problems import RosterRefused
from companies.roster_reading.read import ReadRoster, ReadRow, read_roster
from guidance.models import Municipality
from vocabulary.municipalities import MUNICIPALITIES

_PRINTED = tuple(field for field in VALUES if field != "household")


class Command(BaseCommand):
    help = (
        "Print as JSON what the upload would say about a roster: columns, rows and their problems. "
        "Values that are not given or cannot be used are empty strings. A file refused as a whole "
        "prints an error and exits with status 1. Nothing is stored."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *, file: Path, **options: Any) -> None:
        with translation.override("en"):
            try:
                answer = _as_json(_read(file))
            except RosterRefused as refusal:
                self._refuse(str(refusal))
            except OSError as error:
                self._refuse(f"The file cannot be read: {error.strerror}.")
            self._print(answer)

    def _refuse(self, message: str) -> None:
        self._print({"error": message})
        raise SystemExit(1)

    def _print(self, answer: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))


def _read(file: Path) -> ReadRoster:
    with file.open("rb") as stream:
        data = stream.read(MAX_BYTES + 1)
    return read_roster(
        data, file.name, today=timezone.localdate(), municipalities=_municipalities()
    )


def _municipalities() -> list[MunicipalityLike]:
    """Those of this site, or the country's 98 on a database that has none yet."""
    try:
        return list(Municipality.objects.all()) or list(MUNICIPALITIES)
    except DatabaseError:
        return list(MUNICIPALITIES)


def _as_json(roster: ReadRoster) -> dict[str, Any]:
    return {
        "columns": roster.columns,
        "ignored": roster.ignored,
        "refused": roster.refused,
        "rows": [_row(row) for row in roster.rows],
    }


def _row(row: ReadRow) -> dict[str, Any]:
    return {
        "row": row.number,
        "values": {field: row.values[field] for field in _PRINTED},
        "problems": [
            {"field": problem.field, "code": problem.code, "message": problem.message}
            for problem in row.problems
        ],
    }
