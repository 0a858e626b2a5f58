"""Reading a list the way the upload does, on a day that stays the same."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from companies.roster_reading.dates import DateOrder
from companies.roster_reading.problems import Problem
from companies.roster_reading.read import Reader, ReadRoster, ReadRow, read_roster
from companies.roster_reading.rules import Checked, check_values
from companies.roster_reading.sheets import Sheet, sheet_of
from companies.roster_reading.worker import open_file
from vocabulary.municipalities import MUNICIPALITIES

TODAY = date(2026, 11, 21)

HEADER = ("Name", "E-mail", "Citizenship", "Municipality", "Start date")
ANNA = ("Anna Berg", "anna@berg.example", "Germany", "København", "2026-12-01")
BO = ("Bo Lund", "bo@lund.example", "Sweden", "Aarhus", "2026-12-02")

GOOD = {
    "given_name": "Anna",
    "family_name": "Berg",
    "email": "anna@berg.example",
    "citizenship": "DE",
    "municipality": "København",
    "start_date": "2026-12-01",
}


def upload(data: bytes) -> ReadRoster:
    """Through the worker, in its own process with limits."""
    return read_roster(data, "list.xlsx", today=TODAY, municipalities=MUNICIPALITIES)


def read_file(data: bytes) -> ReadRoster:
    """As an upload, but opened in this process, which is quicker."""
    return read_sheets(*open_file(data))


def read_cells(
    *rows: Sequence[Any],
    mapping: Mapping[int, str | None] | None = None,
    date_order: DateOrder | None = None,
    merged: Sequence[tuple[int, int, int]] = (),
) -> ReadRoster:
    """The rows of a sheet, without a file around them."""
    sheet = sheet_of(enumerate(rows, start=1), merged=merged)
    return read_sheets(sheet, mapping=mapping, date_order=date_order)


def read_sheets(
    *sheets: Sheet,
    mapping: Mapping[int, str | None] | None = None,
    date_order: DateOrder | None = None,
) -> ReadRoster:
    return Reader(TODAY, MUNICIPALITIES, mapping or {}, date_order).read(sheets)


def check(**texts: str) -> Checked:
    """One good row with some of its values written otherwise."""
    return check_values({**GOOD, **texts}, today=TODAY, municipalities=MUNICIPALITIES)


def codes(about: ReadRow | Checked | Sequence[Problem]) -> list[str]:
    problems = about.problems if isinstance(about, ReadRow | Checked) else about
    return [problem.code for problem in problems]
