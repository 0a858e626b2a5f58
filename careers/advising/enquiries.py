"""Asking an adviser, where a search tells too little: so that the rule of three is no dead end.

asked ──► answered (by mail; the page keeps it)
  └──► passed on to candidates, who answer themselves: yes shows the company what they tick
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import AccessLog, User
from careers.advising.caseload import advisers
from careers.contact import reveals
from careers.contact.blocking import blocked
from careers.emails import advising as emails
from careers.models import (
    CandidateProfile,
    Enquiry,
    ForwardedEnquiry,
    PublishedSummary,
    Reveal,
)
from careers.models.profiles import CandidateProfileQuerySet
from companies.models import Company
from outbox.mail import post, post_many
from vocabulary.refused import Refused

A_DAY = 5  # questions of one person


class TooMany(Refused):
    """More than somebody can need."""


class NotAskedByCompany(Refused):
    message = gettext_lazy("Only a company's question can be passed on to candidates.")


class NoneChosen(Refused):
    message = gettext_lazy("Tick at least one candidate who is found by employers now.")


class AnsweredAlready(Refused):
    message = gettext_lazy("You have answered this already.")


@transaction.atomic
def ask(
    text: str,
    *,
    by: User,
    company: Company | None = None,
    profile: CandidateProfile | None = None,
    searched: Mapping[str, Any] | None = None,
) -> Enquiry:
    """Of a company or of a candidate. Sent twice it is one. Raises TooMany."""
    if company is not None:
        company = Company.objects.locked(company.pk)
    if profile is not None:
        profile = CandidateProfile.objects.locked(profile.pk)
    today = Enquiry.objects.filter(asked_by=by, asked_at__gt=timezone.now() - timedelta(days=1))
    facts = {"company": company, "profile": profile, "text": text}
    same = today.open().filter(**facts).first()
    if same is not None:
        return same
    if today.count() >= A_DAY:
        words = _("You have asked %(number)d questions today. Ask the next one tomorrow.")
        raise TooMany(words % {"number": A_DAY})
    enquiry = Enquiry.objects.create(asked_by=by, searched=dict(searched or {}), **facts)
    ids = [who.pk for who in _receivers(profile)]
    keys = [f"careers.enquiry:{enquiry.pk}:{pk}" for pk in ids]
    post_many(emails.question_waits, ids, keys=keys)
    return enquiry


def _receivers(profile: CandidateProfile | None) -> Sequence[User]:
    """Her own adviser, or all of them."""
    if profile is not None and profile.adviser is not None:
        return [profile.adviser]
    return list(advisers())


@transaction.atomic
def answer(enquiry_id: int, text: str, *, by: User) -> Enquiry:
    """The first answer stands; it goes to who asked. Raises AnsweredAlready."""
    enquiry = Enquiry.objects.locked(enquiry_id)
    if enquiry.state == Enquiry.State.ANSWERED:
        if enquiry.answer == text:
            return enquiry
        raise AnsweredAlready
    enquiry.state, enquiry.answer = Enquiry.State.ANSWERED, text
    enquiry.answered_at, enquiry.answered_by = timezone.now(), by
    enquiry.save(update_fields=["state", "answer", "answered_at", "answered_by"])
    about = enquiry.profile.user if enquiry.profile else None
    AccessLog.add("enquiry.answered", enquiry, by=by, about=about)
    post(emails.question_answered, enquiry.pk)
    return enquiry


def may_be_asked(enquiry: Enquiry, adviser: User) -> CandidateProfileQuerySet:
    """Of her caseload: whom employers find now, and who has not blocked this company."""
    found = PublishedSummary.objects.findable().values("profile")
    mine = CandidateProfile.objects.of_adviser(adviser.pk).filter(pk__in=found)
    if enquiry.company is None:
        return mine.none()
    return mine.exclude(pk__in=blocked(enquiry.company.cvr))


@transaction.atomic
def pass_on(
    enquiry_id: int, profile_ids: Collection[int], *, by: User
) -> Sequence[ForwardedEnquiry]:
    """To these candidates of her caseload, each once; the new ones. The company learns nothing.

    Raises NotAskedByCompany, NoneChosen.
    """
    enquiry = Enquiry.objects.locked(enquiry_id)
    if enquiry.company is None:
        raise NotAskedByCompany
    people = list(may_be_asked(enquiry, by).filter(pk__in=profile_ids).select_related("user"))
    if not people:
        raise NoneChosen
    known = set(enquiry.forwarded.values_list("profile_id", flat=True))
    new = [
        ForwardedEnquiry.objects.create(enquiry=enquiry, profile=each, sent_by=by)
        for each in people
        if each.pk not in known
    ]
    for sent in new:
        her = sent.profile.user
        AccessLog.add("enquiry.passed_on", sent, by=by, about=her, reason=str(enquiry.company))
    post_many(emails.question_passed_on, [sent.pk for sent in new])
    return new


@transaction.atomic
def say_yes(sent: ForwardedEnquiry, fields: Collection[str]) -> Reveal:
    """She shows the company these fields (values of ``Field``), and it is told.

    Raises AnsweredAlready, and what ``reveals.give`` raises.
    """
    company = sent.enquiry.company
    assert company is not None  # noqa: S101 - a candidate's question is never passed on
    Company.objects.locked(company.pk)
    CandidateProfile.objects.locked(sent.profile_id)
    sent = _unanswered(sent)
    reveal = reveals.give(sent.profile_id, company.pk, fields)
    _answer(sent, ForwardedEnquiry.State.YES)
    post(emails.question_taken_up, sent.pk)
    return reveal


@transaction.atomic
def say_no(sent: ForwardedEnquiry) -> ForwardedEnquiry:
    """Nobody is told. Said again it changes nothing. Raises AnsweredAlready."""
    sent = ForwardedEnquiry.objects.locked(sent.pk)
    if sent.state == ForwardedEnquiry.State.NO:
        return sent
    return _answer(_unanswered(sent), ForwardedEnquiry.State.NO)


def _unanswered(sent: ForwardedEnquiry) -> ForwardedEnquiry:
    sent = ForwardedEnquiry.objects.locked(sent.pk)
    if sent.state != ForwardedEnquiry.State.SENT:
        raise AnsweredAlready
    return sent


def _answer(sent: ForwardedEnquiry, state: str) -> ForwardedEnquiry:
    sent.state, sent.answered_at = state, timezone.now()
    sent.save(update_fields=["state", "answered_at"])
    her = sent.profile.user
    AccessLog.add("enquiry.answered_by_her", sent, by=her, about=her)
    return sent


def forget() -> int:
    """By the clock: what was answered long ago. How many."""
    limit = timezone.now() - settings.RETENTION["enquiries"].period
    over = Enquiry.objects.filter(answered_at__lt=limit)
    deleted, _by_model = over.delete()
    return deleted
