"""What stands beside a checklist and on a centre's page: free times, and how long visits take."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from events.desk.visit_times import visit_time
from events.models import Event, Quota, Session
from guidance.models import Centre

TIMES = 3  # each on a day of its own
LOOKED_AT = 100  # sessions; a day has about twenty


def of_centre(centre: Centre) -> dict[str, Any]:
    """Without a place to book where the centre has no registration days."""
    found: dict[str, Any] = {"visit_time": visit_time(centre)}
    events = Event.objects.filter(kind=Event.Kind.REGISTRATION, public=True, centre=centre)
    event = events.order_by("pk").first()
    if event is None:
        return found
    free = list(_free_times(event))
    booked_at = {"next_free": free[0] if free else None, "free_times": free}
    return found | booked_at | {"book_url": event.get_absolute_url()}


def _free_times(event: Event) -> Iterator[datetime]:
    """The first time of each of the next days with room at some desk, in local time."""
    room = Quota.objects.filter(session=OuterRef("pk"), taken__lt=F("size"))
    free = Session.objects.upcoming().public().filter(Exists(room), event=event)
    days: dict[date, datetime] = {}
    for starts in free.order_by("starts").values_list("starts", flat=True)[:LOOKED_AT]:
        local = timezone.localtime(starts)
        days.setdefault(local.date(), local)
        if len(days) == TIMES:
            break
    yield from days.values()
