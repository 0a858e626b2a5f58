"""Mails about seats reserved for a partner or a company, to its contact."""

from events.emails.sign_up import organiser_address
from events.models import Booking
from events.sign_up.allotted import Allotted
from outbox.letters import Letter, mail

STANDS = (Booking.State.HELD, Booking.State.CONFIRMED)


@mail("events.allotment_reserved")
def allotment_reserved(pk: int) -> Letter | None:
    """Seats are reserved for you until then: the link to write the names."""
    return _letter("allotment_reserved", pk, *STANDS)


@mail("events.allotment_changed")
def allotment_changed(pk: int) -> Letter | None:
    """There are more or fewer of them now, or more time."""
    return _letter("allotment_changed", pk, *STANDS)


@mail("events.allotment_ends_soon")
def allotment_ends_soon(pk: int) -> Letter | None:
    """Seats without a name are given to others tomorrow."""
    return _letter("allotment_ends_soon", pk, Booking.State.HELD)


@mail("events.allotment_ended")
def allotment_ended(pk: int) -> Letter | None:
    """Seats without a name have been given to others; who has one comes."""
    return _letter("allotment_ended", pk, Booking.State.EXPIRED, Booking.State.CONFIRMED)


def _letter(template: str, pk: int, *states: str) -> Letter | None:
    """None where the state has moved on, and another mail tells of it."""
    booking = Booking.objects.filter(pk=pk, state__in=states).first()
    if booking is None or not booking.contact_email:
        return None
    allotted = Allotted.of(booking)
    if allotted.event is None:
        return None
    context = {
        "booking": booking,
        "allotted": allotted,
        "event": allotted.event,
        "sessions": allotted.sessions,
    }
    return Letter(
        booking.contact_email,
        booking.language,
        f"events/{template}",
        context,
        reply_to=organiser_address(allotted.event),
    )
