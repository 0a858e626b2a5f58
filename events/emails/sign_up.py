"""Mails about a party's sign-up, to whoever signed up for it."""

from collections.abc import Sequence

from django.utils import translation

from events.calendar_files import appointments_calendar, as_attachment
from events.models import Attendee, Booking, Event
from events.tickets import ticket_png
from outbox.letters import Attachment, Letter, absolute, mail


@mail("events.confirm_your_sign_up")
def confirm_your_sign_up(pk: int) -> Letter | None:
    """Is this your address, and do you want to come? A link to a page with a button."""
    booking = Booking.objects.holding().filter(pk=pk).first()
    return _letter("confirm_your_sign_up", booking) if booking else None


@mail("events.signed_up_already")
def signed_up_already(pk: int) -> Letter | None:
    """Somebody typed this address again: here is the link to what it has."""
    booking = Booking.objects.filter(pk=pk, state=Booking.State.CONFIRMED).first()
    return _letter("signed_up_already", booking) if booking else None


@mail("events.signed_up")
def signed_up(pk: int) -> Letter | None:
    """The party's seats: when, where, the link, calendar entries and tickets."""
    booking = Booking.objects.filter(pk=pk, state=Booking.State.CONFIRMED).first()
    return _letter("signed_up", booking, tickets=True) if booking else None


@mail("events.sign_up_handed_over")
def sign_up_handed_over(pk: int) -> Letter | None:
    """Somebody has given you the whole sign-up: it is yours to change now."""
    booking = Booking.objects.filter(pk=pk, state=Booking.State.CONFIRMED).first()
    return _letter("sign_up_handed_over", booking, tickets=True) if booking else None


@mail("events.reminder")
def reminder(pk: int) -> Letter | None:
    """In two days. ``pk``: of one of the party at that date, for her who signed up."""
    one = Attendee.objects.coming().select_related("booking").filter(pk=pk).first()
    return _letter("reminder", one.booking, only=one.session_id, tickets=True) if one else None


def _letter(
    template: str, booking: Booking, *, only: int | None = None, tickets: bool = False
) -> Letter | None:
    """With the sessions of the people who come or, not confirmed yet, of the held seats.

    ``only``: about that session alone.
    """
    people = [one for one in _coming(booking) if only in (None, one.session_id)]
    held = booking.claims.filter(attendee=None).select_related(
        "quota__session__event__venue", "quota__session__event__centre"
    )
    sessions = [claim.quota.session for claim in held.order_by("quota__session__starts")]
    sessions = sessions or list({one.session_id: one.session for one in people}.values())
    if not sessions or not booking.contact_email:
        return None
    event = sessions[0].event
    context = {
        "booking": booking,
        "event": event,
        "sessions": sessions,
        "people": [one for one in people if one.session_id == sessions[0].pk],
    }
    return Letter(
        booking.contact_email,
        booking.language,
        f"events/{template}",
        context,
        attachments=attachments_of(people, url=booking.link) if tickets else (),
        reply_to=organiser_address(event),
    )


def _coming(booking: Booking) -> list[Attendee]:
    people = booking.attendees.coming().select_related(  # type: ignore[attr-defined]
        "session__event__venue", "session__event__centre", "session__event__organiser"
    )
    return list(people.order_by("session__starts", "number", "pk"))


def attachments_of(people: Sequence[Attendee], *, url: str) -> tuple[Attachment, ...]:
    """One calendar file with all dates of the first of them, and everybody's ticket for the next.

    ``people``: by time, then by number. A talk in confidence has no ticket: no desk receives her.
    """
    own = [one for one in people if one.number == people[0].number]
    with translation.override(people[0].language):
        dates = as_attachment(appointments_calendar(own, url=absolute(url)))
    if people[0].session.event.is_in_confidence:
        return (dates,)
    first = [one for one in people if one.session_id == people[0].session_id]
    tickets = [
        Attachment(f"ticket-{one.ticket_code}.png", ticket_png(one.ticket_code), "image/png")
        for one in first
    ]
    return (dates, *tickets)


def organiser_address(event: Event) -> str:
    arranged_by = event.organiser.email if event.organiser else ""
    return arranged_by or (event.centre.email if event.centre else "")
