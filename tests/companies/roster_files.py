"""Small files as HR's programs save them, made by code so that a test shows what is in them."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Cells = Sequence[Sequence[Any]]

_ODS_MIME = "application/vnd.oasis.opendocument.spreadsheet"


def csv_bytes(
    rows: Cells, *, delimiter: str = ";", encoding: str = "utf-8", line_end: str = "\r\n"
) -> bytes:
    lines = (delimiter.join(str(cell) for cell in row) for row in rows)
    return line_end.join(lines).encode(encoding)


def xlsx_bytes(rows: Cells, *, finish: Callable[[Worksheet], None] | None = None) -> bytes:
    """A workbook with one sheet; ``finish`` may do more to it before it is saved."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    if finish:
        finish(sheet)
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def with_formula_values(xlsx: bytes, values: dict[str, str]) -> bytes:
    """As Excel saves formulas: with the value last worked out (openpyxl leaves it empty)."""

    def worked_out(found: re.Match[bytes]) -> bytes:
        value = escape(values[found[1].decode()]).encode()
        return b'<c r="%s" t="str"><f>%s</f><v>%s</v></c>' % (found[1], found[2], value)

    formula = re.compile(rb'<c r="([A-Z]+\d+)"[^>]*><f>(.*?)</f><v ?/?>(?:</v>)?</c>')
    return _rezipped(
        xlsx,
        lambda name, content: formula.sub(worked_out, content) if "sheet1" in name else content,
    )


def ods_bytes(rows: Cells, *, blank_rows_after: int = 0) -> bytes:
    body = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows
    )
    if blank_rows_after:
        body += (
            f'<table:table-row table:number-rows-repeated="{blank_rows_after}">'
            '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
        f'<office:body><office:spreadsheet><table:table table:name="Ark1">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {"mimetype": _ODS_MIME, "content.xml": content, "META-INF/manifest.xml": _MANIFEST}
    )


def zipped(members: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_MIME}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def _ods_cell(value: Any) -> str:
    if value in (None, ""):
        return "<table:table-cell/>"
    if isinstance(value, date):
        return (
            f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}">'
            f"<text:p>{value:%d-%m-%Y}</text:p></table:table-cell>"
        )
    if isinstance(value, int | float):
        return (
            f'<table:table-cell office:value-type="float" office:value="{value}">'
            f"<text:p>{value}</text:p></table:table-cell>"
        )
    return (
        '<table:table-cell office:value-type="string">'
        f"<text:p>{escape(str(value))}</text:p></table:table-cell>"
    )


def _rezipped(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(stream, "w") as after:
        for name in before.namelist():
            after.writestr(name, change(name, before.read(name)))
    return stream.getvalue()
