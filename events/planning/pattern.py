"""What a planner says about registration days, and the slots that it means.

"Mondays to Thursdays, 9 to 15, every 30 minutes, 10 seats at immigration, 16 at citizen service."
Nothing here changes anything (``events.planning.registration_days`` does).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zlib import crc32

from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import Session
from events.placing.slots import midnight
from events.planning.special_days import is_away
from guidance.centres.hours import Hours
from guidance.models import Authority, Centre
from vocabulary.danish_days import holiday_name

Times = tuple[datetime, datetime]


@dataclass(frozen=True)
class Pattern:
    """What a planner fills in. Times are local; an end before the beginning is on the next day."""

    centre: Centre
    weekdays: frozenset[int]  # 0 is Monday
    first: date
    last: date
    opens: time
    closes: time
    slot_minutes: int
    seats: Mapping[int, int]  # by authority id
    except_days: frozenset[date] = frozenset()
    on_holidays: bool = False


@dataclass(frozen=True)
class PlannedSlot:
    starts: datetime
    ends: datetime
    exists: bool  # something is planned at this time already, and is left as it is


@dataclass(frozen=True)
class PlannedDay:
    day: date
    slots: tuple[PlannedSlot, ...] = ()
    skipped: str = ""  # why nothing is made on this day, in words

    @property
    def new(self) -> int:
        return sum(not slot.exists for slot in self.slots)

    @property
    def begins(self) -> datetime | None:
        return self.slots[0].starts if self.slots else None

    @property
    def ends(self) -> datetime | None:
        return self.slots[-1].ends if self.slots else None


@dataclass(frozen=True)
class Plan:
    """What the pattern would make, to be looked at before it is made."""

    pattern: Pattern
    days: tuple[PlannedDay, ...]

    @property
    def new_slots(self) -> list[PlannedSlot]:
        return [slot for day in self.days for slot in day.slots if not slot.exists]

    @property
    def seen(self) -> str:
        """Tells this plan from another one: what is made is what was looked at."""
        slots = [(slot.starts, slot.ends) for slot in self.new_slots]
        seats = sorted(self.pattern.seats.items())
        return str(crc32(repr((self.pattern.centre.pk, slots, seats)).encode()))

    @property
    def existing(self) -> int:
        return sum(slot.exists for day in self.days for slot in day.slots)


def plan(pattern: Pattern) -> Plan:
    """The days and slots of a pattern, those that exist already marked. Changes nothing."""
    around = _Around.of(pattern)
    length = (pattern.last - pattern.first).days + 1
    days = (pattern.first + timedelta(days=n) for n in range(length))
    chosen = (day for day in days if day.weekday() in pattern.weekdays)
    return Plan(pattern, tuple(_plan_day(pattern, day, around) for day in chosen))


@dataclass(frozen=True)
class _Around:
    """What there is at the centre: times that are planned, and days that are special."""

    taken: Mapping[date, list[Times]]
    hours: Hours
    desks: list[Authority]  # of the pattern

    @classmethod
    def of(cls, pattern: Pattern) -> "_Around":
        desks = list(Authority.objects.filter(pk__in=pattern.seats))
        hours = Hours.of(pattern.centre, pattern.first)
        return cls(_planned_times(pattern), hours, desks)

    def near(self, day: date) -> list[Times]:
        return [times for n in (-1, 0, 1) for times in self.taken.get(day + timedelta(days=n), [])]

    def someone_is_there(self, times: Times) -> bool:
        return not self.desks or not all(is_away(each, *times, self.hours) for each in self.desks)

    def why(self, day: date) -> str:
        said = (self.hours.special(each, day) for each in self.desks)
        return next((each.why for each in said if each and each.why), "")


def _plan_day(pattern: Pattern, day: date, around: _Around) -> PlannedDay:
    if day in pattern.except_days:
        return PlannedDay(day, skipped=_("Left out"))
    if not pattern.on_holidays and (name := holiday_name(day)):
        return PlannedDay(day, skipped=name)
    near = around.near(day)
    times = list(slot_times(day, pattern.opens, pattern.closes, pattern.slot_minutes))
    open_times = [each for each in times if around.someone_is_there(each)]
    if times and not open_times:
        return PlannedDay(day, skipped=" · ".join(filter(None, (_("Closed"), around.why(day)))))
    slots = (PlannedSlot(*slot, any(_overlap(slot, o) for o in near)) for slot in open_times)
    return PlannedDay(day, tuple(slots))


def _overlap(one: Times, other: Times) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def slot_times(day: date, opens: time, closes: time, minutes: int) -> Iterable[Times]:
    """The whole slots between two local times, in UTC.

    Steps are of real time: in the night when the clocks go back, 22:00 to 06:00 has nine hours of
    slots, and in spring seven. A time that the clocks leap over is read as if they did not, and
    one that comes twice is the first of the two.
    """
    begin = utc(day, opens)
    end = utc(day if closes > opens else day + timedelta(days=1), closes)
    step = timedelta(minutes=minutes)
    return pairwise(begin + n * step for n in range(int((end - begin) / step) + 1))


def utc(day: date, at: time) -> datetime:
    """The moment when the clock in Copenhagen shows this."""
    return timezone.make_aware(datetime.combine(day, at)).astimezone(UTC)


def _planned_times(pattern: Pattern) -> Mapping[date, list[Times]]:
    """Ordinary sessions around the pattern's time by their day, cancelled ones included."""
    around = (
        Session.objects.registration()
        .at(pattern.centre)
        .filter(
            admission=Session.Admission.ORDINARY,
            starts__gte=midnight(pattern.first - timedelta(days=1)),
            starts__lt=midnight(pattern.last + timedelta(days=2)),
        )
    )
    days: dict[date, list[Times]] = defaultdict(list)
    for starts, ends in around.values_list("starts", "ends"):
        days[timezone.localdate(starts)].append((starts, ends))
    return days
