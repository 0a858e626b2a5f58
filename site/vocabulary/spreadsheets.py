"""Lists for people to download: spreadsheets that show what strangers typed, and never run it."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import NamedTuple

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet


class Link(NamedTuple):
    """``address`` is one of ours, never what somebody typed."""

    text: str
    address: str


Value = str | int | float | date | time | Link

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULA_STARTS = ("=", "+", "-", "@")
#: What XML cannot hold; a spreadsheet with one of them does not open.
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")


def harmless(text: str) -> str:
    """Text that a spreadsheet shows and does not run."""
    text = NOT_IN_XML.sub("", text)
    return "'" + text if text.lstrip().startswith(FORMULA_STARTS) else text


def spreadsheet(
    title: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[Value]]
) -> bytes:
    """One sheet. ``columns``: header, and width in characters."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title=NOT_IN_TITLES.sub(" ", title)[:31])
    sheet.freeze_panes = "A2"
    for number, (_header, width) in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([_bold(sheet, header) for header, _width in columns])
    count = 1
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count}"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _bold(sheet: Worksheet, text: str) -> Cell:
    cell = WriteOnlyCell(sheet, value=text)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Worksheet, value: Value) -> Cell:
    """Days and times as such, so that they can be sorted and counted."""
    if isinstance(value, str):
        return WriteOnlyCell(sheet, value=harmless(value))
    if isinstance(value, Link):
        return _linked(sheet, value)
    if isinstance(value, datetime):
        value = timezone.make_naive(value)  # a spreadsheet knows no time zones: it is ours
    cell = WriteOnlyCell(sheet, value=value)  # type: ignore[arg-type]  # openpyxl writes them
    if isinstance(value, datetime):
        cell.number_format = "yyyy-mm-dd hh:mm"
    elif isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    elif isinstance(value, time):
        cell.number_format = "hh:mm"
    return cell


def _linked(sheet: Worksheet, link: Link) -> Cell:
    cell = WriteOnlyCell(sheet, value=harmless(link.text))
    if link.address:
        cell.hyperlink = link.address
        cell.font = Font(underline="single", color="0563C1")
    return cell
