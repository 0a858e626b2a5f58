"""Days counted from a day of somebody's own: five days after moving in, 21 working days before."""

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from vocabulary.danish_days import add_working_days, working_days_before


class Anchor(TextChoices):
    """The two days that a newcomer knows, and may keep to herself."""

    ARRIVAL = "arrival", gettext_lazy("the day you move to Denmark")
    START = "start", gettext_lazy("your first day of work or studies")


class Unit(TextChoices):
    DAYS = "days", gettext_lazy("days")
    WORKING_DAYS = "working_days", gettext_lazy("working days")
    WEEKS = "weeks", gettext_lazy("weeks")
    MONTHS = "months", gettext_lazy("months")


@dataclass(frozen=True)
class Offset:
    """So many before (negative) or after a day; 0 is the day itself."""

    number: int
    unit: Unit

    def counted_from(self, day: date) -> date:
        """A month after 31 January is the last day of February."""
        match self.unit:
            case Unit.WORKING_DAYS if self.number < 0:
                return working_days_before(day, -self.number)
            case Unit.WORKING_DAYS:
                return add_working_days(day, self.number)
            case Unit.MONTHS:
                return day + relativedelta(months=self.number)
            case Unit.WEEKS:
                return day + relativedelta(weeks=self.number)
        return day + relativedelta(days=self.number)

    def __str__(self) -> str:
        """Five days, 21 working days: without before or after."""
        return _LENGTHS[self.unit](abs(self.number))


def _days(n: int) -> str:
    return ngettext("%(n)d day", "%(n)d days", n) % {"n": n}


def _working_days(n: int) -> str:
    return ngettext("%(n)d working day", "%(n)d working days", n) % {"n": n}


def _weeks(n: int) -> str:
    return ngettext("%(n)d week", "%(n)d weeks", n) % {"n": n}


def _months(n: int) -> str:
    return ngettext("%(n)d month", "%(n)d months", n) % {"n": n}


_LENGTHS = {
    Unit.DAYS: _days,
    Unit.WORKING_DAYS: _working_days,
    Unit.WEEKS: _weeks,
    Unit.MONTHS: _months,
}


def in_words(offset: Offset, anchor: TextChoices) -> str:
    """“5 days after the day you move to Denmark”; the day itself without a number.

    ``anchor``: whose label says which day, in the words of whoever counts from it.
    """
    if offset.number == 0:
        return str(anchor.label)
    words = _("%(length)s before %(day)s") if offset.number < 0 else _("%(length)s after %(day)s")
    return words % {"length": offset, "day": anchor.label}
