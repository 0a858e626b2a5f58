"""What a file holds once it is opened: sheets of text, and how the worker hands them over."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from companies.roster_reading.limits import MAX_COLUMNS, MAX_SHEET_ROWS, MAX_TEXT_CHARACTERS
from companies.roster_reading.text import plain


class Unreadable(Exception):
    """The file as a whole cannot be used; ``code`` says why (see ``problems.REFUSALS``)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not blank, with its number as seen in the file."""

    number: int
    cells: list[str]

    def cell(self, column: int) -> str:
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    rows: list[Row]
    visible: bool = True
    #: Cells merged downwards: (first row number, last row number, column).
    merged: list[tuple[int, int, int]] = field(default_factory=list)
    #: There were more rows than we pass on.
    cut: bool = False


def sheet_of(
    numbered: Iterable[tuple[int, Sequence[Any]]],
    *,
    name: str = "",
    visible: bool = True,
    merged: Iterable[tuple[int, int, int]] = (),
) -> Sheet:
    """A sheet without its blank rows, and with no more than we can use of the others."""
    rows = [Row(number, cells) for number, cells in _up_to_the_limit(numbered)]
    cut = len(rows) > MAX_SHEET_ROWS
    return Sheet(name, rows[:MAX_SHEET_ROWS], visible, list(merged), cut)


def dump(sheets: Iterable[Sheet]) -> str:
    parts = [
        [s.name, s.visible, s.merged, s.cut, [[row.number, row.cells] for row in s.rows]]
        for s in sheets
    ]
    return json.dumps(parts)


def load(text: str) -> list[Sheet]:
    return [
        Sheet(
            name,
            [Row(number, cells) for number, cells in rows],
            visible,
            [(first, last, column) for first, last, column in merged],
            cut,
        )
        for name, visible, merged, cut, rows in json.loads(text)
    ]


def _up_to_the_limit(
    numbered: Iterable[tuple[int, Sequence[Any]]],
) -> Iterator[tuple[int, list[str]]]:
    found = characters = 0
    for number, values in numbered:
        # Most of a sheet formatted to its end: a million rows with nothing (or 0) in them.
        if not any(values):
            continue
        cells = [plain(value) for value in values[:MAX_COLUMNS]]
        if not any(cells):
            continue
        while not cells[-1]:
            cells.pop()
        characters += sum(map(len, cells))
        if characters > MAX_TEXT_CHARACTERS:
            raise Unreadable("too_large")
        yield number, cells
        found += 1
        if found > MAX_SHEET_ROWS:
            return
