"""What this app holds about a person with an account, by the address that she has proved.

Whom a company booked in belongs to the company's visit, and is in its own page.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import F, Q, QuerySet

from accounts.models import User
from accounts.personal_data import File
from events.booking import cancel
from events.courses.certificate_file import certificate_file
from events.fairs import personal_data as of_fairs
from events.models import (
    Answer,
    Attendee,
    AttendeeQuerySet,
    Booking,
    BookingQuerySet,
    CalendarLink,
    Certificate,
    ChangeNotice,
    EventMessage,
    Feedback,
    MessageCopy,
    Session,
    WaitlistEntry,
)
from events.my_page import own_bookings
from events.sign_up.allotments import give_back_rest
from events.sign_up.waiting import leave

HOLDS = {
    "events.Booking": "emptied of her: seats to come are given up, past ones still counted",
    "events.Attendee": "emptied of her, so that it is still counted",
    "events.SeatClaim": "seats and no names: stays with the emptied booking",
    "events.Answer": "deleted",
    "events.CalendarLink": "goes with the account",
    "events.Certificate": "deleted",
    "events.ChangeNotice": "deleted",
    "events.EventMessage": "stays: who wrote it is taken out",
    "events.Feedback": "how it was stays, nobody's; her words go",
    "events.MessageCopy": "deleted",
    "events.Session": "she is taken off as the adviser of a talk",
    "events.Quota": "stays: who confirmed staffing is taken out",
    "events.WaitlistEntry": "emptied of her, so that it is still counted",
    **of_fairs.HOLDS,
}
NEEDS_NONE = {
    "events.Organiser": "an organisation and its address",
    "events.Venue": "a place and its address",
}


def held(user: User) -> dict[str, Any]:
    bookings = Booking.objects.filter(own_bookings(user))
    return {
        "sign_ups": list(
            bookings.values(
                *("reference", "state", "contact_name", "contact_email", "party", "created_at")
            )
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
            _entries(user).values(
                *("event__title_en", "session__starts", "seats", "state", "contact_name"),
                *("contact_email", "party"),
            )
        ),
        "allotments": list(
            _allotments(user).values(
                "reference", "state", "organisation", "contact_name", "contact_email"
            )
        ),
        "certificates": list(
            _certificates(user).values(
                *("code", "name", "email", "title", "organiser", "attended", "given_on")
            )
        ),
        "calendar_link": list(CalendarLink.objects.filter(user=user).values("version")),
        "changed_dates_to_tell": list(_notices(user).values("event__title_en", "email", "made_at")),
        "messages_from_organisers": list(
            _copies(user).values("message__event__title_en", "email", "name", "made_at")
        ),
        "messages_written": list(
            EventMessage.objects.filter(written_by=user).values(
                *("event__title_en", "subject_en", "subject_da", "sent_at")
            )
        ),
        "talks_held": list(
            Session.objects.filter(host=user).values("event__title_en", "starts", "topic_en")
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
    _entries(user).update(contact_name="", contact_email="", party={}, once="")
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
    Feedback.objects.filter(attendee__in=seats).update(attendee=None, text="")
    _certificates(user).delete()
    _notices(user).delete()
    _copies(user).delete()
    EventMessage.objects.filter(written_by=user).update(written_by=None)
    of_fairs.erase(user, seats)
    Attendee.objects.filter(pk__in=seats).update(
        given_name="", family_name="", email="", citizenship="", situation={}
    )
    Booking.objects.filter(pk__in=[booking.pk for booking in mine]).update(
        contact_name="", contact_email="", party={}, once="", network=""
    )


def files(user: User) -> Iterator[File]:
    """Her certificates, each as the PDF that she can print."""
    for certificate in _certificates(user).order_by("pk"):
        name = f"certificate-{certificate.code}.pdf"
        yield File(name, certificate_file([certificate]))


def _certificates(user: User) -> "QuerySet[Certificate]":
    hers = Q(attendee__in=_seats(user)) | Q(email__iexact=user.email)
    return Certificate.objects.filter(hers)


def _notices(user: User) -> "QuerySet[ChangeNotice]":
    return ChangeNotice.objects.filter(email__iexact=user.email)


def _copies(user: User) -> "QuerySet[MessageCopy]":
    return MessageCopy.objects.filter(email__iexact=user.email)


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
