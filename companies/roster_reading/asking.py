"""What a list must say of each person, which depends on what they come to.

Whatever is not asked is not kept either: a column of citizenships in the list for an evening is
read over.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from companies.roster_reading.fields import FIELDS, FULL_NAME, MIDDLE_NAME, VALUES
from companies.roster_reading.problems import Problem, RosterRefused
from companies.roster_reading.read import ReadRoster, ReadRow
from companies.roster_reading.rules import Checked

_NAMES = ("given_name", "family_name")


@dataclass(frozen=True)
class Asks:
    """``shown`` are the columns beside the name where nothing is wrong."""

    values: Sequence[str]
    columns: Sequence[str]
    shown: Sequence[str]
    refusals: str = ""  # the ending of the codes of ``RosterRefused`` that have words of their own

    def of_person(self, found: Checked) -> Checked:
        return Checked(self._values(found.values), self._problems(found.problems))

    def of_list(self, read: ReadRoster) -> ReadRoster:
        fields = {name: column for name, column in read.fields.items() if name in self.columns}
        return replace(
            read,
            fields=fields,
            guesses=[name for name in read.guesses if name in fields],
            rows=[self._row(row) for row in read.rows],
        )

    def refusal(self, refused: RosterRefused) -> RosterRefused:
        """The same in words about this list."""
        return RosterRefused.about(refused.code, self.refusals)

    def _row(self, row: ReadRow) -> ReadRow:
        typed = {name: text for name, text in row.typed.items() if name in self.columns}
        return replace(
            row,
            typed=typed,
            values=self._values(row.values),
            problems=self._problems(row.problems),
        )

    def _values(self, values: dict[str, str]) -> dict[str, str]:
        return {name: text if name in self.values else "" for name, text in values.items()}

    def _problems(self, problems: Sequence[Problem]) -> list[Problem]:
        """A CPR number is told of wherever it was."""
        told = (*self.values, "")
        return [each for each in problems if each.field in told or each.code == "cpr_removed"]


OF_VISITS = Asks(VALUES, FIELDS, ("email", "citizenship", "municipality", "start_date"))


def _for_event(*more: str) -> Asks:
    values = (*_NAMES, "email", "language", *more)
    columns = (FULL_NAME, *_NAMES, MIDDLE_NAME, "email", "language", *more)
    return Asks(values, columns, ("email", *more, "language"), refusals="event")


OF_EVENTS = _for_event()
OF_EVENTS_FOR_RESIDENTS = _for_event("municipality")
