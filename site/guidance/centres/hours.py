"""When which desk of a centre receives people, with public holidays and special days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.utils.formats import time_format
from django.utils.translation import gettext as _

from guidance.models import Authority, Centre, OpeningHours, SpecialDay
from vocabulary.danish_days import holiday_name

WEEK = 7


@dataclass(frozen=True)
class DeskDay:
    """One desk on one day: its hours in order; ``why`` those of an unusual day are so, if told."""

    authority: Authority
    hours: tuple[tuple[time, time], ...]
    why: str = ""
    unusual: bool = False

    @property
    def words(self) -> str:
        """9:00–12:00, 13:00–15:00; or Closed."""
        return ", ".join(_span(*each) for each in self.hours) or _("Closed")


@dataclass(frozen=True)
class Day:
    day: date
    desks: tuple[DeskDay, ...]

    @property
    def is_open(self) -> bool:
        return any(desk.hours for desk in self.desks)

    @property
    def why(self) -> str:
        """Said once where it is the same for all desks."""
        reasons = {desk.why for desk in self.desks}
        return reasons.pop() if len(reasons) == 1 else ""

    @property
    def words(self) -> str:
        """The hours, once where they are the same for all desks."""
        said = {desk.words for desk in self.desks}
        if len(said) == 1:
            return said.pop()
        return "; ".join(f"{desk.authority.short_name} {desk.words}" for desk in self.desks)


@dataclass(frozen=True)
class Hours:
    """All hours of one centre, loaded once."""

    desks: tuple[Authority, ...]
    regular: Sequence[OpeningHours]
    special_days: Sequence[SpecialDay]

    @classmethod
    def of(cls, centre: Centre, on: date) -> "Hours":
        """With what holds on this day or later; three queries."""
        regular = [
            each
            for each in centre.opening_hours.select_related("authority")
            if each.valid_to is None or each.valid_to >= on
        ]
        once = {each.authority_id: each.authority for each in regular}
        desks = tuple(sorted(once.values(), key=lambda each: each.desk_order))
        return cls(desks, regular, list(centre.special_days.all()))

    def on(self, day: date) -> Day:
        return Day(day, tuple(self._desk(each, day) for each in self.desks))

    def week(self, first: date) -> list[Day]:
        """This day and the six that follow."""
        return [self.on(first + timedelta(days=n)) for n in range(WEEK)]

    def unusual(self, first: date, days: int) -> list[Day]:
        """Those of so many days on which some desk keeps other hours than on that weekday."""
        found = (self.on(first + timedelta(days=n)) for n in range(days))
        return [day for day in found if any(desk.unusual for desk in day.desks)]

    def next_open(self, after: date) -> Day | None:
        """The next day on which some desk receives people; None for none in two weeks."""
        days = (self.on(after + timedelta(days=n)) for n in range(1, 2 * WEEK + 1))
        return next((day for day in days if day.is_open), None)

    def special(self, authority: Authority, day: date) -> DeskDay | None:
        """Where a special day is said for this desk and day, its hours."""
        said = self._special(authority, day)
        if not said:
            return None
        hours, usual = _times(said), self._usual(authority, day)
        return DeskDay(authority, hours, str(said[0].reason), unusual=hours != usual)

    def _desk(self, authority: Authority, day: date) -> DeskDay:
        if special := self.special(authority, day):
            return special
        usual = self._usual(authority, day)
        holiday = holiday_name(day)
        if holiday:
            return DeskDay(authority, (), holiday, unusual=bool(usual))
        return DeskDay(authority, usual)

    def _special(self, authority: Authority, day: date) -> list[SpecialDay]:
        """What is said of this desk alone goes before what is said of all."""
        found = [each for each in self.special_days if each.covers(day, authority)]
        return [each for each in found if each.authority_id] or found

    def _usual(self, authority: Authority, day: date) -> tuple[tuple[time, time], ...]:
        rows = (
            each
            for each in self.regular
            if each.authority_id == authority.pk and each.weekday == day.weekday()
        )
        return tuple(sorted((r.opens, r.closes) for r in rows if r.in_force_on(day)))


def _times(special: Iterable[SpecialDay]) -> tuple[tuple[time, time], ...]:
    return tuple(sorted((r.opens, r.closes) for r in special if r.opens and r.closes))


def _span(opens: time, closes: time) -> str:
    return f"{time_format(opens, 'TIME_FORMAT')}–{time_format(closes, 'TIME_FORMAT')}"
