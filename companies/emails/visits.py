"""Mails to a new hire about her visit, and to the others whom it concerns.

Where a company has booked her in at an event, ``companies.emails.event_seats`` has the words.

Each is about a NewHire, and is written from what is true when it is sent: somebody taken off the
booking meanwhile is told nothing but that.
"""

from collections.abc import Sequence

from django.utils import translation

from companies.emails.event_seats import (
    event_cancelled,
    event_invitation,
    event_moved,
    event_reminder,
)
from companies.models import NewHire
from companies.readiness import papers_of, requirements_of, rulebook_of
from events.calendar_files import appointment_calendar, as_attachment
from events.models import Attendee
from events.tickets import ticket_png
from outbox.letters import Attachment, Letter, absolute, mail

MAY_ASK = (Attendee.State.EXPECTED, Attendee.State.SENT_AWAY)


@mail("companies.invitation")
def invitation(pk: int) -> Letter | None:
    """Who booked her in, when, where, what to bring, and her link."""
    hire = _expected(pk)
    if hire is None:
        return None
    if hire.group.event:
        return event_invitation(hire)
    with translation.override(hire.attendee.language):
        found = requirements_of(hire, rulebook_of(hire))
    return _to_her(hire, "companies/invitation", [_calendar(hire), _ticket(hire)], found=found)


@mail("companies.reminder")
def reminder(pk: int) -> Letter | None:
    """Only what is missing."""
    hire = _load(pk)
    if hire is not None and hire.group.event:
        return event_reminder(hire)
    hire = _expected(pk)
    if hire is None:
        return None
    papers = papers_of(hire, requirements_of(hire, rulebook_of(hire)))
    return _to_her(hire, "companies/reminder", papers=papers)


@mail("companies.visit_moved")
def visit_moved(pk: int) -> Letter | None:
    """Another time, with a calendar entry that replaces the first one."""
    hire = _load(pk)
    if hire is not None and hire.group.event:
        return event_moved(hire)
    hire = _expected(pk)
    return _to_her(hire, "companies/visit_moved", [_calendar(hire)]) if hire else None


@mail("companies.visit_cancelled")
def visit_cancelled(pk: int) -> Letter | None:
    """Only where her own time is really gone; removes the entry from her calendar."""
    hire = _load(pk)
    if hire is not None and hire.group.event:
        return event_cancelled(hire)
    if hire is None or hire.attendee.state != Attendee.State.CANCELLED:
        return None
    return _to_her(hire, "companies/visit_cancelled", [_calendar(hire)])


@mail("companies.paper_missing")
def paper_missing(pk: int) -> Letter | None:
    """She was sent away at the desk, unless that was taken back meanwhile."""
    hire = _load(pk)
    if hire is None or hire.attendee.state != Attendee.State.SENT_AWAY:
        return None
    return _to_her(hire, "companies/paper_missing")


@mail("companies.another_time_asked")
def another_time_asked(pk: int) -> Letter | None:
    """To the company's contact for this booking."""
    hire = _who_may_ask(pk)
    if hire is None or hire.another_time_asked_at is None:
        return None
    booking = hire.attendee.booking
    context = {"hire": hire, "group": hire.group}
    return Letter(booking.contact_email, booking.language, "companies/another_time_asked", context)


@mail("companies.centre_told_of_another_time")
def centre_told_of_another_time(pk: int) -> Letter | None:
    """To the centre, in Danish, with her address to answer to."""
    hire = _who_may_ask(pk)
    if hire is None or hire.another_time_asked_at is None:
        return None
    return Letter(
        to=hire.group.answers_to,
        language="da",
        template="companies/centre_told_of_another_time",
        context={"hire": hire, "group": hire.group},
        reply_to=hire.attendee.email,
    )


@mail("companies.another_time_withdrawn")
def another_time_withdrawn(pk: int) -> Letter | None:
    """To the company's contact: she can come after all, unless she has asked once more."""
    hire = _expected(pk)
    if hire is None or hire.another_time_asked_at is not None:
        return None
    booking = hire.attendee.booking
    context = {"hire": hire, "group": hire.group}
    return Letter(
        booking.contact_email, booking.language, "companies/another_time_withdrawn", context
    )


@mail("companies.centre_told_of_withdrawal")
def centre_told_of_withdrawal(pk: int) -> Letter | None:
    hire = _expected(pk)
    if hire is None or hire.another_time_asked_at is not None:
        return None
    return Letter(
        to=hire.group.answers_to,
        language="da",
        template="companies/centre_told_of_withdrawal",
        context={"hire": hire, "group": hire.group},
        reply_to=hire.attendee.email,
    )


def _load(pk: int) -> NewHire | None:
    return NewHire.objects.for_her_page().filter(pk=pk).first()


def _expected(pk: int) -> NewHire | None:
    hire = _load(pk)
    return hire if hire and hire.attendee.state == Attendee.State.EXPECTED else None


def _who_may_ask(pk: int) -> NewHire | None:
    """For another time: before the visit, or when a paper was missing at it."""
    hire = _load(pk)
    return hire if hire and hire.attendee.state in MAY_ASK else None


def _to_her(
    hire: NewHire, template: str, files: Sequence[Attachment] = (), **context: object
) -> Letter | None:
    attendee = hire.attendee
    if not attendee.email:
        return None
    facts = {"hire": hire, "attendee": attendee, "session": attendee.session, "group": hire.group}
    return Letter(
        to=attendee.email,
        language=attendee.language,
        template=template,
        context={**facts, **context},
        attachments=tuple(files),
        reply_to=hire.group.answers_to,
    )


def _calendar(hire: NewHire) -> Attachment:
    with translation.override(hire.attendee.language):
        return as_attachment(appointment_calendar(hire.attendee, url=absolute(hire.link)))


def _ticket(hire: NewHire) -> Attachment:
    code = hire.attendee.ticket_code
    return Attachment(f"ticket-{code}.png", ticket_png(code), "image/png")
