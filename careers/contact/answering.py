"""She answers a request: yes with what she ticks, or no. Blocking is ``careers.contact.blocking``.

open ──► yes (a reveal)      The company reads a yes at once, everything else when the request
  │                          would have run out (``careers.contact.told``).
  ├────► no
  ├────► taken back by the company
  └────► expired, by the clock
"""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from careers.contact import refusals, reveals
from careers.contact.reveals import DEFAULT_DAYS
from careers.emails import contact as emails
from careers.models import CandidateProfile, ContactRequest, PublishedSummary, Reveal
from companies.models import Company
from outbox.mail import post

State = ContactRequest.State


@transaction.atomic
def say_yes(request_id: int, fields: Collection[str], days: int = DEFAULT_DAYS) -> Reveal:
    """Show the company these fields (values of ``Field``) for so many days.

    Raises ContactRefused where the request is over, the profile is hidden, or as ``reveals.give``.
    """
    request = locked(request_id)
    check_open(request)
    if not PublishedSummary.objects.findable().filter(profile=request.profile_id).exists():
        raise refusals.ProfileIsHidden
    reveal = reveals.give(request.profile_id, request.company_id, fields, days, request)
    _answer(request, State.YES)
    post(emails.contact_yes, request.pk, key=f"careers.contact_yes/{request.pk}")
    return reveal


@transaction.atomic
def say_no(request_id: int, why_not: str = "") -> ContactRequest:
    """``why_not`` is for the centre. Saying no again changes nothing. Raises ContactRefused."""
    request = locked(request_id)
    if request.state != State.NO:
        check_open(request)
        _answer(request, State.NO, why_not)
    return request


def locked(request_id: int) -> ContactRequest:
    """The request after its company and her profile, in the order of everywhere."""
    found = ContactRequest.objects.get(pk=request_id)
    Company.objects.locked(found.company_id)
    CandidateProfile.objects.locked(found.profile_id)
    return ContactRequest.objects.locked(request_id)


def check_open(request: ContactRequest) -> None:
    """Raises ContactRefused where nothing can be answered any more."""
    if request.state in (State.YES, State.NO):
        raise refusals.AnsweredAlready
    if request.taken_back_at is not None:
        raise refusals.TakenBackByCompany
    if not request.is_open:
        raise refusals.RanOut


def _answer(request: ContactRequest, state: str, why_not: str = "") -> None:
    request.state = state
    request.why_not = why_not
    request.answered_at = timezone.now()
    request.save(update_fields=["state", "why_not", "answered_at"])
