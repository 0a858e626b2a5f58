"""Events, their sessions and seats, bookings, and the people who come.

Pages describe; these carry what is counted. An ``Event`` is what happens (the registration days of
a centre, a course, a fair), a ``Session`` one time of it, a ``Quota`` the seats at one desk of a
session. Seats in use are ``SeatClaim`` rows, and ``Quota.taken`` is their sum, kept by one
conditional UPDATE (``events.booking.seats``).
"""

from events.models.bookings import (
    Answer,
    Attendee,
    AttendeeQuerySet,
    Booking,
    BookingQuerySet,
    SeatClaim,
)
from events.models.calendar_links import CalendarLink
from events.models.certificates import Certificate, certificate_link
from events.models.codes import (
    feedback_link,
    guest_link,
    my_booking_link,
    my_calendar_link,
    new_reference,
    new_ticket_code,
    stand_link,
    talks_link,
    waiting_link,
)
from events.models.event import Event, EventQuerySet, Question
from events.models.facts import AUDIENCES, EventFacts, SignUp, Spoken
from events.models.fairs import Stand, StandContact
from events.models.feedback import Feedback
from events.models.labels import Category, Organiser, Venue
from events.models.messages import EventMessage, EventMessageQuerySet, MessageCopy
from events.models.notices import ChangeNotice
from events.models.pages import EventIndexPage, EventPage
from events.models.sessions import FEW, Quota, Series, Session, SessionQuerySet
from events.models.waiting import WaitlistEntry, WaitlistEntryQuerySet

__all__ = [
    "AUDIENCES",
    "FEW",
    "Answer",
    "Attendee",
    "AttendeeQuerySet",
    "Booking",
    "BookingQuerySet",
    "CalendarLink",
    "Category",
    "Certificate",
    "ChangeNotice",
    "Event",
    "EventFacts",
    "EventIndexPage",
    "EventMessage",
    "EventMessageQuerySet",
    "EventPage",
    "EventQuerySet",
    "Feedback",
    "MessageCopy",
    "Organiser",
    "Question",
    "Quota",
    "SeatClaim",
    "Series",
    "Session",
    "SessionQuerySet",
    "SignUp",
    "Spoken",
    "Stand",
    "StandContact",
    "Venue",
    "WaitlistEntry",
    "WaitlistEntryQuerySet",
    "certificate_link",
    "feedback_link",
    "guest_link",
    "my_booking_link",
    "my_calendar_link",
    "new_reference",
    "new_ticket_code",
    "stand_link",
    "talks_link",
    "waiting_link",
]
