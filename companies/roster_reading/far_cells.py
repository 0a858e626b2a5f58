"""A second way into an Excel file that has a stray cell in the last column of the last row.

Calamine makes room for the whole rectangle, 17 thousand million cells, and is stopped by the
worker's memory limit. openpyxl is slower (to start, too) but reads row by row. A worker as well.
"""

import io
from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from companies.roster_reading.limits import MAX_SHEETS
from companies.roster_reading.sheets import Sheet, Unreadable, sheet_of
from companies.roster_reading.worker import run


def read_row_by_row(data: bytes) -> list[Sheet]:
    try:
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = [
            sheet_of(_numbered(sheet), name=sheet.title, visible=sheet.sheet_state == "visible")
            for sheet in workbook.worksheets[:MAX_SHEETS]
        ]
    except (InvalidFileException, BadZipFile, KeyError, ValueError, TypeError) as broken:
        raise Unreadable("damaged") from broken
    return [sheet for sheet in sheets if sheet.rows]


def _numbered(sheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    sheet.reset_dimensions()
    return enumerate(sheet.iter_rows(values_only=True), start=1)


if __name__ == "__main__":
    run(read_row_by_row)
