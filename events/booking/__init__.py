"""The life of a booking: every path to a seat, for form, roster, desk and admin alike.

    hold ──► confirm ──► add_person, move_person, remove_person ──► cancel
      │  ▲            replace_person: somebody else in the same seats
      ▼  │ change_hold
    release, expire_overdue     book_one: an individual, confirmed at once

Each is a named transition: it checks where it comes from, writes a line in the access log, answers
a repeated call with the same result, and refuses with a ``BookingError`` that tells the person what
to do next.
"""

from events.booking.calling_off import cancel_session, cancel_sessions, finish_cancelling
from events.booking.cancelling import cancel, remove_person
from events.booking.changing import add_person, move_person
from events.booking.claims import Person
from events.booking.confirming import confirm
from events.booking.errors import (
    AlreadyBooked,
    BookingError,
    HoldExpired,
    NotBookable,
    NotConfirmed,
    NotExpected,
    NotHeld,
    NothingHere,
    SoldOut,
)
from events.booking.expiry import expire_overdue, warn_before_expiry
from events.booking.holding import change_hold, default_end, hold, release
from events.booking.individual import book_one
from events.booking.replacing import replace_person

__all__ = [
    "AlreadyBooked",
    "BookingError",
    "HoldExpired",
    "NotBookable",
    "NotConfirmed",
    "NotExpected",
    "NotHeld",
    "NothingHere",
    "Person",
    "SoldOut",
    "add_person",
    "book_one",
    "cancel",
    "cancel_session",
    "cancel_sessions",
    "change_hold",
    "confirm",
    "default_end",
    "expire_overdue",
    "finish_cancelling",
    "hold",
    "move_person",
    "release",
    "remove_person",
    "replace_person",
    "warn_before_expiry",
]
