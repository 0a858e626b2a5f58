"""The attendance of a course as staff see it: people by meetings, with what the next tap says."""

from collections.abc import Sequence
from dataclasses import dataclass

from events.courses.attendance import Mark, mark_of, may_mark
from events.courses.roll import CAME, Participant, Roll
from events.models import Attendee, Certificate, Session

NEXT = {Mark.OPEN: Mark.CAME, Mark.CAME: Mark.MISSED, Mark.MISSED: Mark.OPEN}


@dataclass(frozen=True)
class Cell:
    """One person at one meeting; ``seat`` is None where she has none there."""

    meeting: Session
    seat: Attendee | None
    may_mark: bool

    @property
    def mark(self) -> Mark:
        return mark_of(self.seat) if self.seat else Mark.OPEN

    @property
    def next(self) -> Mark:
        """What a tap says: came, did not come, nothing."""
        return NEXT[self.mark]


@dataclass(frozen=True)
class Row:
    person: Participant
    cells: Sequence[Cell]
    has_enough: bool
    certificate: Certificate | None

    @property
    def attended(self) -> int:
        return len(self.person.attended)

    def at(self, meeting: Session) -> Cell | None:
        """Her cell there, where she has a seat."""
        found = (cell for cell in self.cells if cell.meeting.pk == meeting.pk)
        return next((cell for cell in found if cell.seat), None)


@dataclass(frozen=True)
class Column:
    meeting: Session
    number: int
    came: int
    open: int  # of whom nothing is said yet
    may_mark: bool


@dataclass(frozen=True)
class Grid:
    roll: Roll
    columns: Sequence[Column]
    rows: Sequence[Row]

    @property
    def current(self) -> Column | None:
        """The meeting to mark now: the last one whose day has come, else the first."""
        begun = [column for column in self.columns if column.may_mark]
        return begun[-1] if begun else next(iter(self.columns), None)

    def column(self, pk: int) -> Column | None:
        return next((column for column in self.columns if column.meeting.pk == pk), None)


def grid_of(roll: Roll) -> Grid:
    """With the certificates that are given: one query more."""
    given = {each.attendee_id: each for each in roll.event.certificates.all()}
    rows = [_row(roll, person, given) for person in roll.people]
    return Grid(roll, [_column(n, each, rows) for n, each in enumerate(roll.meetings, 1)], rows)


def _row(roll: Roll, person: Participant, given: dict[int, Certificate]) -> Row:
    seats = {seat.session_id: seat for seat in person.seats}
    cells = [Cell(each, seats.get(each.pk), may_mark(each)) for each in roll.meetings]
    return Row(person, cells, roll.has_enough(person), given.get(person.first.pk))


def _column(number: int, meeting: Session, rows: Sequence[Row]) -> Column:
    seats = [cell.seat for row in rows if (cell := row.at(meeting)) and cell.seat]
    return Column(
        meeting,
        number,
        came=sum(seat.state in CAME for seat in seats),
        open=sum(seat.state == Attendee.State.EXPECTED for seat in seats),
        may_mark=may_mark(meeting),
    )
