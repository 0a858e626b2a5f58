"""What stands in the way of a change of dates, in words that say what to do instead."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.editing.rule_words import listed
from vocabulary.refused import Refused


class TimesRefused(Refused):
    """What ``events.editing.times`` refuses."""


class IsOver(TimesRefused):
    message = gettext_lazy(
        "This date is over or cancelled, so nothing about it can be changed any more."
    )


class InTheWay(TimesRefused):
    def __init__(self, starts: Iterable[datetime]) -> None:
        words = _("There is a date already at this time: %(dates)s. Choose another time.")
        super().__init__(words % {"dates": _when(starts)})


class FewerThanTaken(TimesRefused):
    def __init__(self, seats: int, starts: Iterable[datetime]) -> None:
        words = _(
            "More than %(seats)d seats are taken: %(dates)s. Choose a higher number, or move "
            "somebody first."
        )
        super().__init__(words % {"seats": seats, "dates": _when(starts)})


class SomebodyBooked(TimesRefused):
    message = gettext_lazy(
        "Somebody has signed up for this date, so it cannot be taken away. Cancel it, with a "
        "reason: then everybody is told."
    )


class HostIsBusy(TimesRefused):
    message = gettext_lazy(
        "Somebody has just made a talk at one of these times. Look at the times again."
    )


def _when(starts: Iterable[datetime]) -> str:
    return listed(date_format(timezone.localtime(each), "WEEKDAY_DATETIME") for each in starts)
