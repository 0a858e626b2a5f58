"""What is on today besides registration: the dates at whose door somebody may receive people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from events.desk.attendance import NOBODY, Attendance, attendance_of
from events.desk.day import day_bounds
from events.models import Event, Session, SessionQuerySet
from guidance.models import Centre


@dataclass(frozen=True)
class Door:
    """One date; of personal talks, all of that day."""

    session: Session
    attendance: Attendance

    @property
    def place(self) -> str:
        """Shortly: the name of the house."""
        event = self.session.event
        return self.session.place or str(event.venue or event.centre or "")


def doors_on(dates: SessionQuerySet, day: date, *, nearest: Centre | None = None) -> list[Door]:
    """By time, those at the centre itself first; nobody stands at the door of what is online."""
    online = Q(place="", event__venue=None, event__centre=None) & ~Q(event__online_link="")
    sessions = list(
        dates.filter(starts__range=day_bounds(day), state=Session.State.OPEN)
        .exclude(event__kind=Event.Kind.REGISTRATION)
        .exclude(online)
        .select_related("event__venue", "event__centre")
        .order_by("starts", "pk")
    )
    if nearest is not None:
        sessions.sort(key=lambda session: session.event.centre_id != nearest.pk)
    counted = attendance_of(sessions)
    return [
        Door(same[0], sum((counted.get(one.pk, NOBODY) for one in same), NOBODY))
        for same in _together(sessions)
    ]


def _together(sessions: Sequence[Session]) -> list[list[Session]]:
    """Each by itself, but all talks of one event."""
    found: dict[tuple[str, int], list[Session]] = {}
    for session in sessions:
        talks = session.event.kind == Event.Kind.TALKS
        key = ("event", session.event_id) if talks else ("session", session.pk)
        found.setdefault(key, []).append(session)
    return list(found.values())


def dates_at(door: Session, among: SessionQuerySet) -> list[Session]:
    """This date alone; of personal talks all of its day that one may receive at."""
    if door.event.kind != Event.Kind.TALKS:
        return [door]
    day = day_bounds(timezone.localdate(door.starts))
    talks = among.filter(event=door.event_id, starts__range=day)
    return list(talks.exclude(state=Session.State.CANCELLED).order_by("starts", "pk"))
