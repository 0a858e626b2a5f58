"""What this app holds about a person with an account, by the address that she has proved.

Whom a company booked in belongs to the company's visit, and is in its own page.
"""

from typing import Any

from django.db.models import F, Q, QuerySet

from accounts.models import User
from events.booking import cancel
from events.fairs import personal_data as of_fairs
from events.models import (
    Answer,
    Attendee,
    AttendeeQuerySet,
    Booking,
    BookingQuerySet,
    Certificate,
    Feedback,
    WaitlistEntry,
)
from events.my_page import own_bookings
from events.sign_up.allotments import give_back_rest
from events.sign_up.waiting import leave


def held(user: User) -> dict[str, Any]:
    bookings = Booking.objects.filter(own_bookings(user))
    return {
        "sign_ups": list(
            bookings.values("reference", "state", "contact_name", "contact_email", "created_at")
        ),
        "seats": list(
            _seats(user).values(
                *("session__event__title_en", "session__starts", "state", "given_name"),
                *("family_name", "email", "citizenship", "situation", "arrived_at"),
            )
        ),
        "answers": list(
            Answer.objects.filter(booking__in=bookings).values("question__text_en", "value")
        ),
        "waiting": list(
            _entries(user).values("event__title_en", "session__starts", "seats", "state")
        ),
        "allotments": list(
            _allotments(user).values("reference", "state", "organisation", "contact_name")
        ),
        "certificates": list(
            Certificate.objects.filter(attendee__in=_seats(user)).values(
                "code", "name", "title", "organiser", "attended", "given_on"
            )
        ),
        "feedback": list(
            Feedback.objects.filter(attendee__in=_seats(user)).values(
                "session__event__title_en", "stars", "settled", "text", "given_at"
            )
        ),
        **of_fairs.held(user, _seats(user)),
    }


def hindrances(user: User) -> list[str]:
    return []


def erase(user: User) -> None:
    """Seats to come are given up. Past ones are still counted, and so is how it was; no name is."""
    for entry in _entries(user).filter(state__in=WaitlistEntry.STANDING):
        leave(entry)
    _entries(user).update(contact_name="", contact_email="", party={})
    _give_allotments_back(user)
    mine = list(Booking.objects.filter(own_bookings(user)).order_by("pk"))
    seats = list(_seats(user).values_list("pk", flat=True))
    coming = set(
        Attendee.objects.expected().filter(booking__in=mine).values_list("booking", flat=True)
    )
    for booking in mine:
        if booking.state == Booking.State.HELD or booking.pk in coming:
            cancel(booking, reason="erased")
    Answer.objects.filter(booking__in=mine).delete()
    Feedback.objects.filter(attendee__in=seats).update(attendee=None)
    Certificate.objects.filter(attendee__in=seats).delete()
    of_fairs.erase(user, seats)
    Attendee.objects.filter(pk__in=seats).update(
        given_name="", family_name="", email="", citizenship="", situation={}
    )
    Booking.objects.filter(pk__in=[booking.pk for booking in mine]).update(
        contact_name="", contact_email="", party={}, once=""
    )


def _allotments(user: User) -> BookingQuerySet:
    """Seats of a partner or a company whose contact she is."""
    return Booking.objects.filter(
        kind=Booking.Kind.ALLOTMENT, contact_email__iexact=user.email
    ).order_by("pk")


def _give_allotments_back(user: User) -> None:
    """Nobody could write the names any more; the people who have one are not hers to take off."""
    for booking in _allotments(user):
        give_back_rest(booking, reason="erased")
    _allotments(user).update(contact_name="", contact_email="")


def _seats(user: User) -> AttendeeQuerySet:
    """Her own: she who signed up is the first of her party, unless she has handed that seat over.
    Guests of hers are other people."""
    still_hers = Q(email="") | Q(email__iexact=F("booking__contact_email"))
    mine = still_hers & Q(booking__in=Booking.objects.filter(own_bookings(user)), number=0)
    as_guest = Q(email__iexact=user.email, booking__kind__in=Booking.WITH_GUESTS)
    return Attendee.objects.filter(mine | as_guest)


def _entries(user: User) -> "QuerySet[WaitlistEntry]":
    return WaitlistEntry.objects.filter(contact_email__iexact=user.email)
