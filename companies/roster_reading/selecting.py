"""Which rows under the column names are people: not totals, remarks, or names printed again."""

import re
from collections.abc import Mapping, Sequence

from companies.roster_reading.fields import FULL_NAME
from companies.roster_reading.headers import Table, repeats_header
from companies.roster_reading.sheets import Row
from companies.roster_reading.text import given

#: What several people can share in one cell merged downwards.
_SHARED = ("citizenship", "municipality", "start_date", "arrival_date", "language")

_IDENTITY = (FULL_NAME, "given_name", "family_name", "email", "employee_number", "phone")
_FEWEST_WITHOUT_IDENTITY = 3
_FEW_CELLS = 3
_REMARK = re.compile(r"^[*•†]|:|.{40}")
_TOTAL = re.compile(
    r"(grand )?(total|totalt|sum|subtotal|i alt|ialt|antal|count|average|gennemsnit)\b[\s:=\d]*",
    re.IGNORECASE,
)


def people_in(table: Table, fields: Mapping[str, int]) -> tuple[list[Row], list[int]]:
    """The rows of people, and the numbers of the rows that were left out for not being one.

    Somebody of whom hardly anything is known is a person still: better to ask than to lose one.
    """
    people: list[Row] = []
    left_out: list[int] = []
    for row in filled_down(table, fields):
        texts = {name: given(row.cell(column)) for name, column in fields.items()}
        if not any(texts.values()) or repeats_header(row, table.headers):
            continue
        if _is_person(row, {name: text for name, text in texts.items() if text}):
            people.append(row)
        else:
            left_out.append(row.number)
    return people, left_out


def filled_down(table: Table, fields: Mapping[str, int]) -> Sequence[Row]:
    """The rows, with what is written once for several people in each of theirs."""
    shared = {fields[name] for name in _SHARED if name in fields}
    spans = [span for span in table.merged if span[2] in shared]
    if not spans:
        return table.rows
    by_number = {row.number: row for row in table.rows}
    return [_filled(row, spans, by_number) for row in table.rows]


def _filled(row: Row, spans: Sequence[tuple[int, int, int]], by_number: Mapping[int, Row]) -> Row:
    cells = list(row.cells)
    for first, last, column in spans:
        if first < row.number <= last and first in by_number:
            cells += [""] * (column + 1 - len(cells))
            cells[column] = cells[column] or by_number[first].cell(column)
    return Row(row.number, cells)


def _is_person(row: Row, texts: Mapping[str, str]) -> bool:
    filled = [text for text in row.cells if text]
    if len(filled) <= _FEW_CELLS and any(_TOTAL.fullmatch(text) for text in filled):
        return False
    if len(filled) == 1 and _REMARK.search(filled[0]):
        return False
    return bool(texts.keys() & set(_IDENTITY)) or len(texts) >= _FEWEST_WITHOUT_IDENTITY
