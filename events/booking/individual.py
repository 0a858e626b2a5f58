"""One person books one seat (of each desk she needs), and has it at once."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import AccessLog, User
from events.booking import seats
from events.booking.claims import Person, check_open, seat_people
from events.booking.errors import AlreadyBooked, NotBookable
from events.emails import booking_confirmed
from events.models import Attendee, Booking, Session
from outbox.mail import post


def book_one(
    *,
    session: Session,
    quota_ids: Sequence[int],
    given_name: str,
    family_name: str = "",
    email: str,
    language: str,
    citizenship: str = "",
    situation: Mapping[str, Any] | None = None,
    form_token: str = "",
    by: User | None = None,
) -> Booking:
    """A confirmed booking, and a mail with the person's own link, promised in one transaction.

    The same form sent twice (``form_token``) is one booking. Raises SoldOut, NotBookable, and
    AlreadyBooked where this e-mail address has a seat in this session.
    """
    check_open(session)
    if not quota_ids:  # taken away between two looks: nobody comes without a seat
        raise NotBookable(_("This time has been cancelled. Please choose another time."))
    person = Person(
        session_id=session.pk,
        quota_ids=tuple(quota_ids),
        given_name=given_name,
        family_name=family_name,
        email=email,
        language=language,
        citizenship=citizenship,
        situation=situation or {},
    )
    form_token = _of_this_form(form_token, person)
    try:
        return _book(person, form_token=form_token, by=by)
    except (AlreadyBooked, IntegrityError):
        # The database's own constraints decide between two requests at the same moment.
        if form_token and (booked := Booking.objects.filter(form_token=form_token).first()):
            return booked
        if Booking.objects.filter(once=_once(person)).exists() or _has_seat(person):
            # Full is full for everybody: else a stranger could ask who has a seat.
            seats.check_free(dict.fromkeys(person.quota_ids, 1))
            raise AlreadyBooked from None
        raise


@transaction.atomic
def _book(person: Person, *, form_token: str, by: User | None) -> Booking:
    if _has_seat(person):
        raise AlreadyBooked
    booking = Booking.objects.create(
        kind=Booking.Kind.INDIVIDUAL,
        contact_name=f"{person.given_name} {person.family_name}".strip()[:200],
        contact_email=person.email,
        language=person.language,
        state=Booking.State.CONFIRMED,
        form_token=form_token,
        once=_once(person),
        created_by=by,
    )
    seat_people(booking, [person])
    AccessLog.add("booking.booked", booking, by=by)
    post(booking_confirmed, booking.pk)
    seats.take(dict.fromkeys(person.quota_ids, 1))
    return booking


def _has_seat(person: Person) -> bool:
    at_this_time = Attendee.objects.coming().filter(session=person.session_id)
    return at_this_time.with_email(person.email).exists()


def _once(person: Person) -> str:
    return once_key(person.session_id, person.email)


def once_key(session_id: int, email: str) -> str:
    """What no two standing bookings of individuals share."""
    return f"{session_id}:{email.strip().lower()}"[:280]


def _of_this_form(token: str, person: Person) -> str:
    """The same form with other words in it (the back button) is another booking."""
    if not token:
        return ""
    return hashlib.sha256(f"{token}\n{replace(person, language='')}".encode()).hexdigest()
