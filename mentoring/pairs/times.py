"""When two people can meet: not in the past, and not where one of them meets somebody already."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentoring.models import Match, Meeting, Side
from mentoring.pairs.people import first_name
from vocabulary.refused import Refused

MOST_TIMES = 4
LONGEST = timedelta(minutes=480)
AHEAD = timedelta(days=366)


class NoTime(Refused):
    message = gettext_lazy("Propose at least one time.")


class TooManyTimes(Refused):
    message = gettext_lazy("Propose four times at most.")


class TimeIsOver(Refused):
    """Says which."""


class TimeIsTaken(Refused):
    """Says which, and by whom if it is one's own."""


@dataclass(frozen=True)
class Plan:
    """What is proposed; ``minutes`` 15 to 480."""

    times: Collection[datetime]
    minutes: int = 60
    place: str = ""
    about: str = ""


def check(match: Match, side: Side, plan: Plan, but: Meeting | None = None) -> None:
    """What this one proposes, beside everything but that meeting.

    Raises NoTime, TooManyTimes, TimeIsOver, TimeIsTaken.
    """
    if not plan.times:
        raise NoTime
    if len(set(plan.times)) > MOST_TIMES:
        raise TooManyTimes
    for starts_at in sorted(plan.times):
        check_to_come(starts_at)
        check_free(match, [side], starts_at, plan.minutes, side, but)


def check_to_come(starts_at: datetime) -> None:
    """Raises TimeIsOver."""
    now = timezone.now()
    if starts_at <= now:
        raise TimeIsOver(_("%(time)s is over. Choose a time to come.") % {"time": said(starts_at)})
    if starts_at > now + AHEAD:
        words = _("%(time)s is more than a year ahead. Choose a time before that.")
        raise TimeIsOver(words % {"time": said(starts_at)})


def check_free(
    match: Match,
    sides: Iterable[Side],
    starts_at: datetime,
    minutes: int,
    reader: Side,
    but: Meeting | None = None,
) -> None:
    """Neither of them meets anybody then. The reader does not learn whom the other one meets.

    Raises TimeIsTaken.
    """
    time: dict[str, Any] = {"time": said(starts_at)}
    for side in sides:
        for other in _at(match, side, starts_at, minutes):
            if but is not None and other.pk == but.pk:
                continue
            if other.match_id == match.pk:
                raise TimeIsTaken(_("You two meet at %(time)s already.") % time)
            if side == reader:
                raise TimeIsTaken(_("You meet somebody else at %(time)s.") % time)
            words = _("%(name)s cannot meet at %(time)s any more. Choose another time.")
            raise TimeIsTaken(words % (time | {"name": first_name(match, side)}))


def _at(match: Match, side: Side, starts_at: datetime, minutes: int) -> list[Meeting]:
    """Agreed meetings of this person's that last into this time, of whatever pair."""
    user = getattr(match, side.value).user_id
    ends_at = starts_at + timedelta(minutes=minutes)
    near = Meeting.objects.filter(
        Q(match__student__user=user) | Q(match__mentor__user=user),
        state=Meeting.State.AGREED,
        starts_at__lt=ends_at,
        starts_at__gt=starts_at - LONGEST,
    )
    return [each for each in near if each.ends_at and each.ends_at > starts_at]


def said(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "WEEKDAY_DATETIME")
