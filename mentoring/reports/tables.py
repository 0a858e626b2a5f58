"""The tables that a report is made of; shown in the admin and written into spreadsheets alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from mentoring.programmes.satisfaction import Share
from vocabulary.few import Number, hide_few


@dataclass(frozen=True)
class Cell:
    """``value``: for a spreadsheet. ``bar``: per cent, where a bar says more than a number."""

    words: str
    value: str | int | float = ""
    bar: float | None = None


@dataclass(frozen=True)
class Row:
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """``key`` is of the page: the table is named by it. ``help``: how to read it."""

    key: str
    title: str
    first: str  # header of the first column
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    help: str = ""

    @property
    def is_wide(self) -> bool:
        return len(self.columns) > NARROW


NARROW = 2  # columns of numbers, with room for another table beside it
NOTHING = Cell("–")


def number(value: float | None, *, of: float | None = None) -> Cell:
    """``of``: what the bar is whole at; without it there is none. None: nothing to tell."""
    if value is None:
        return NOTHING
    bar = None if of is None else round(100 * value / of, 1) if of else 0.0
    return Cell(_plain(value), value, bar)


def few_or(value: Number, *, of: float | None = None) -> Cell:
    return Cell(_("hidden"), _("hidden"), None) if value is None else number(value, of=of)


def share(of: Share) -> Cell:
    """A bar only where it is told; the spreadsheet gets the per cent."""
    value: str | int = of.words if of.per_cent is None else of.per_cent
    return Cell(of.words, value, of.per_cent)


def or_none(table: Table, told: bool, words: str) -> Table:
    """Where there is nothing to tell yet, words instead of rows of noughts."""
    return table if told else replace(table, rows=(), help=words)


def counted(labels: Mapping[str, str], *columns: Mapping[str, int]) -> tuple[Row, ...]:
    """A row for each label; in each column what may be told, with a bar."""
    told = [hide_few({key: column.get(key, 0) for key in labels}) for column in columns]
    widest = [max((n or 0 for n in column.values()), default=0) for column in told]
    return tuple(
        Row(
            label,
            tuple(few_or(column[key], of=most) for column, most in zip(told, widest, strict=True)),
        )
        for key, label in labels.items()
    )


def _plain(value: float) -> str:
    """Whole numbers without a comma, halves with it."""
    return number_format(value, 0 if float(value).is_integer() else 1)


def lines(tables: Sequence[Table]) -> list[list[str | int | float]]:
    """For a spreadsheet, a line for each number: table, row, column, number."""
    return [
        [table.title, row.label, column, cell.value]
        for table in tables
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
        if cell != NOTHING
    ]
