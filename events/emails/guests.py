"""Mails to people for whom somebody else signed up, and to who is not expected any more."""

from django.utils import timezone, translation

from events.calendar_files import appointments_calendar, as_attachment
from events.emails.sign_up import attachments_of, organiser_address
from events.models import Attendee, AttendeeQuerySet, Booking
from outbox.letters import Letter, absolute, mail


@mail("events.guest_ticket")
def guest_ticket(pk: int) -> Letter | None:
    """Somebody has signed you up: when, where, your ticket, and a way out."""
    return _with_ticket("guest_ticket", pk)


@mail("events.seat_handed_over")
def seat_handed_over(pk: int) -> Letter | None:
    """Somebody has given you a seat of hers."""
    return _with_ticket("seat_handed_over", pk)


@mail("events.guest_reminder")
def guest_reminder(pk: int) -> Letter | None:
    """In two days."""
    return _with_ticket("guest_reminder", pk, alone=True)


@mail("events.seat_given_away")
def seat_given_away(pk: int) -> Letter | None:
    """Your seat is somebody else's now; the attachment takes it out of the calendar."""
    return struck_out("seat_given_away", _people().get(pk=pk))


def struck_out(template: str, gone: Attendee) -> Letter | None:
    """With every date of the sign-up that this address is not expected at any more.

    None where she has been erased meanwhile.
    """
    if not gone.email:
        return None
    same = _people().filter(
        booking=gone.booking, number=gone.number, state=Attendee.State.CANCELLED
    )
    all_gone = list(same.with_email(gone.email).filter(session__ends__gt=timezone.now())) or [gone]
    sessions = list({one.session_id: one.session for one in all_gone}.values())
    context = {"attendee": gone, "event": gone.session.event, "sessions": sessions}
    with translation.override(gone.language):
        url = absolute(gone.session.event.get_absolute_url())
        calendar = as_attachment(appointments_calendar(all_gone, url=url))
    return Letter(
        gone.email,
        gone.language,
        f"events/{template}",
        context,
        attachments=(calendar,),
        reply_to=organiser_address(gone.session.event),
    )


def _with_ticket(template: str, pk: int, *, alone: bool = False) -> Letter | None:
    """None where she is not expected any more; ``alone``: of this one date."""
    one = _people().filter(pk=pk, state=Attendee.State.EXPECTED).first()
    if one is None or not one.email:
        return None
    dates = [one] if alone else _dates_of(one)
    context = {
        "attendee": one,
        "signed_up_by": one.booking.contact_name,
        "event": one.session.event,
        "sessions": [each.session for each in dates],
        "ticket": one.ticket_code,
        "is_party": one.booking.kind in Booking.WITH_GUESTS,
    }
    return Letter(
        one.email,
        one.language,
        f"events/{template}",
        context,
        attachments=attachments_of(dates, url=one.link),
        reply_to=organiser_address(one.session.event),
    )


def _dates_of(one: Attendee) -> list[Attendee]:
    same = _people().filter(booking=one.booking, number=one.number, state=one.state)
    return list(same.order_by("session__starts", "pk"))


def _people() -> AttendeeQuerySet:
    return Attendee.objects.select_related(
        "booking", "session__event__venue", "session__event__centre", "session__event__organiser"
    )
