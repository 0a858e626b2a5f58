"""Companies that a person never wants to be seen by, such as her partner's employer.

They are known by their CVR number: the company need not be here (yet).
"""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from stdnum.dk import cvr as cvr_number
from stdnum.exceptions import ValidationError as NotANumber

from careers.contact import refusals, reveals
from careers.models import BlockedCompany, CandidateProfile, ContactRequest, Field
from careers.publishing import refresh
from companies.models import Company
from companies.signals import number_changed

MOST = 100  # companies; one person's, so that a list of all of them is no list to search by


def blocked(cvr: str) -> QuerySet[BlockedCompany, int]:
    """The ids of the profiles that this company must not see: ``exclude(profile__in=…)``."""
    return BlockedCompany.objects.filter(cvr=cvr).values_list("profile_id", flat=True)


@dataclass(frozen=True)
class Ended:
    """What the company could read of her until now: it may have written it down."""

    was_shown: list[Field]


@transaction.atomic
def block(profile_id: int, cvr: str) -> Ended:
    """Never be seen by the company with this number. Its open request counts as a no that it reads
    when the request runs out; what she shows it ends now. Blocking again changes nothing.

    Raises NotACompany, TooManyBlocked.
    """
    cvr = _checked(profile_id, cvr)
    company = Company.objects.filter(cvr=cvr).first()
    if company is not None:
        Company.objects.locked(company.pk)
    profile = CandidateProfile.objects.locked(profile_id)
    BlockedCompany.objects.get_or_create(profile=profile, cvr=cvr)
    refresh(profile_id)
    return Ended(_end_all(profile, company) if company else [])


@transaction.atomic
def unblock(profile_id: int, cvr: str) -> None:
    """The company may find her again. What blocking has ended stays ended."""
    CandidateProfile.objects.locked(profile_id)
    BlockedCompany.objects.filter(profile=profile_id, cvr=cvr).delete()
    refresh(profile_id)


def connect() -> None:
    number_changed.connect(_follow, sender=Company, dispatch_uid="careers.blocking")


def _follow(company: Company, old: str, **_kwargs: Any) -> None:
    """Whoever has blocked a company has blocked it under its new number too; and what she showed it
    ends also where she had blocked the new number alone."""
    either = BlockedCompany.objects.filter(cvr__in=(old, company.cvr)).order_by("profile")
    for profile_id in list(either.values_list("profile", flat=True).distinct()):
        profile = CandidateProfile.objects.locked(profile_id)
        BlockedCompany.objects.get_or_create(profile=profile, cvr=company.cvr)
        refresh(profile_id)
        _end_all(profile, company)


def _checked(profile_id: int, cvr: str) -> str:
    """Eight digits and nothing else, as companies keep them."""
    try:
        cvr = cvr_number.validate(cvr)
    except NotANumber as error:
        raise refusals.NotACompany from error
    if BlockedCompany.objects.filter(profile=profile_id).exclude(cvr=cvr).count() >= MOST:
        raise refusals.TooManyBlocked(
            _("You can block %(number)d companies. Unblock one first, or ask an adviser.")
            % {"number": MOST}
        )
    return cvr


def _end_all(profile: CandidateProfile, company: Company) -> list[Field]:
    """Silently: a mail now would tell that she blocked it."""
    shown = reveals.fields_shown(profile, company)
    for request in ContactRequest.objects.open().filter(profile=profile, company=company):
        request.state = ContactRequest.State.NO
        request.answered_at = timezone.now()
        request.save(update_fields=["state", "answered_at"])
    for pk in reveals.in_force(profile, company).values_list("pk", flat=True):
        reveals.take_back(pk)
    return shown
