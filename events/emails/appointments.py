"""Mails about one person's appointment. Companies word their own for their new hires."""

from django.utils import translation

from events.calendar_files import appointment_calendar, as_attachment
from events.emails.guests import struck_out
from events.models import Attendee, AttendeeQuerySet, Booking
from events.tickets import ticket_png
from outbox.letters import Attachment, Letter, absolute, mail


@mail("events.booking_confirmed")
def booking_confirmed(pk: int) -> Letter | None:
    """An individual's seat: when, where, link, calendar entry and ticket."""
    booking = Booking.objects.get(pk=pk)
    attendee = _people().coming().filter(booking=booking).first()
    return _appointment("booking_confirmed", attendee, ticket=True) if attendee else None


@mail("events.seat_already")
def seat_already(pk: int) -> Letter | None:
    """Somebody booked again with this address: here is what it has."""
    attendee = _people().coming().filter(pk=pk).first()
    return _appointment("seat_already", attendee, ticket=True) if attendee else None


@mail("events.moved")
def moved(pk: int) -> Letter | None:
    """The appointment has another time; the ticket stays."""
    attendee = _people().coming().filter(pk=pk).first()
    return _appointment("moved", attendee) if attendee and attendee.email else None


@mail("events.seat_cancelled")
def seat_cancelled(pk: int) -> Letter | None:
    """The appointment is cancelled; the attachment takes it out of the calendar."""
    gone = _people().get(pk=pk)
    if gone.booking.kind in Booking.WITH_GUESTS:
        return struck_out("sign_up_cancelled", gone)
    return _appointment("seat_cancelled", gone) if gone.email else None


@mail("events.paper_missing")
def paper_missing(pk: int) -> Letter | None:
    """She was sent away at the desk, unless that was taken back meanwhile."""
    away = _people().select_related("missing_document").filter(state=Attendee.State.SENT_AWAY)
    attendee = away.filter(pk=pk).first()
    if attendee is None or not attendee.email:
        return None
    return Letter(
        attendee.email,
        attendee.language,
        "events/paper_missing",
        {"attendee": attendee, "session": attendee.session},
        reply_to=_centre_address(attendee),
    )


@mail("events.session_cancelled")
def session_cancelled(pk: int) -> Letter | None:
    """We had to call the session off: sorry, why, and where to find another time."""
    return _appointment("session_cancelled", _people().get(pk=pk))


def _people() -> AttendeeQuerySet:
    return Attendee.objects.select_related("booking", "session__event__centre")


def _appointment(template: str, attendee: Attendee, *, ticket: bool = False) -> Letter:
    booking = attendee.booking
    own = attendee.email.lower() == booking.contact_email.lower()
    context = {
        "attendee": attendee,
        "session": attendee.session,
        "booking": booking if own else None,
    }
    attachments = [_calendar_entry(attendee, url=booking.link if own else "")]
    if ticket:
        code = attendee.ticket_code
        attachments.append(Attachment(f"ticket-{code}.png", ticket_png(code), "image/png"))
    return Letter(
        attendee.email,
        attendee.language,
        f"events/{template}",
        context,
        attachments=tuple(attachments),
        reply_to=_centre_address(attendee),
    )


def _calendar_entry(attendee: Attendee, *, url: str) -> Attachment:
    with translation.override(attendee.language):
        address = absolute(url or attendee.session.event.get_absolute_url())
        return as_attachment(appointment_calendar(attendee, url=address))


def _centre_address(attendee: Attendee) -> str:
    centre = attendee.session.event.centre
    return centre.email if centre else ""
