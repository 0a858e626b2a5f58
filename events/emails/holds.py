"""Mails about held seats, to whoever holds them."""

from events.models import Booking
from outbox.letters import Letter, mail


@mail("events.hold_warning")
def hold_warning(pk: int) -> Letter | None:
    """The held seats are given back soon unless names come."""
    booking = Booking.objects.holding().filter(pk=pk).first()
    return _to_contact("hold_warning", booking) if booking else None


@mail("events.hold_ended")
def hold_ended(pk: int) -> Letter | None:
    """The held seats have been given back."""
    booking = Booking.objects.filter(pk=pk, state=Booking.State.EXPIRED).first()
    return _to_contact("hold_ended", booking) if booking else None


@mail("events.held_seats_gone")
def held_seats_gone(pk: int) -> Letter | None:
    """A session under the held seats was called off."""
    booking = Booking.objects.holding().filter(pk=pk).first()
    return _to_contact("held_seats_gone", booking) if booking else None


def _to_contact(template: str, booking: Booking) -> Letter:
    return Letter(
        booking.contact_email, booking.language, f"events/{template}", {"booking": booking}
    )
