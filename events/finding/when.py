"""The days people ask for: this week, this weekend, next month; in local time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from events.placing.slots import midnight

EVENING = 17  # o'clock; who works can come from then on


@dataclass(frozen=True)
class Days:
    """From one day to another, both included; None: without an end."""

    first: date | None = None
    last: date | None = None

    def __contains__(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def __and__(self, other: "Days") -> "Days":
        """The days of both."""
        firsts = [day for day in (self.first, other.first) if day]
        lasts = [day for day in (self.last, other.last) if day]
        return Days(max(firsts, default=None), min(lasts, default=None))

    @property
    def begin(self) -> datetime | None:
        return midnight(self.first) if self.first else None

    @property
    def end(self) -> datetime | None:
        """The first moment after them."""
        return midnight(self.last + timedelta(days=1)) if self.last else None


def week_of(day: date) -> Days:
    monday = day - timedelta(days=day.weekday())
    return Days(monday, monday + timedelta(days=6))


def month_of(day: date) -> Days:
    first = day.replace(day=1)
    return Days(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))


def _weekend(today: date) -> Days:
    """The one that comes, or the one that is."""
    sunday = today + timedelta(days=6 - today.weekday())
    return Days(sunday - timedelta(days=1), sunday)


def _next_week(today: date) -> Days:
    return week_of(today + timedelta(days=7))


RANGES: dict[str, Callable[[date], Days]] = {
    "week": week_of,
    "weekend": _weekend,
    "next_week": _next_week,
    "month": month_of,
}
EVENINGS, PAST = "evenings", "past"
WHEN = {
    "week": _("This week"),
    "weekend": _("This weekend"),
    "next_week": _("Next week"),
    "month": _("This month"),
    EVENINGS: _("Evenings"),
    PAST: _("Past events"),
}
