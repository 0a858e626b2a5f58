"""A month or a week as a table of days."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from events.finding.briefs import Brief
from events.finding.entries import Entry
from events.finding.listing import Seats
from events.finding.rows import seats_of, url_of

MOST = 5  # entries of one day in a month; the others are a click away
TINTS = ("", "rose", "honey", "sky")
TOLD = (Seats.FEW, Seats.FULL, Seats.CANCELLED)  # what a small box says of its seats
MARKED = (Seats.OVER, Seats.CANCELLED)  # what it is drawn by


@dataclass(frozen=True, slots=True)
class Box:
    """An entry in the table; ``note`` is what must be known before the click."""

    url: str
    time: str
    title: str
    place: str  # where there is room for it
    css: str
    note: str


@dataclass(slots=True)
class Cell:
    day: date
    weekday: str = ""  # on a phone the days stand below each other, without a heading
    is_outside: bool = False  # of the month
    is_today: bool = False
    boxes: Sequence[Box] = ()
    more: int = 0
    address: str = ""  # of the day's whole list, where there is more

    @property
    def number(self) -> int:
        return self.day.day

    @property
    def iso(self) -> str:
        return self.day.isoformat()

    @property
    def css(self) -> str:
        states = {"outside": self.is_outside, "today": self.is_today, "empty": not self.boxes}
        return " ".join(f"calendar__{state}" for state, is_so in states.items() if is_so)


@dataclass(frozen=True)
class Grid:
    """What stands on which day, for the reader's language."""

    boxes: Mapping[date, Sequence[Box]]
    today: date
    weekdays: Sequence[tuple[str, str]]

    def month(self, first: date, day_address: Callable[[date], str]) -> list[list[Cell]]:
        weeks = Calendar().monthdatescalendar(first.year, first.month)
        return [[self._of_month(day, first, day_address) for day in week] for week in weeks]

    def _of_month(self, day: date, first: date, day_address: Callable[[date], str]) -> Cell:
        if day.month != first.month:
            return Cell(day, is_outside=True)
        cell = self._cell(day)
        if len(cell.boxes) > MOST + 1:  # "1 more" would take as much room as the one
            cell.more = len(cell.boxes) - MOST
            cell.address = day_address(day)
            cell.boxes = cell.boxes[:MOST]
        return cell

    def week(self, monday: date) -> list[list[Cell]]:
        return [[self._cell(monday + timedelta(days=n)) for n in range(7)]]

    def _cell(self, day: date) -> Cell:
        weekday = self.weekdays[day.weekday()][0]
        return Cell(day, weekday, is_today=day == self.today, boxes=self.boxes.get(day, ()))


def boxes_by_day(
    entries: Iterable[Entry], briefs: Mapping[int, Brief], now: datetime, *, with_places: bool
) -> Mapping[date, Sequence[Box]]:
    boxes: dict[date, list[Box]] = defaultdict(list)
    for entry in entries:
        brief = briefs[entry.event_id]
        place = (entry.place or brief.place) if with_places else ""
        boxes[entry.day].append(_box(entry, brief, now, place))
    return boxes


def _box(entry: Entry, brief: Brief, now: datetime, place: str) -> Box:
    seats = seats_of(entry, brief, now)
    tint = TINTS[(brief.category_id or 0) % len(TINTS)]
    css = [tint, seats.state if seats.state in MARKED else ""]
    return Box(
        url=url_of(entry, brief),
        time=f"{entry.starts:%H:%M}",
        title=brief.title,
        place=place,
        css="".join(f" calendar__event--{one}" for one in css if one),
        note=seats.label if seats.state in TOLD else "",
    )
