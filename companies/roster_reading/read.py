"""The whole way from a file or pasted text to checked rows."""

import codecs
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from companies.roster_reading.dates import DateOrder, orders_shown_by
from companies.roster_reading.duplicates import find_duplicates
from companies.roster_reading.fields import REQUIRED
from companies.roster_reading.headers import Table, find_table, match_columns, meaning_of, remap
from companies.roster_reading.limits import MAX_ROWS
from companies.roster_reading.opening import sheets_of
from companies.roster_reading.places import MunicipalityLike, Places
from companies.roster_reading.privacy import asks_for_cpr, mostly_cpr, own_numbering, without_cpr
from companies.roster_reading.problems import Problem, RosterRefused
from companies.roster_reading.rules import Rules
from companies.roster_reading.selecting import people_in
from companies.roster_reading.sheets import Row, Sheet
from companies.roster_reading.sniffing import Sniffer
from companies.roster_reading.text import given, kept
from vocabulary.cpr import REMOVED, redact_cpr

#: Rows that are looked at to tell what a column holds.
_SNIFFED_ROWS = 100


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One person. Everything here may be stored: CPR numbers and refused columns are gone."""

    number: int
    """As seen in the file: a spreadsheet program shows this number beside the row."""
    cells: list[str]
    """By column, as they came."""
    typed: dict[str, str]
    """By field, as they came: what to show where a value could not be read."""
    values: dict[str, str]
    """By field of ``fields.VALUES``; "" where nothing is given or it cannot be used."""
    problems: list[Problem]

    @property
    def is_ready(self) -> bool:
        return not any(problem.blocks for problem in self.problems)


@dataclass(frozen=True, slots=True)
class ReadRoster:
    """A list as we understood it. Columns are counted from 0, as in ``headers``."""

    headers: list[str]
    fields: dict[str, int]
    guesses: list[str]
    refused_columns: list[int]
    rows: list[ReadRow]
    left_out: list[int]
    """Numbers of the rows under the column names that are not people: totals, remarks."""
    sheet: str

    @property
    def columns(self) -> dict[str, str]:
        return {field: self.headers[column] for field, column in self.fields.items()}

    @property
    def ignored(self) -> list[str]:
        used = {*self.fields.values(), *self.refused_columns}
        return [header for i, header in enumerate(self.headers) if header and i not in used]

    @property
    def refused(self) -> list[str]:
        return [self.headers[column] for column in self.refused_columns]

    @property
    def missing(self) -> list[str]:
        """Fields that we need from everybody but found no column for."""
        return [field for field in REQUIRED if field not in self.fields]


def read_roster(
    data: bytes,
    filename: str = "",
    *,
    today: date,
    municipalities: Iterable[MunicipalityLike],
    mapping: Mapping[int, str | None] | None = None,
    date_order: DateOrder | None = None,
) -> ReadRoster:
    """Read an uploaded file; raises RosterRefused when nothing in it can be used.

    ``mapping`` says what a column (from 0) means, or None to leave it out, whatever we would
    think; ``date_order`` settles what 12/1/2026 means. The name of the file tells nothing that
    its content does not, and may be wrong, so it is not looked at.
    """
    reader = Reader(today, municipalities, mapping or {}, date_order)
    return reader.read(sheets_of(data))


def read_pasted(
    text: str,
    *,
    today: date,
    municipalities: Iterable[MunicipalityLike],
    mapping: Mapping[int, str | None] | None = None,
    date_order: DateOrder | None = None,
) -> ReadRoster:
    """Read what was copied from a spreadsheet; as ``read_roster``."""
    data = codecs.BOM_UTF8 + text.encode(errors="replace")
    return read_roster(
        data,
        today=today,
        municipalities=municipalities,
        mapping=mapping,
        date_order=date_order,
    )


class Reader:
    """Reads lists of one kind; use the functions above and ``again.read_again``."""

    def __init__(
        self,
        today: date,
        municipalities: Iterable[MunicipalityLike],
        mapping: Mapping[int, str | None],
        date_order: DateOrder | None,
    ) -> None:
        self._today = today
        self._municipalities = list(municipalities)
        self._sniffer = Sniffer(Places(self._municipalities))
        self._mapping = mapping
        self._date_order = date_order

    def read(self, sheets: Sequence[Sheet]) -> ReadRoster:
        if not sheets:
            raise RosterRefused("empty")
        table = find_table(sheets, self._sniffer)
        if not table:
            raise RosterRefused("no_header")
        return self.read_table(table)

    def read_table(self, table: Table, *, refused_before: Collection[str] = ()) -> ReadRoster:
        """``refused_before``: column names refused for what they held, before it was removed."""
        headers = _headers(table)
        refused = _refused(headers, table.rows)
        refused |= {i for i, header in enumerate(headers) if header in refused_before}
        open_columns = {
            i: _texts(table.rows[:_SNIFFED_ROWS], i)
            for i in range(len(headers))
            if i not in refused
        }
        columns = match_columns(headers, open_columns, self._sniffer)
        told = {i: field for i, field in self._mapping.items() if i in open_columns}
        columns = remap(columns, told) if told else columns
        people, left_out = people_in(table, columns.fields)
        if table.cut or len(people) > MAX_ROWS:
            raise RosterRefused("too_many_rows")
        if not people:
            raise RosterRefused("no_people")
        fields = dict(sorted(columns.fields.items(), key=lambda item: item[1]))
        rows = self._rows(_without_cpr(people, refused, fields), fields)
        return ReadRoster(
            headers=[redact_cpr(name) or _letter(i, table) for i, name in enumerate(headers)],
            fields=fields,
            guesses=[field for field in fields if field in columns.guesses],
            refused_columns=sorted(refused),
            rows=rows,
            left_out=left_out,
            sheet=redact_cpr(table.sheet),
        )

    def _rows(self, rows: Sequence[Row], fields: Mapping[str, int]) -> list[ReadRow]:
        texts = (cell for row in rows for cell in row.cells if cell[:1].isdigit())
        orders = orders_shown_by(texts, self._date_order)
        rules = Rules(today=self._today, municipalities=self._municipalities, orders=orders)
        read = [_read_row(row, fields, rules) for row in rows]
        duplicates = find_duplicates(read)
        for row in read:
            row.problems.extend(duplicates.get(row.number, ()))
        return read


def _read_row(row: Row, fields: Mapping[str, int], rules: Rules) -> ReadRow:
    texts = {field: row.cell(column) for field, column in fields.items()}
    checked = rules.check(texts)
    cells = [kept(cell) for cell in row.cells]
    elsewhere = (cell for i, cell in enumerate(cells) if i not in fields.values())
    problems = [*checked.problems]
    if any(REMOVED in cell for cell in elsewhere):
        problems.append(Problem("", "cpr_removed"))
    return ReadRow(
        number=row.number,
        cells=cells,
        typed={field: kept(text) for field, text in texts.items()},
        values=checked.values,
        problems=problems,
    )


def _headers(table: Table) -> list[str]:
    """The column names, and "" for every further column with something in it."""
    width = max((len(row.cells) for row in table.rows), default=0)
    return table.headers + [""] * (width - len(table.headers))


def _letter(column: int, table: Table) -> str:
    """What a spreadsheet program calls a column without a name; "" when it is empty."""
    if not any(row.cell(column) for row in table.rows):
        return ""
    first, second = divmod(column, 26)
    letters = (chr(ord("A") + first - 1) if first else "") + chr(ord("A") + second)
    return _("Column %(letter)s") % {"letter": letters}


def _refused(headers: Sequence[str], rows: Sequence[Row]) -> set[int]:
    return {
        column
        for column, header in enumerate(headers)
        if _is_refused(header, [row.cell(column) for row in rows])
    }


def _is_refused(header: str, cells: Sequence[str]) -> bool:
    if asks_for_cpr(header, cells):
        return True
    if _is_own_number(header) and own_numbering(cells) is not None:
        return False
    return mostly_cpr(cells)


def _is_own_number(header: str) -> bool:
    meaning = meaning_of(header)
    return meaning is not None and meaning.field == "employee_number"


def _without_cpr(rows: Sequence[Row], refused: set[int], fields: Mapping[str, int]) -> list[Row]:
    number, phone = fields.get("employee_number", -1), fields.get("phone", -1)
    own = own_numbering([row.cell(number) for row in rows]) if number >= 0 else None

    def cleaned(column: int, text: str) -> str:
        if column in refused:
            return ""
        is_number = column in (number, phone)
        return without_cpr(text, own=own if column == number else None, is_number=is_number)

    return [
        Row(row.number, [cleaned(column, text) for column, text in enumerate(row.cells)])
        for row in rows
    ]


def _texts(rows: Sequence[Row], column: int) -> list[str]:
    return [text for row in rows if (text := given(row.cell(column)))]
