"""Days on which no Danish authority is at work, and counting the others."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Days from Easter Sunday. Great Prayer Day was abolished by law from 2024.
MOVABLE = {
    -3: _("Maundy Thursday"),
    -2: _("Good Friday"),
    0: _("Easter Sunday"),
    1: _("Easter Monday"),
    39: _("Ascension Day"),
    49: _("Whit Sunday"),
    50: _("Whit Monday"),
}
# Holidays by the church's calendar, and three days on which public offices close by custom.
FIXED = {
    (1, 1): _("New Year's Day"),
    (6, 5): _("Constitution Day"),
    (12, 24): _("Christmas Eve"),
    (12, 25): _("Christmas Day"),
    (12, 26): _("Second Christmas Day"),
    (12, 31): _("New Year's Eve"),
}


@cache
def closed_days(year: int) -> Mapping[date, Promise]:
    """The public holidays of a year, and the other days on which offices are closed."""
    days = {date(year, month, day): name for (month, day), name in FIXED.items()}
    movable = {easter(year) + timedelta(days=n): name for n, name in MOVABLE.items()}
    return {**days, **movable}


def holiday_name(day: date) -> str:
    """What keeps offices closed on this day; empty if nothing does."""
    return str(closed_days(day.year).get(day, ""))


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in closed_days(day.year)


def working_days_from(day: date) -> Iterator[date]:
    """The working days after this one, endlessly."""
    while True:
        day += timedelta(days=1)
        if is_working_day(day):
            yield day


def add_working_days(day: date, n: int) -> date:
    """The nth working day after this one; 0 is the day itself."""
    following = working_days_from(day)
    for _number in range(n):
        day = next(following)
    return day


def working_days_before(day: date, n: int) -> date:
    """The nth working day before this one; 0 is the day itself."""
    while n:
        day -= timedelta(days=1)
        n -= is_working_day(day)
    return day
