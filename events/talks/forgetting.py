"""Talks in confidence of somebody who has left the app that let her in."""

from events.booking import cancel
from events.models import Attendee, Booking, Event
from events.talks.offered import seat_with


def forget(email: str, talks: Event) -> None:
    """The one to come is cancelled; the others are still counted, without her."""
    seat = seat_with(email, talks)
    if seat is not None and seat.state == Attendee.State.EXPECTED and not seat.session.has_begun:
        cancel(seat.booking, reason="erased")
    seats = Attendee.objects.filter(session__event=talks).with_email(email)
    bookings = list(seats.values_list("booking", flat=True))
    seats.update(given_name="", family_name="", email="", situation={})
    Booking.objects.filter(pk__in=bookings).update(
        contact_name="", contact_email="", party={}, once=""
    )
