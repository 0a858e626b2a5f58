"""A rule by which dates repeat: as an editor says it, as RFC 5545 writes it, its days, in words.

Nothing here asks the database. A rule counts days of the local calendar; ``local_times`` makes a
beginning and an end of a day, so that 17:00 stays 17:00 over both nights on which the clocks move.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice, takewhile
from typing import Literal

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, rrule
from dateutil.rrule import weekday as week_day
from django.utils.translation import gettext_lazy as _

from events.planning.pattern import Times, utc
from vocabulary.danish_days import closed_days
from vocabulary.refused import Refused

LONGEST = timedelta(days=3 * 366)  # a longer rule is a slip of the pen
MOST = 200  # dates at once
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LAST = -1
HOLIDAYS = "holidays"


class Every(StrEnum):
    DAY = "DAILY"
    WEEK = "WEEKLY"
    MONTH = "MONTHLY"


FREQUENCIES: dict[Every, Literal[1, 2, 3]] = {
    Every.DAY: DAILY,
    Every.WEEK: WEEKLY,
    Every.MONTH: MONTHLY,
}


class RuleRefused(Refused):
    """A rule that makes no dates, or too many, or cannot be moved as asked."""


class TooMany(RuleRefused):
    message = _(
        "That would be more than 200 dates. Let it end earlier, and go on from there later."
    )


class TooFew(RuleRefused):
    message = _(
        "With what is left out there are not so many dates within three years. "
        "Ask for fewer, or leave less out."
    )


class CannotMove(RuleRefused):
    message = _(
        "The dates of this rule cannot all move in the same way. Change them one by one, or cancel "
        "them and make a new rule."
    )


@dataclass(frozen=True)
class Without:
    """What is left out of a rule."""

    days: frozenset[date] = frozenset()
    weeks: frozenset[int] = frozenset()  # by ISO number, of every year
    holidays: bool = False

    def __contains__(self, day: date) -> bool:
        return (
            day in self.days
            or day.isocalendar().week in self.weeks
            or (self.holidays and day in closed_days(day.year))
        )

    def as_list(self) -> list[str]:
        """As ``Series.without`` keeps it."""
        days = [day.isoformat() for day in sorted(self.days)]
        weeks = [f"W{week:02}" for week in sorted(self.weeks)]
        return [*days, *weeks, *([HOLIDAYS] if self.holidays else [])]

    @classmethod
    def from_list(cls, kept: Iterable[str]) -> "Without":
        rest = [each for each in kept if each != HOLIDAYS]
        return cls(
            days=frozenset(date.fromisoformat(each) for each in rest if not each.startswith("W")),
            weeks=frozenset(int(each[1:]) for each in rest if each.startswith("W")),
            holidays=HOLIDAYS in kept,
        )


@dataclass(frozen=True)
class Recurrence:
    """What an editor says. It ends with ``until`` or after ``times`` dates, one of the two."""

    first: date  # counts from here; ``begun`` makes it the first day of the rule itself
    every: Every
    interval: int = 1
    weekdays: frozenset[int] = frozenset()  # 0 is Monday. By week: some; by month: the one of nth
    nth: int = 0  # by month: the 1st to 4th or LAST such weekday; 0: on the day of ``first``
    until: date | None = None
    times: int | None = None  # dates that are made, what is left out not counted
    without: Without = field(default_factory=Without)


def days(rule: Recurrence) -> list[date]:
    """The days on which something happens. Raises TooMany, TooFew."""
    return [day for day in all_days(rule) if day not in rule.without]


def all_days(rule: Recurrence) -> list[date]:
    """With those that are left out, up to the last day of the rule. Raises TooMany, TooFew."""
    if rule.until is None:
        return _counted(rule, rule.times or 0)
    if rule.until > rule.first + LONGEST:
        raise TooMany
    found = list(takewhile(rule.until.__ge__, _endless(rule)))
    if sum(day not in rule.without for day in found) > MOST:
        raise TooMany
    return found


def _counted(rule: Recurrence, wanted: int) -> list[date]:
    if wanted > MOST:
        raise TooMany
    found: list[date] = []
    for day in takewhile((rule.first + LONGEST).__ge__, _endless(rule)):
        if wanted == 0:
            return found
        found.append(day)
        wanted -= day not in rule.without
    if wanted:
        raise TooFew
    return found


def _endless(rule: Recurrence) -> Iterator[date]:
    """Every day of the rule, as if it had no end."""
    counted = rrule(
        FREQUENCIES[rule.every],
        dtstart=datetime.combine(rule.first, time()),
        interval=rule.interval,
        byweekday=_by_weekday(rule),
        bymonthday=rule.first.day if _by_month_day(rule) else None,
    )
    return (moment.date() for moment in counted)


def _by_weekday(rule: Recurrence) -> Sequence[week_day] | None:
    if not rule.weekdays:
        return None
    nth = {"n": rule.nth} if rule.every == Every.MONTH else {}
    return [week_day(number, **nth) for number in sorted(rule.weekdays)]


def _by_month_day(rule: Recurrence) -> bool:
    return rule.every == Every.MONTH and not rule.weekdays


def begun(rule: Recurrence) -> Recurrence:
    """From the first day that fits, so that “every second week” counts from a week with a date."""
    return replace(rule, first=next(_endless(replace(rule, interval=1))))


def text_of(rule: Recurrence) -> str:
    """RFC 5545: ``FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;UNTIL=20270618``.

    COUNT counts what is left out too, so that anybody who takes the rule and leaves those days out
    comes to the same days.
    """
    parts = [f"FREQ={rule.every}"]
    if rule.interval > 1:
        parts.append(f"INTERVAL={rule.interval}")
    if rule.weekdays:
        nth = str(rule.nth) if rule.every == Every.MONTH else ""
        parts.append("BYDAY=" + ",".join(nth + CODES[number] for number in sorted(rule.weekdays)))
    elif rule.every == Every.MONTH:
        parts.append(f"BYMONTHDAY={rule.first.day}")
    end = f"UNTIL={rule.until:%Y%m%d}" if rule.until else f"COUNT={len(all_days(rule))}"
    return ";".join([*parts, end])


def from_text(text: str, *, first: date, without: Iterable[str] = ()) -> Recurrence:
    """The rule of a text that ``text_of`` wrote. Raises ValueError for any other."""
    given = dict(part.split("=", 1) for part in text.split(";"))
    by_day = given.get("BYDAY", "").split(",") if "BYDAY" in given else []
    rule = Recurrence(
        first=first,
        every=Every(given["FREQ"]),
        interval=int(given.get("INTERVAL", 1)),
        weekdays=frozenset(CODES.index(each[-2:]) for each in by_day),
        nth=int(by_day[0][:-2] or 0) if by_day else 0,
        without=Without.from_list(list(without)),
    )
    if "UNTIL" in given:
        until = datetime.strptime(given["UNTIL"][:8], "%Y%m%d").date()  # noqa: DTZ007 - a day
        return replace(rule, until=until)
    made = islice(_endless(rule), int(given["COUNT"]))
    return replace(rule, times=sum(day not in rule.without for day in made))


def local_times(day: date, begins: time, ends: time) -> Times:
    """When something of this day begins and ends; an end before the beginning is the day after's.

    A time that the clocks leap over in spring is read as if they did not (02:30 is 03:30), and
    one that comes twice in autumn is the first of the two. Where the leap would let it end before
    it begins, it takes as long as the two times say.
    """
    until = day if ends > begins else day + timedelta(days=1)
    starts, over = utc(day, begins), utc(until, ends)
    if over <= starts:
        over = starts + (datetime.combine(until, ends) - datetime.combine(day, begins))
    return starts, over


def split(rule: Recurrence, at: date) -> tuple[Recurrence | None, Recurrence]:
    """The dates before this one, None where there are none, and the rule from it on."""
    made = days(rule)
    before = [day for day in made if day < at]
    if not before:
        return None, rule
    early = replace(
        rule, without=_only(rule.without, {day for day in rule.without.days if day < at})
    )
    late = replace(
        rule, first=at, without=_only(rule.without, rule.without.days - early.without.days)
    )
    if rule.until is not None:
        return replace(early, until=before[-1]), late
    return replace(early, times=len(before)), replace(late, times=len(made) - len(before))


def _only(without: Without, days: Iterable[date]) -> Without:
    return replace(without, days=frozenset(days))


def moved(rule: Recurrence, *, was: date, now: date) -> tuple[Recurrence, dict[date, date]]:
    """The rule that has one of its days on another, the rest along with it; and what becomes what.

    By day and by week all move by the same number of days; by month a first Monday that becomes a
    first Tuesday makes all of them first Tuesdays. Raises CannotMove.
    """
    had = all_days(rule)
    if rule.every == Every.MONTH:
        other = _by_month(rule, had[0], was, now)
    else:
        other = _by(rule, had[0], now - was)
    have = list(islice(_endless(other), len(had)))
    became = dict(zip(had, have, strict=True))
    if became.get(was) != now or not _alike(rule, became, now - was):
        raise CannotMove
    left_out = frozenset(became.get(day, day) for day in rule.without.days)
    other = replace(other, without=replace(rule.without, days=left_out))
    ended = replace(other, until=have[-1], times=None)
    if rule.times == len(days(ended)) and have[-1] not in other.without:
        ended = other
    return ended, became


def _by(rule: Recurrence, first: date, step: timedelta) -> Recurrence:
    weekdays = frozenset((number + step.days) % 7 for number in rule.weekdays)
    return replace(rule, first=first + step, weekdays=weekdays)


def _by_month(rule: Recurrence, first: date, was: date, now: date) -> Recurrence:
    if (was.year, was.month) != (now.year, now.month):
        raise CannotMove
    if _by_month_day(rule):
        try:
            return replace(rule, first=first.replace(day=now.day))
        except ValueError as error:
            raise CannotMove from error
    in_last_week = (now + timedelta(days=7)).month != now.month
    nth = LAST if in_last_week and (rule.nth == LAST or now.day > 28) else (now.day - 1) // 7 + 1
    weekdays = frozenset({now.weekday()})
    return begun(replace(rule, first=first.replace(day=1), nth=nth, weekdays=weekdays))


def _alike(rule: Recurrence, became: dict[date, date], step: timedelta) -> bool:
    if rule.every == Every.MONTH:
        return all((day.year, day.month) == (now.year, now.month) for day, now in became.items())
    return all(now - day == step for day, now in became.items())
