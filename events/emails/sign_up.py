"""Mails about a party's sign-up, to whoever signed up for it."""

from events.calendar_files import appointment_calendar, as_attachment
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
    if booking is None:
        return None
    people = list(_coming(booking))
    return _letter("signed_up", booking, attachments=_attachments(booking, people))


def _letter(
    template: str, booking: Booking, *, attachments: tuple[Attachment, ...] = ()
) -> Letter | None:
    """With the sessions of the people who come or, not confirmed yet, of the held seats."""
    people = list(_coming(booking))
    held = booking.claims.filter(attendee=None).select_related(
        "quota__session__event__venue", "quota__session__event__centre"
    )
    sessions = [claim.quota.session for claim in held.order_by("quota__session__starts")]
    sessions = sessions or list({one.session_id: one.session for one in people}.values())
    if not sessions:
        return None
    context = {
        "booking": booking,
        "event": sessions[0].event,
        "sessions": sessions,
        "people": [one for one in people if one.session_id == sessions[0].pk],
    }
    return Letter(
        booking.contact_email,
        booking.language,
        f"events/{template}",
        context,
        attachments=attachments,
        reply_to=_organiser_address(sessions[0].event),
    )


def _coming(booking: Booking) -> list[Attendee]:
    people = booking.attendees.coming().select_related(  # type: ignore[attr-defined]
        "session__event__venue", "session__event__centre", "session__event__organiser"
    )
    return list(people.order_by("session__starts", "number", "pk"))


def _attachments(booking: Booking, people: list[Attendee]) -> tuple[Attachment, ...]:
    """A calendar entry for each date of who signed up, and everybody's ticket for the first."""
    url = absolute(booking.link)
    own = [one for one in people if one.number == people[0].number]
    entries = [as_attachment(appointment_calendar(one, url=url)) for one in own]
    first = [one for one in people if one.session_id == people[0].session_id]
    tickets = [
        Attachment(f"ticket-{one.ticket_code}.png", ticket_png(one.ticket_code), "image/png")
        for one in first
    ]
    return (*entries, *tickets)


def _organiser_address(event: Event) -> str:
    arranged_by = event.organiser.email if event.organiser else ""
    return arranged_by or (event.centre.email if event.centre else "")
