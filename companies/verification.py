"""The centre's staff check that a company is what it says, before it may send bookings.

waiting  --verify-->  verified
  | ^                    |
  | +---ask_again---+    |
  +----decline--> declined <--decline--+
"""

from django.db import transaction
from django.utils import timezone

from accounts.models import AccessLog, User
from companies import emails
from companies.models import Company, Membership
from companies.sign_up import KnownAlready
from companies.signals import number_changed
from outbox.letters import Renderer
from outbox.mail import post_many


def verify(company: Company, *, by: User) -> Company:
    """Let the company send bookings. Verifying again changes nothing."""
    with transaction.atomic():
        company = Company.objects.locked(company.pk)
        if not company.is_verified:
            company.verified_at = timezone.now()
            company.verified_by = by
            company.declined_reason = ""
            _save(company)
            AccessLog.add("company.verified", company, by=by)
            _tell_owners(company, emails.company_verified)
    return company


def decline(company: Company, *, reason: str, by: User) -> Company:
    """Say no, with the reason that the owners read; also takes a verification back."""
    with transaction.atomic():
        company = Company.objects.locked(company.pk)
        if company.declined_reason != reason:
            company.verified_at = company.verified_by = None
            company.declined_reason = reason
            _save(company)
            AccessLog.add("company.declined", company, by=by, reason=reason)
            _tell_owners(company, emails.company_declined)
    return company


def ask_again(company: Company, *, name: str, cvr: str, by: User) -> Company:
    """The owner has put right what was wrong; the company waits for staff once more.

    Raises KnownAlready where another company has that number.
    """
    with transaction.atomic():
        company = Company.objects.locked(company.pk)
        if Company.objects.filter(cvr=cvr).exclude(pk=company.pk).exists():
            raise KnownAlready
        if company.is_declined:
            old, company.name, company.cvr = company.cvr, name, cvr
            company.declined_reason = ""
            _save(company)
            AccessLog.add("company.asked_again", company, by=by)
            if old != cvr and _was_verified(company):
                number_changed.send(Company, company=company, old=old)
    return company


def _was_verified(company: Company) -> bool:
    """Under the number before, that is; else it may have been mistyped, and be somebody else's."""
    return AccessLog.objects.of_record(company).filter(action="company.verified").exists()


def _save(company: Company) -> None:
    company.save(update_fields=["name", "cvr", "verified_at", "verified_by", "declined_reason"])


def _tell_owners(company: Company, mail: Renderer) -> None:
    owners = company.memberships.filter(role=Membership.Role.OWNER)
    post_many(mail, owners.values_list("pk", flat=True))
