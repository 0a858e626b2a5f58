"""Registration times with people on them at desks that a special day has closed since.

Only a planner can cancel them, and only then people are told: so they are what a planner is told.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from events.models import Quota, Session
from guidance.centres.hours import Hours
from guidance.models import Centre


@dataclass(frozen=True)
class ClosedDay:
    """``people``: seats that are taken, those that a company holds without names included."""

    centre: Centre
    day: date
    times: int
    people: int
    why: str  # in the reader's language; may be empty


def closed_with_people() -> list[ClosedDay]:
    """By day; in one query where there is none."""
    sessions = Session.objects.upcoming().registration().filter(state=Session.State.OPEN)
    sessions = sessions.exclude(admission=Session.Admission.ON_SITE)
    rows = Quota.objects.filter(closed=True, taken__gt=0, session__in=sessions)
    days: dict[tuple[date, Centre], list[Quota]] = defaultdict(list)
    for quota in rows.select_related("session__event__centre", "authority").order_by("pk"):
        if centre := quota.session.event.centre:
            days[timezone.localdate(quota.session.starts), centre].append(quota)
    found = sorted(days.items(), key=lambda each: (each[0][0], each[0][1].pk))
    return [_closed_day(day, centre, quotas) for (day, centre), quotas in found]


def _closed_day(day: date, centre: Centre, quotas: Sequence[Quota]) -> ClosedDay:
    people: dict[int, int] = {}
    for quota in quotas:  # one person may see both desks
        people[quota.session_id] = max(quota.taken, people.get(quota.session_id, 0))
    hours = Hours.of(centre, day)
    said = (hours.special(quota.authority, day) for quota in quotas if quota.authority)
    why = next((each.why for each in said if each and each.why), "")
    return ClosedDay(centre, day, len(people), sum(people.values()), why)
