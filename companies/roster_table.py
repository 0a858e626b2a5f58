"""A roster as the page shows it: one line a person, an input where something is wrong."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import Language
from companies.models import RosterRow
from companies.roster_reading.fields import LABELS, VALUES
from companies.roster_reading.problems import Problem
from companies.roster_rows import problems_of
from companies.seating import mail_language
from vocabulary.countries import country_name

NAMES = ("given_name", "family_name")
SUGGESTIONS = {"citizenship": "countries", "municipality": "municipalities"}


@dataclass(frozen=True)
class CellView:
    """One field of one person; ``problems`` are those about this field."""

    row: RosterRow
    field: str
    problems: Sequence[Problem]

    @property
    def label(self) -> Any:
        return LABELS[self.field]

    @property
    def name(self) -> str:
        return input_name(self.row.pk, self.field)

    @property
    def suggestions(self) -> str:
        """The id of the page's datalist with what can be written here, if there is one."""
        return SUGGESTIONS.get(self.field, "")

    @property
    def raw(self) -> str:
        """The value, or what was typed and could not be used."""
        return str(self.row.typed.get(self.field) or self.row.values.get(self.field) or "")

    @property
    def text(self) -> str:
        if self.field == "citizenship" and not self.problems and self.raw:
            return country_name(self.raw)
        if self.field == "language":
            return str(Language(mail_language(self.row.values)).label)
        return self.raw

    @property
    def is_wrong(self) -> bool:
        return any(problem.blocks for problem in self.problems)


@dataclass(frozen=True)
class RowView:
    row: RosterRow
    cells: Sequence[CellView]
    names: Sequence[CellView]
    problems: Sequence[Problem]

    @property
    def name(self) -> str:
        values = self.row.values
        whole = f"{values.get('given_name', '')} {values.get('family_name', '')}".strip()
        return whole or str(_("No name"))

    @property
    def wrong_names(self) -> list[CellView]:
        return [cell for cell in self.names if cell.is_wrong]

    @property
    def is_wrong(self) -> bool:
        return any(problem.blocks for problem in self.problems)

    @property
    def notes(self) -> list[Problem]:
        """What is good to know of the row and keeps it from nothing."""
        return [problem for problem in self.problems if not problem.blocks]

    @property
    def removed(self) -> list[Problem]:
        """Where something was typed that we do not keep."""
        return [problem for problem in self.problems if problem.code == "cpr_removed"]

    def words_of(self, problem: Problem) -> str:
        """The problem with the person and the field, for a place away from the row."""
        return f"{self.name}, {LABELS[problem.field]}: {problem.message}"


@dataclass(frozen=True)
class Table:
    columns: Sequence[tuple[str, Any]]
    rows: Sequence[RowView]

    @property
    def wrong(self) -> list[RowView]:
        return [row for row in self.rows if row.is_wrong]

    @property
    def ready(self) -> int:
        return len(self.rows) - len(self.wrong)


def input_name(row_pk: int, field: str) -> str:
    return f"row-{row_pk}-{field}"


def table_of(rows: Iterable[RosterRow], *, shown: Sequence[str]) -> Table:
    """Every row; a column beyond those ``shown`` is there where somebody's is wrong."""
    with_problems = [(row, problems_of(row)) for row in rows]
    extra = {
        problem.field for _row, problems in with_problems for problem in problems if problem.blocks
    }
    others = [field for field in VALUES if field in extra and field not in (*shown, *NAMES)]
    fields = [*shown, *others]
    return Table(
        columns=[(field, LABELS[field]) for field in fields],
        rows=[_row_view(row, problems, fields) for row, problems in with_problems],
    )


def _row_view(row: RosterRow, problems: Sequence[Problem], fields: Sequence[str]) -> RowView:
    def cells(names: Iterable[str]) -> list[CellView]:
        return [CellView(row, name, [p for p in problems if p.field == name]) for name in names]

    return RowView(row, cells(fields), cells(NAMES), problems)
