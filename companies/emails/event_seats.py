"""Mails about a company's seats at an event: to each person, and to the company.

Those to her are the same mails as for a visit (``companies.emails.visits``), in other words.
"""

from collections.abc import Sequence

from django.utils import translation

from companies.models import GroupBooking, NewHire
from events.calendar_files import appointments_calendar, as_attachment
from events.models import Attendee, Session
from events.tickets import ticket_png
from outbox.letters import Attachment, Letter, absolute, mail


@mail("companies.seat_declined")
def seat_declined(pk: int) -> Letter | None:
    """To the company's contact: she cannot come, and her seat is free for somebody else."""
    hire = NewHire.objects.for_her_page().filter(pk=pk).exclude(declined_at=None).first()
    if hire is None:
        return None
    booking = hire.attendee.booking
    context = {"hire": hire, "group": hire.group, "event": hire.group.event}
    return Letter(booking.contact_email, booking.language, "companies/seat_declined", context)


@mail("companies.seats_moved")
def seats_moved(pk: int) -> Letter | None:
    """About a GroupBooking, to its contact: the event has another time or place."""
    group = GroupBooking.objects.with_company().filter(pk=pk).exclude(event=None).first()
    if group is None or group.booking is None:
        return None
    there = Attendee.objects.expected().filter(booking=group.booking).values("session")
    sessions = Session.objects.upcoming().filter(pk__in=there)
    dates = list(sessions.select_related("event__venue", "event__centre"))
    if not dates:
        return None
    return Letter(
        group.booking.contact_email,
        group.booking.language,
        "companies/seats_moved",
        {"group": group, "event": group.event, "sessions": dates},
        reply_to=group.answers_to,
    )


def event_invitation(hire: NewHire) -> Letter | None:
    """Who booked for her, what, when and where, her ticket and her link."""
    dates = _dates(hire, Attendee.State.EXPECTED)
    asks = hire.group.at_event.questions.filter(asked=True).exists()
    files = [_calendar(hire, dates), _ticket(dates[0])]
    return _to_her(hire, "event_invitation", dates, files, asks=asks)


def event_reminder(hire: NewHire) -> Letter | None:
    """The next of her dates."""
    expected = _dates(hire, Attendee.State.EXPECTED)
    dates = [each for each in expected if not each.session.has_begun][:1]
    if not dates:
        return None
    return _to_her(hire, "event_reminder", dates, [_ticket(dates[0])])


def event_moved(hire: NewHire) -> Letter | None:
    """Another time or place, with calendar entries that replace the first ones."""
    expected = _dates(hire, Attendee.State.EXPECTED)
    dates = [each for each in expected if not each.session.has_begun]
    return _to_her(hire, "event_moved", dates, [_calendar(hire, dates)]) if dates else None


def event_cancelled(hire: NewHire) -> Letter | None:
    """She is off the list, and the entries come out of her calendar."""
    dates = _dates(hire, Attendee.State.CANCELLED)
    return _to_her(hire, "event_cancelled", dates, [_calendar(hire, dates)]) if dates else None


def _dates(hire: NewHire, state: str) -> list[Attendee]:
    """Herself at each date, by time; asked for by number, as ``event_seats.people`` does."""
    own = Attendee.objects.filter(
        booking=hire.attendee.booking_id, number=hire.attendee.number, state=state
    ).select_related("session__event__venue", "session__event__centre")
    return list(own.order_by("session__starts", "pk"))


def _to_her(
    hire: NewHire,
    template: str,
    dates: Sequence[Attendee],
    files: Sequence[Attachment],
    **more: object,
) -> Letter | None:
    attendee = hire.attendee
    if not attendee.email:
        return None
    context = {
        "hire": hire,
        "attendee": attendee,
        "group": hire.group,
        "event": hire.group.event,
        "sessions": [each.session for each in dates],
        "ticket": dates[0].ticket_code,
    }
    return Letter(
        attendee.email,
        attendee.language,
        f"companies/{template}",
        context | more,
        attachments=tuple(files),
        reply_to=hire.group.answers_to,
    )


def _calendar(hire: NewHire, dates: Sequence[Attendee]) -> Attachment:
    with translation.override(hire.attendee.language):
        return as_attachment(appointments_calendar(dates, url=absolute(hire.link)))


def _ticket(seat: Attendee) -> Attachment:
    return Attachment(f"ticket-{seat.ticket_code}.png", ticket_png(seat.ticket_code), "image/png")
