"""The mails of this app, one module a subject."""

from events.emails.allotments import (
    allotment_changed,
    allotment_ended,
    allotment_ends_soon,
    allotment_reserved,
)
from events.emails.appointments import (
    booking_confirmed,
    moved,
    paper_missing,
    seat_already,
    seat_cancelled,
    session_cancelled,
)
from events.emails.certificates import certificate_ready
from events.emails.dates import dates_cancelled, session_changed
from events.emails.door import door_ticket
from events.emails.feedback import how_was_it
from events.emails.guests import (
    guest_reminder,
    guest_ticket,
    seat_given_away,
    seat_handed_over,
)
from events.emails.holds import held_seats_gone, hold_ended, hold_warning
from events.emails.messages import message_to_people
from events.emails.sign_up import (
    confirm_your_sign_up,
    reminder,
    sign_up_handed_over,
    signed_up,
    signed_up_already,
)
from events.emails.talks import talk_freed, talk_taken, talks_offered
from events.emails.waiting import (
    joined_line,
    joined_line_already,
    offer_lapsed,
    seats_not_free,
    seats_offered,
    taken_off_line,
)

__all__ = [
    "allotment_changed",
    "allotment_ended",
    "allotment_ends_soon",
    "allotment_reserved",
    "booking_confirmed",
    "certificate_ready",
    "confirm_your_sign_up",
    "dates_cancelled",
    "door_ticket",
    "guest_reminder",
    "guest_ticket",
    "held_seats_gone",
    "hold_ended",
    "hold_warning",
    "how_was_it",
    "joined_line",
    "joined_line_already",
    "message_to_people",
    "moved",
    "offer_lapsed",
    "paper_missing",
    "reminder",
    "seat_already",
    "seat_cancelled",
    "seat_given_away",
    "seat_handed_over",
    "seats_not_free",
    "seats_offered",
    "session_cancelled",
    "session_changed",
    "sign_up_handed_over",
    "signed_up",
    "signed_up_already",
    "taken_off_line",
    "talk_freed",
    "talk_taken",
    "talks_offered",
]
