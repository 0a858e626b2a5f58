"""News about bookings, for the apps above.

All are sent inside the transaction of the change with ``sender=Booking``. A receiver that answers
True has told the people concerned in its own words; where nobody did, ``events`` sends its own
mail (``told_by_somebody``).
"""

from typing import Any

from django.dispatch import Signal

from events.models import Booking

hold_warned = Signal()  # booking
hold_expired = Signal()  # booking
held_seats_lost = Signal()  # booking, session, seats: the session was cancelled under a hold
# booking, attendees, reason, session: None, or the one that was called off as a whole
attendees_cancelled = Signal()
visit_changed = Signal()  # attendee: the desk marked her arrived, served, sent away, not come
attendee_moved = Signal()  # booking, attendee, was, now: sessions (the same: other desks)


def told_by_somebody(signal: Signal, **news: Any) -> bool:
    """Send the signal; whether a receiver has told the people concerned."""
    return any(told for _, told in signal.send(sender=Booking, **news))
