"""Text with separated cells, whatever separates them, to records."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from companies.roster_reading.sheets import Sheet, sheet_of

DELIMITERS = (";", ",", "\t", "|")

_LINE_END = re.compile(r"\r\n|\r|\n")
_TOLD = re.compile(r"sep=(.)$", re.IGNORECASE)
_SAMPLE_LINES = 300

#: A cell may hold line breaks, but a quotation mark that is never closed must not eat the file.
_MOST_LINES_IN_A_CELL = 30

_STILL_OPEN = "unexpected end of data"

csv.field_size_limit(10 * 1024 * 1024)


def sheet_from_text(text: str) -> Sheet:
    """One sheet; rows are numbered as a spreadsheet program would when it opens the file."""
    lines = _LINE_END.split(text.removeprefix("\ufeff"))
    told = _TOLD.match(lines[0].strip())
    if told:
        lines = lines[1:]
    delimiter = told[1] if told else _delimiter(lines[:_SAMPLE_LINES])
    return sheet_of(enumerate(_records(lines, delimiter), start=1))


def _delimiter(lines: list[str]) -> str:
    """The one that cuts the most lines into the same number of cells, the more cells the better."""
    return max(DELIMITERS, key=lambda delimiter: _regularity(lines, delimiter))


def _regularity(lines: list[str], delimiter: str) -> int:
    widths = Counter(
        len(record) for record in _records(lines, delimiter) if any(cell.strip() for cell in record)
    )
    return max((count * (width - 1) for width, count in widths.items()), default=0)


def _records(lines: list[str], delimiter: str) -> Iterator[list[str]]:
    quotes = _Quotes(lines, delimiter)
    position = 0
    while position < len(lines):
        if '"' not in lines[position]:
            yield lines[position].split(delimiter)
            position += 1
            continue
        record, used = quotes.record(position)
        yield record
        position += used


@dataclass(frozen=True)
class _Quotes:
    lines: list[str]
    delimiter: str

    def record(self, position: int) -> tuple[list[str], int]:
        """The record that starts in this line, and how many lines it takes."""
        for used in range(1, _MOST_LINES_IN_A_CELL + 1):
            block = self.lines[position : position + used]
            try:
                return self._whole(block), used
            except csv.Error as wrong:
                if _STILL_OPEN not in str(wrong) or len(block) < used:
                    break
        return self._as_it_stands(self.lines[position]), 1

    def _whole(self, block: list[str]) -> list[str]:
        text = io.StringIO("\n".join(block), newline="")
        reader = csv.reader(text, delimiter=self.delimiter, strict=True, skipinitialspace=True)
        return next(reader)

    def _as_it_stands(self, line: str) -> list[str]:
        return [cell.strip().strip('"') for cell in line.split(self.delimiter)]
