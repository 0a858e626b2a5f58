"""What a new hire does on her own page, by her personal link and without an account."""

from collections.abc import Collection
from enum import Enum

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog
from accounts.personal_links import BadLink
from companies import emails
from companies.models import NewHire, visit_link
from events.models import Attendee, Booking
from outbox.mail import post
from vocabulary.refused import Refused


class NoSuchVisit(Exception):
    """Not one of our links."""


class Closed(Enum):
    """Why a link that was good once opens nothing any more."""

    REPLACED = "replaced"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class VisitClosed(Exception):
    def __init__(self, reason: Closed, hire: NewHire) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hire = hire


class TooLate(Refused):
    message = _("You have been at the centre already, so this can no longer be changed here.")


def visit_by(token: str) -> NewHire:
    """The person whose link this is. Raises NoSuchVisit, VisitClosed."""
    try:
        pk, version = visit_link.read(token)
    except BadLink as error:
        raise NoSuchVisit from error
    hire = NewHire.objects.for_her_page().filter(pk=pk).first()
    if hire is None:
        raise NoSuchVisit
    if reason := _closed(hire, version):
        raise VisitClosed(reason, hire)
    return hire


def _closed(hire: NewHire, version: int) -> Closed | None:
    if version != hire.link_version:
        return Closed.REPLACED
    last = _last_seat(hire)
    if last.state == Attendee.State.CANCELLED:
        return Closed.CANCELLED
    return None if last.link_open else Closed.EXPIRED


def _last_seat(hire: NewHire) -> Attendee:
    """That of her visit; of a course the last that stands, if any does."""
    if hire.group.event is None:
        return hire.attendee
    own = Attendee.objects.coming().filter(
        booking=hire.attendee.booking_id, number=hire.attendee.number
    )
    return own.select_related("session").order_by("-session__ends").first() or hire.attendee


def opened(hire: NewHire) -> None:
    """Remember the first time that she saw her page."""
    if hire.opened_at is None:
        hire.opened_at = timezone.now()
        if NewHire.objects.filter(pk=hire.pk, opened_at=None).update(opened_at=hire.opened_at):
            AccessLog.add("new_hire.opened", hire)


@transaction.atomic
def tick(hire: NewHire, *, ready: Collection[int], of: Collection[int]) -> None:
    """These papers are ready, the others of her list (``of``) are not. Saving again is fine.

    One after the other: what is saved last is what she has.
    """
    hire = locked(hire)
    hire.ticks.exclude(document__in=ready).filter(document__in=of).delete()
    for document_id in sorted(set(ready) & set(of)):
        hire.ticks.get_or_create(document_id=document_id)


@transaction.atomic
def application_submitted(hire: NewHire, *, reference: str) -> NewHire:
    """She has applied online; the reference helps the desk to find her application."""
    hire = locked(hire)
    if hire.application_submitted_at and hire.application_reference == reference:
        return hire
    hire.application_submitted_at = hire.application_submitted_at or timezone.now()
    hire.application_reference = reference
    hire.save(update_fields=["application_submitted_at", "application_reference"])
    AccessLog.add("new_hire.application_submitted", hire)
    return hire


@transaction.atomic
def ask_for_another_time(hire: NewHire, *, reason: str) -> NewHire:
    """Tell the company and the centre; her seat stays hers until somebody moves it.

    Also after a visit at which a paper was missing.

    Asking again with the same words changes nothing. Raises TooLate.
    """
    hire = locked(hire)
    if hire.attendee.state not in (Attendee.State.EXPECTED, Attendee.State.SENT_AWAY):
        raise TooLate
    if hire.another_time_asked_at and hire.another_time_reason == reason:
        return hire
    hire.another_time_asked_at = timezone.now()
    hire.another_time_reason = reason
    hire.save(update_fields=["another_time_asked_at", "another_time_reason"])
    AccessLog.add("new_hire.another_time_asked", hire)
    post(emails.another_time_asked, hire.pk)
    post(emails.centre_told_of_another_time, hire.pk)
    return hire


@transaction.atomic
def withdraw_the_wish(hire: NewHire) -> NewHire:
    """She can come after all: company and centre are told. Withdrawing again changes nothing.

    Raises TooLate.
    """
    hire = locked(hire)
    if hire.another_time_asked_at is None:
        return hire
    if hire.attendee.state != Attendee.State.EXPECTED:
        raise TooLate
    hire.another_time_asked_at = None
    hire.another_time_reason = ""
    hire.save(update_fields=["another_time_asked_at", "another_time_reason"])
    AccessLog.add("new_hire.another_time_withdrawn", hire)
    post(emails.another_time_withdrawn, hire.pk)
    post(emails.centre_told_of_withdrawal, hire.pk)
    return hire


@transaction.atomic
def speak(hire: NewHire, *, language: str) -> None:
    """Write to her in this language from now on."""
    Attendee.objects.filter(pk=hire.attendee_id).update(language=language)


def locked(hire: NewHire) -> NewHire:
    """Her record as it is now, locked; the booking first, as everywhere."""
    Booking.objects.locked(hire.attendee.booking_id)
    return NewHire.objects.for_her_page().locked(hire.pk)
