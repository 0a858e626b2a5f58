"""What stands beside a checklist and on a centre's page: free times, and how long visits take."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from events.desk.visit_times import todays_visit_time
from events.finding.listing import desks_with_room
from events.models import Event, Quota, Session
from events.placing.slots import desks_by_appointment
from guidance.models import Centre

TIMES = 3  # each on a day of its own
LOOKED_AT = 100  # sessions; a day has about twenty


@dataclass(frozen=True)
class FreeTime:
    starts: datetime  # local
    note: str = ""  # which desks have room, where not all have


def of_centre(centre: Centre, desks: Collection[int] = ()) -> dict[str, Any]:
    """Without a place to book where the centre has no registration days.

    ``desks``: only times at which all of these receive people, by their ids; those that give no
    appointments at this centre are left aside.
    """
    found: dict[str, Any] = {"visit_time": todays_visit_time(centre)}
    events = Event.objects.filter(kind=Event.Kind.REGISTRATION, public=True, centre=centre)
    event = events.only("slug", "picked_at").order_by("pk").first()
    if event is None:
        return found
    present = set(desks_by_appointment(centre))
    free = _free_times(event, present.intersection(desks), len(present))
    booked_at = {"next_free": free[0].starts if free else None, "free_times": free}
    return found | booked_at | {"book_url": event.get_absolute_url()}


def _free_times(event: Event, wanted: Collection[Any], desks: int) -> list[FreeTime]:
    """The first time of each of the next days with room at these desks, or at some."""
    room = Quota.objects.filter(session=OuterRef("pk"), closed=False, taken__lt=F("size"))
    free = Session.objects.upcoming().public().filter(Exists(room), event=event)
    for desk in wanted:
        free = free.filter(Exists(room.filter(authority=desk)))
    days: dict[date, tuple[int, datetime]] = {}
    for pk, starts in free.order_by("starts").values_list("pk", "starts")[:LOOKED_AT]:
        local = timezone.localtime(starts)
        days.setdefault(local.date(), (pk, local))
        if len(days) == TIMES:
            break
    if wanted:
        return [FreeTime(starts) for _pk, starts in days.values()]
    chosen = Session.objects.with_quotas().in_bulk([pk for pk, _starts in days.values()])
    return [
        FreeTime(starts, desks_with_room(chosen[pk].quotas.all(), of=desks))
        for pk, starts in days.values()
    ]
