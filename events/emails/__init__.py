"""The mails of this app, one module a subject."""

from events.emails.appointments import (
    booking_confirmed,
    moved,
    seat_already,
    seat_cancelled,
    session_cancelled,
)
from events.emails.dates import dates_cancelled, session_changed
from events.emails.holds import held_seats_gone, hold_ended, hold_warning
from events.emails.sign_up import confirm_your_sign_up, signed_up, signed_up_already
from events.emails.waiting import (
    joined_line,
    joined_line_already,
    offer_lapsed,
    seats_not_free,
    seats_offered,
)

__all__ = [
    "booking_confirmed",
    "confirm_your_sign_up",
    "dates_cancelled",
    "held_seats_gone",
    "hold_ended",
    "hold_warning",
    "joined_line",
    "joined_line_already",
    "moved",
    "offer_lapsed",
    "seat_already",
    "seat_cancelled",
    "seats_not_free",
    "seats_offered",
    "session_cancelled",
    "session_changed",
    "signed_up",
    "signed_up_already",
]
