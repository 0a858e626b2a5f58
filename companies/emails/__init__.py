"""The mails of this app, one module a subject."""

from companies.emails.bookings import booking_cancelled, booking_sent
from companies.emails.called_off import people_called_off
from companies.emails.colleagues import colleague_invited, join_answered, join_asked
from companies.emails.event_seats import seat_declined, seats_moved
from companies.emails.verification import company_declined, company_verified
from companies.emails.visits import (
    another_time_asked,
    another_time_withdrawn,
    centre_told_of_another_time,
    centre_told_of_withdrawal,
    invitation,
    paper_missing,
    reminder,
    visit_cancelled,
    visit_moved,
)

__all__ = [
    "another_time_asked",
    "another_time_withdrawn",
    "booking_cancelled",
    "booking_sent",
    "centre_told_of_another_time",
    "centre_told_of_withdrawal",
    "colleague_invited",
    "company_declined",
    "company_verified",
    "invitation",
    "join_answered",
    "join_asked",
    "paper_missing",
    "people_called_off",
    "reminder",
    "seat_declined",
    "seats_moved",
    "visit_cancelled",
    "visit_moved",
]
