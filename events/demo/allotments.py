"""Seats reserved for a partner that has named some of its people, and a company that has all."""

from datetime import timedelta

from django.utils import timezone

from events.models import Booking, Session
from events.sign_up.allotments import name_people, reserve
from events.sign_up.party import Guest

# Event, organisation, contact, e-mail, seats, and the people named so far.
RESERVED = (
    (
        *(
            "welcome-to-aarhus",
            "Newcomers' Network",
            "Paula Petersen",
            "partner@ankomst.example",
            8,
        ),
        (Guest("Yara", "Haddad", "yara.haddad@visitors.example"), Guest("Ivo", "Novak")),
    ),
    (
        *("keep-your-people", "Nordvind A/S", "Carol Christensen", "hr@ankomst.example", 2),
        (Guest("Carol", "Christensen", "hr@ankomst.example"), Guest("Bjarne", "Holm")),
    ),
)


def load() -> None:
    if Booking.objects.filter(kind=Booking.Kind.ALLOTMENT).exists():
        return
    for slug, organisation, contact, email, seats, people in RESERVED:
        session = Session.objects.upcoming().filter(event__slug=slug).first()
        if session is None:
            continue
        booking = reserve(
            sessions=[session],
            seats_wanted=seats,
            organisation=organisation,
            contact_name=contact,
            contact_email=email,
            until=max(
                timezone.localdate() + timedelta(days=1),
                timezone.localdate(session.starts) - timedelta(days=3),
            ),
        )
        name_people(booking, dict(enumerate(people, start=1)))
