"""Sessions as the calendar has them: all times of one event on one day are one entry."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Max, Min, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce, ExtractHour, TruncDate
from django.utils import timezone

from events.finding.when import EVENING
from events.models import Quota, Session, SessionQuerySet, SignUp
from vocabulary.quick_times import as_text, from_text


@dataclass(frozen=True, slots=True)
class Entry:
    """Times are local."""

    event_id: int
    day: date
    starts: datetime  # of the first time still to come, or of the first if all are over
    ends: datetime
    last_hour: int  # o'clock at which the last time begins
    standing: int  # times of the event on this day that are not called off
    coming: int  # of those, the ones that have not begun
    places: int  # free at these; of two desks, the one with more room decides
    place: str  # if not where the event always is

    @property
    def is_cancelled(self) -> bool:
        return not self.standing

    @property
    def is_evening(self) -> bool:
        return self.last_hour >= EVENING

    def has_room(self, sign_up: str) -> bool:
        return bool(self.coming) and (self.places > 0 or sign_up != SignUp.HERE)


def entries(sessions: SessionQuerySet, now: datetime) -> list[Entry]:
    """One query; by the time that is shown."""
    standing = Q(state=Session.State.OPEN)
    coming = standing & Q(starts__gt=now)
    rows = (
        sessions.order_by()
        .annotate(day=TruncDate("starts"), room=Subquery(_room()))
        .values("event_id", "day")
        .annotate(
            next=as_text(Coalesce(Min("starts", filter=coming), Min("starts"))),
            until=as_text(Max("ends")),
            last_hour=Max(ExtractHour("starts")),
            standing=Count("pk", filter=standing),
            coming=Count("pk", filter=coming),
            places=Sum("room", filter=coming),
            place=Max("place"),
        )
    )
    return sorted(_entries(rows), key=lambda entry: (entry.starts, entry.event_id))


def _room() -> Any:
    """Seats free at the desk of a session that has most."""
    desks = Quota.objects.filter(session=OuterRef("pk"), closed=False).order_by()
    return desks.values("session").values(most=Max(F("size") - F("taken")))


def _entries(rows: Iterable[Any]) -> Iterator[Entry]:
    local = timezone.get_current_timezone()
    for row in rows:
        yield Entry(
            event_id=row["event_id"],
            day=row["day"],
            starts=from_text(row["next"]).astimezone(local),
            ends=from_text(row["until"]).astimezone(local),
            last_hour=row["last_hour"],
            standing=row["standing"],
            coming=row["coming"],
            places=row["places"] or 0,
            place=row["place"],
        )
