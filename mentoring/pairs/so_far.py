"""How far the two are in their months."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from mentoring.models import Match

WEEK = 7


@dataclass(frozen=True)
class SoFar:
    """``week`` 0: it has not begun; never more than ``weeks``."""

    week: int
    weeks: int
    starts_on: date
    ends_on: date

    @property
    def is_over(self) -> bool:
        return timezone.localdate() > self.ends_on


def so_far(match: Match, today: date | None = None) -> SoFar:
    """From the kick-off, or the day they became a pair where that is later."""
    today = today or timezone.localdate()
    programme = match.programme
    starts_on = min(match.together_from or programme.starts_on, programme.ends_on)
    weeks = max(1, -(-(programme.ends_on - starts_on).days // WEEK))
    week = 0 if today < starts_on else min(weeks, (today - starts_on).days // WEEK + 1)
    return SoFar(week, weeks, starts_on, programme.ends_on)
