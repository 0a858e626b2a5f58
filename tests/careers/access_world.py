"""Somebody in the CV bank whom a company has asked, for the table of who may go where."""

from dataclasses import dataclass

from django.utils import timezone

from accounts.models import User
from careers.advising import enquiries, offers, outcomes
from careers.advising.talks import series
from careers.contact import reveals
from careers.employers.terms import accept
from careers.jobs import applying, weekly
from careers.models import (
    Application,
    ContactRequest,
    Field,
    ForwardedEnquiry,
    Offer,
    Outcome,
    PublishedSummary,
    Reveal,
)
from companies.models import Company
from events.models import Session
from tests.careers.contact_people import asked, with_file
from tests.careers.job_people import applied, open_job
from tests.careers.people import live_profile
from tests.events import make


@dataclass(frozen=True)
class Bank:
    summary: PublishedSummary
    request: ContactRequest
    reveal: Reveal
    offer: Offer
    outcome: Outcome
    passed_on: ForwardedEnquiry
    talk: Session
    application: Application  # the company says that she is hired
    weekly_token: str


def bank(her: User, company: Company) -> Bank:
    """All members of the company have accepted the terms, and she shows it everything."""
    for membership in company.memberships.select_related("user"):
        accept(company, membership.user)
    profile = with_file(live_profile(user=her, phone="+45 20 00 00 01"))
    request = asked(profile, company)
    reveal = reveals.give(profile.pk, company.pk, Field.values)
    offer = offers.make(profile.pk, "mentor", where="", text="", by=her)
    outcome = outcomes.record(profile.pk, "interview", timezone.localdate())
    enquiry = enquiries.ask("A nurse?", by=company.memberships.all()[0].user, company=company)
    passed_on = ForwardedEnquiry.objects.create(enquiry=enquiry, profile=profile)
    talk = make.session(series(), seats=1)
    application = applied(profile, open_job(company), fields=Field.values)
    application = applying.answer(application.pk, "hired", by=company.memberships.all()[0].user)
    token = weekly.begin(profile.pk).token
    return Bank(
        *(profile.published, request, reveal, offer, outcome, passed_on, talk),
        *(application, token),
    )
