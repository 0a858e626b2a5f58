"""Somebody booked with an address that has a seat already: that is told to the address alone."""

from django.utils import timezone

from events.emails import seat_already
from events.models import Attendee, Session
from outbox.mail import post


def tell_of_seat(session: Session, email: str) -> None:
    """Mail what this address has there; once an hour at most, however often it is typed."""
    seat = Attendee.objects.coming().filter(session=session).with_email(email).first()
    if seat is not None:
        hour = timezone.now().strftime("%Y%m%d%H")
        post(seat_already, seat.pk, key=f"seat-again:{seat.pk}:{hour}")
