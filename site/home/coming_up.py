"""What comes up next, from the sessions that are really in the database."""

from events.finding.listing import DayRow
from events.finding.rows import coming_events, coming_registration_days

ROWS = 5
TIMES = 40  # sessions to read: an event may have many on one day, which is one row


def coming_up(rows: int = ROWS) -> list[DayRow]:
    """The next events, and the next free registration day of a centre or two; by time.

    Registration days are held nearly every day at every centre: beside the events they get the
    rows that are left over, one at least.
    """
    registration = coming_registration_days()
    events = coming_events(times=TIMES)[: rows - 1 if registration else rows]
    chosen = events + registration[: rows - len(events)]
    return sorted(chosen, key=lambda row: row.starts)
