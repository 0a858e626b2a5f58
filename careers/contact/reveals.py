"""What a person shows to one company: chosen by her, field by field, until a day.

A reveal is for all members of the company who may search. It ends by the clock alone, without a
job: whoever asks looks at ``until``.
"""

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import AccessLog
from careers.contact import refusals
from careers.models import BlockedCompany, CandidateProfile, ContactRequest, CVFile, Field, Reveal
from careers.models.contact import RevealQuerySet
from companies.models import Company

DAYS = (14, 30, 60, 90, 180)  # what she may choose from
DEFAULT_DAYS = 60


@transaction.atomic
def give(
    profile_id: int,
    company_id: int,
    fields: Collection[str],
    days: int = DEFAULT_DAYS,
    request: ContactRequest | None = None,
) -> Reveal:
    """Show these fields (values of ``Field``) to the company for so many days.

    Locks the company, then the profile. Raises ContactRefused where nothing was ticked, the file or
    number is not there, the company is not verified or is blocked by her.
    """
    company = Company.objects.locked(company_id)
    profile = CandidateProfile.objects.locked(profile_id)
    _check(profile, company, fields, days)
    now = timezone.now()
    reveal = Reveal.objects.create(
        profile=profile,
        company=company,
        request=request,
        fields=[field for field in Field.values if field in fields],
        given_at=now,
        until=now + timedelta(days=days),
    )
    _log("cv.shown", reveal)
    return reveal


def _check(profile: CandidateProfile, company: Company, fields: Collection[str], days: int) -> None:
    if days not in DAYS:
        raise refusals.NotForThisLong
    if not fields or not set(fields) <= set(Field.values):
        raise refusals.NothingChosen
    if not company.is_verified:
        raise refusals.CompanyNotVerified
    if BlockedCompany.objects.filter(profile=profile, cvr=company.cvr).exists():
        raise refusals.CompanyIsBlocked
    if Field.PHONE in fields and not profile.phone:
        raise refusals.NoPhone
    if Field.MUNICIPALITY in fields and profile.municipality_id is None:
        raise refusals.NoMunicipality
    if Field.CV in fields and not CVFile.objects.filter(profile=profile).exists():
        raise refusals.NoFile


@transaction.atomic
def take_back(reveal_id: int) -> Reveal:
    """From this moment the company reads nothing by it. Taking it back again changes nothing."""
    reveal = Reveal.objects.locked(reveal_id)
    if reveal.taken_back_at is None:
        reveal.taken_back_at = timezone.now()
        reveal.save(update_fields=["taken_back_at"])
        _log("cv.taken_back", reveal)
    return reveal


def in_force(profile: CandidateProfile | int, company: Company | int) -> RevealQuerySet:
    """What this company may read of her now: a request and applications may each have one."""
    return Reveal.objects.in_force().filter(profile=profile, company=company)


def of_company(company: Company, profile_ids: Collection[int]) -> set[int]:
    """Those of these profiles that show the company anything now."""
    given = Reveal.objects.in_force().filter(company=company, profile__in=profile_ids)
    return set(given.values_list("profile_id", flat=True))


def fields_shown(profile: CandidateProfile | int, company: Company | int) -> list[Field]:
    """All fields that the company may read now, in their order; empty: she shows it nothing."""
    shown = {field for reveal in in_force(profile, company) for field in reveal.fields}
    return [field for field in Field if field in shown]


def _log(action: str, reveal: Reveal) -> None:
    """By herself: only she gives and takes back."""
    user = reveal.profile.user
    what = ", ".join(reveal.fields)
    AccessLog.add(action, reveal, by=user, about=user, reason=f"{reveal.company}: {what}")
