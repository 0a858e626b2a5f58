"""What comes up next, from the sessions that are really in the database."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from events.finding.listing import DayRow, coming_events, registration_events
from events.models import Event

ROWS = 5
TIMES = 40  # sessions to read: an event may have many on one day, which is one row


def coming_up(rows: int = ROWS) -> list[DayRow]:
    """The next events, and the next free registration day of a centre or two; by time.

    Registration days are held nearly every day at every centre: beside the events they get the
    rows that are left over, one at least.
    """
    registration = sorted(_registration_days(), key=lambda row: row.starts)
    events = coming_events(times=TIMES)[: rows - 1 if registration else rows]
    chosen = events + registration[: rows - len(events)]
    return sorted(chosen, key=lambda row: row.starts)


def _registration_days() -> list[DayRow]:
    next_free = ((event, event.next_free) for event in registration_events())  # type: ignore[attr-defined]
    return [_registration_day(event, starts) for event, starts in next_free if starts]


def _registration_day(event: Event, starts: datetime) -> DayRow:
    return DayRow(
        starts=timezone.localtime(starts),
        ends=None,
        title=str(event.title),
        url=event.get_absolute_url(),
        place=str(event.centre.name) if event.centre else "",
        seats_label=_("Seats free"),
        seats_state="ok",
        price_text=_("Free of charge"),
        category=_("Registration day"),
    )
