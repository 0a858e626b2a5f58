"""The programme's events, as one of a pair sees them: come, signed up, or still to do so."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from accounts.models import User
from events.models import Attendee, Event, Session
from mentoring.models import Programme

CAME, SIGNED_UP, AWAY, OPEN, OVER = "came", "signed_up", "away", "open", "over"
BEST_FIRST = (CAME, SIGNED_UP, AWAY, OPEN, OVER)


@dataclass(frozen=True)
class EventRow:
    """``standing``: came, signed_up, away, open (one may still sign up), or over."""

    event: Event
    session: Session
    standing: str


def rows_of(programme: Programme, user: User) -> list[EventRow]:
    """One for each event: where she was or will be, else the next date, else the last.

    What is to come first; then what was, the last first. Of dates before the kick-off only those
    where she has a seat: nobody was asked to the others.
    """
    sessions = Session.objects.filter(
        event__programmes=programme, state=Session.State.OPEN
    ).select_related("event__venue", "event__centre")
    seats = Attendee.objects.coming().with_email(user.email).filter(session__in=sessions)
    signed_up = set(seats.values_list("session", flat=True))
    came = set(seats.were_there().values_list("session", flat=True))
    by_event: dict[int, list[EventRow]] = {}
    for session in sessions.order_by("starts"):
        standing = _standing(session, session.pk in signed_up, session.pk in came)
        if standing in (OPEN, OVER) and timezone.localdate(session.starts) < programme.starts_on:
            continue
        row = EventRow(session.event, session, standing)
        by_event.setdefault(session.event_id, []).append(row)
    rows, now = [_best(rows) for rows in by_event.values()], timezone.now()
    coming = sorted(
        (row for row in rows if row.session.ends > now), key=lambda row: row.session.starts
    )
    past = [row for row in rows if row.session.ends <= now]
    return [*coming, *sorted(past, key=lambda row: row.session.starts, reverse=True)]


def _standing(session: Session, signed_up: bool, came: bool) -> str:
    if came:
        return CAME
    now = timezone.now()
    if signed_up:
        return SIGNED_UP if session.ends > now else AWAY
    return OPEN if session.starts > now else OVER


def _best(rows: Iterable[EventRow]) -> EventRow:
    """Of those that are alike the first to come, but the last of what is over."""
    rows = list(rows)
    best = min(rows, key=lambda row: BEST_FIRST.index(row.standing)).standing
    alike = [row for row in rows if row.standing == best]
    return alike[-1] if best == OVER else alike[0]
