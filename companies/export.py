"""The company's own list as a spreadsheet: names, times and states in words, never answers."""

import re
from collections.abc import Iterable
from datetime import date, time
from io import BytesIO

from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from companies.progress import Line

FORMULA_STARTS = ("=", "+", "-", "@")
#: What XML cannot hold; a spreadsheet with one of them does not open.
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def harmless(text: str) -> str:
    """Text that a spreadsheet shows and does not run."""
    text = NOT_IN_XML.sub("", text)
    return "'" + text if text.lstrip().startswith(FORMULA_STARTS) else text


def people_xlsx(title: str, lines: Iterable[Line]) -> bytes:
    """Whoever was taken off comes last."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title=title[:31])
    sheet.freeze_panes = "A2"
    headers = (
        _("Given name"),
        _("Family name"),
        _("E-mail address"),
        _("Employee number"),
        _("Day"),
        _("Time"),
        _("State"),
    )
    for letter, width in zip("ABCDEFG", (18, 22, 34, 16, 12, 8, 28), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.append([_bold(sheet, header) for header in headers])
    rows = [_cells(line) for line in sorted(lines, key=lambda line: line.is_off)]
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    sheet.auto_filter.ref = f"A1:G{len(rows) + 1}"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _bold(sheet: Worksheet, text: str) -> Cell:
    cell = WriteOnlyCell(sheet, value=text)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Worksheet, value: str | date | time) -> Cell:
    """Days and times as such, so that they can be sorted and counted."""
    if isinstance(value, str):
        return WriteOnlyCell(sheet, value=harmless(value))
    cell = WriteOnlyCell(sheet, value=value)  # type: ignore[arg-type]  # openpyxl writes them
    cell.number_format = "yyyy-mm-dd" if isinstance(value, date) else "hh:mm"
    return cell


def _cells(line: Line) -> tuple[str | date | time, ...]:
    hire = line.person.new_hire
    attendee = hire.attendee
    starts = timezone.localtime(attendee.session.starts)
    return (
        attendee.given_name,
        attendee.family_name,
        attendee.email,
        hire.employee_number,
        starts.date(),
        starts.time(),
        line.person.words,
    )
