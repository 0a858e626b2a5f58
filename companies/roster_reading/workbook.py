"""Excel and OpenDocument files to sheets. Runs in the worker only: the file may be hostile."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from companies.roster_reading.limits import MAX_SHEETS, MAX_UNPACKED_BYTES
from companies.roster_reading.sheets import Sheet, Unreadable, sheet_of

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"

#: How an OLE file names its directory entries.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

#: Further to the right than this, a table's columns are counted from its own first one.
_FARTHEST_FIRST_COLUMN = 50


def is_workbook(data: bytes) -> bool:
    return data.startswith((ZIP, OLE))


def read_workbook(data: bytes) -> list[Sheet]:
    """Every sheet with cells in it, formulas by the value that was last worked out."""
    _look_before_unpacking(data)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [_sheet(workbook, name, visible) for name, visible in _worksheets(workbook)]
    except PasswordError as locked:
        raise Unreadable("password") from locked
    except (CalamineError, OSError, ValueError) as broken:
        raise Unreadable("damaged") from broken
    return [sheet for sheet in sheets if sheet.rows]


def _look_before_unpacking(data: bytes) -> None:
    if data.startswith(OLE):
        if _ENCRYPTED in data:
            raise Unreadable("password")
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _look_inside(archive)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, KeyError) as broken:
        raise Unreadable("damaged") from broken


def _look_inside(archive: zipfile.ZipFile) -> None:
    members = {member.filename: member for member in archive.infolist()}
    if sum(member.file_size for member in members.values()) > MAX_UNPACKED_BYTES:
        raise Unreadable("too_large")
    if not {"content.xml", "xl/workbook.xml", "xl/workbook.bin"} & members.keys():
        raise Unreadable("not_a_spreadsheet")
    if "META-INF/manifest.xml" in members:
        with archive.open("META-INF/manifest.xml") as manifest:
            if b"encryption-data" in manifest.read(1_000_000):
                raise Unreadable("password")


def _worksheets(workbook: CalamineWorkbook) -> Iterator[tuple[str, bool]]:
    for sheet in workbook.sheets_metadata[:MAX_SHEETS]:
        if sheet.typ is SheetTypeEnum.WorkSheet:
            yield sheet.name, sheet.visible is SheetVisibleEnum.Visible


def _sheet(workbook: CalamineWorkbook, name: str, visible: bool) -> Sheet:
    sheet = workbook.get_sheet_by_name(name)
    start = sheet.start
    if start is None:
        return Sheet(name, [], visible)
    left = start[1] if start[1] <= _FARTHEST_FIRST_COLUMN else 0
    return sheet_of(
        _numbered(sheet, [""] * left),
        name=name,
        visible=visible,
        merged=_merged_downwards(sheet, start[1] - left),
    )


def _numbered(sheet: CalamineSheet, padding: list[str]) -> Iterator[tuple[int, list[Any]]]:
    """Calamine starts at the first row of the sheet, but at the first used column."""
    for number, values in enumerate(sheet.iter_rows(), start=1):
        yield number, padding + values


def _merged_downwards(sheet: CalamineSheet, shift: int) -> Iterator[tuple[int, int, int]]:
    for (top, left), (bottom, _right) in sheet.merged_cell_ranges or []:
        if bottom > top and left >= shift:
            yield top + 1, bottom + 1, left - shift
