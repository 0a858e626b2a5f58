"""How long visits take, as the desk has measured: from being received to being served."""

from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from django.conf import settings
from django.db.models import DurationField, ExpressionWrapper, F
from django.utils import timezone

from content.shelf import Shelf
from events.models import Attendee, Event
from guidance.models import Centre

DAYS = 30
FEWEST = 5
"""With fewer visits one person's could be told, and chance would be taken for a promise."""
LONGEST = timedelta(hours=8)  # whoever was ticked off the day after says nothing


@dataclass(frozen=True)
class VisitTime:
    """Half of the visits took no longer than so many minutes."""

    minutes: int
    visits: int
    days: int = DAYS


_measured: Shelf[VisitTime | None] = Shelf(50)


def todays_visit_time(centre: Centre) -> VisitTime | None:
    """As it was when this process was first asked today: a month's median hardly moves in a day."""
    key = f"{centre.pk}:{timezone.localdate()}"
    known = _measured.get(key) if settings.PAGES_KEPT else None
    if known is None:
        known = visit_time(centre)
        _measured.put(key, known)
    return known


def visit_time(centre: Centre) -> VisitTime | None:
    """Of those served at registration days in the last month; None for too few."""
    since = timezone.now() - timedelta(days=DAYS)
    served = Attendee.objects.filter(
        session__event__centre=centre,
        session__event__kind=Event.Kind.REGISTRATION,
        state=Attendee.State.SERVED,
        arrived_at__gte=since,
        finished_at__gt=F("arrived_at"),
    )
    took = ExpressionWrapper(F("finished_at") - F("arrived_at"), DurationField())
    minutes = [
        each.total_seconds() / 60 for each in served.values_list(took, flat=True) if each <= LONGEST
    ]
    return VisitTime(round(median(minutes)), len(minutes)) if len(minutes) >= FEWEST else None
