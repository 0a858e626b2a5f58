"""An employer asks one person about one job.

Whom it may not see it may not ask, and learns nothing of: ``PublishedSummary.DoesNotExist``.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import AccessLog, User
from careers.contact import refusals, reveals
from careers.contact.told import Told, again_from, told
from careers.emails import contact as emails
from careers.models import CandidateProfile, ContactRequest, Job, PublishedSummary
from careers.models.contact import A_DAY, OPEN_FOR
from companies.models import Company
from outbox.mail import post


@transaction.atomic
def ask(
    *, company_id: int, handle: str, by: User, job: str, reason: str, vacancy: Job | None = None
) -> ContactRequest:
    """``job``: its title, in words. ``vacancy``: the same job in the job bank, where it is there.

    Locks the company, which makes its requests wait for each other, then the person's profile.
    Raises PublishedSummary.DoesNotExist, and ContactRefused where the company has asked her
    already, too lately, or enough people today.
    """
    company = Company.objects.locked(company_id)
    if not company.is_verified:
        raise refusals.NotVerifiedYet
    profile = _locked_candidate(handle, company)
    check(company, profile.pk, handle)
    _end_older(company, profile)
    now = timezone.now()
    request = ContactRequest.objects.create(
        profile=profile,
        company=company,
        handle=handle,
        asked_by=by,
        job=job,
        reason=reason,
        vacancy=vacancy,
        asked_at=now,
        expires_at=now + OPEN_FOR,
    )
    AccessLog.add(
        "cv.asked", request, by=by, about=profile.user, on_behalf_of=company.name, reason=job
    )
    post(emails.contact_asked, request.pk, key=f"careers.contact_asked/{request.pk}")
    return request


def check(company: Company, profile_id: int, handle: str) -> None:
    """Raises ContactRefused where this company may not ask the person of this handle now."""
    _check_earlier(company, profile_id, handle)
    _check_quota(company)


def _locked_candidate(handle: str, company: Company) -> CandidateProfile:
    """Looked for again after the wait: she may have hidden herself or blocked the company."""
    visible = PublishedSummary.objects.visible_to_company(company.cvr)
    profile = CandidateProfile.objects.locked(visible.get(handle=handle).profile_id)
    visible.all().get(handle=handle)
    return profile


def _check_earlier(company: Company, profile_id: int, handle: str) -> None:
    """By the handle: whoever came back under another is somebody new to the company."""
    asked = ContactRequest.objects.filter(company=company, profile=profile_id, handle=handle)
    last = asked.first()
    if last is not None and told(last) == Told.WAITING:
        raise refusals.AskedAlready
    if reveals.in_force(profile_id, company).exists():
        raise refusals.ShownAlready
    if last is not None and timezone.now() < again_from(last):
        day = date_format(timezone.localtime(again_from(last)), "DATE_FORMAT")
        raise refusals.NotSoSoon(
            _("Your company has asked this person before. It can ask again from %(day)s.")
            % {"day": day}
        )


def _end_older(company: Company, profile: CandidateProfile) -> None:
    """What still waits under a handle that she has left runs out silently, and is told in time."""
    older = ContactRequest.objects.open().filter(company=company, profile=profile)
    older.update(state=ContactRequest.State.EXPIRED)


def asked_today(company: Company) -> int:
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return ContactRequest.objects.filter(company=company, asked_at__gte=midnight).count()


def _check_quota(company: Company) -> None:
    if asked_today(company) >= A_DAY:
        raise refusals.EnoughForToday(
            _("Your company has sent %(number)d requests today, which is the most. Go on tomorrow.")
            % {"number": A_DAY}
        )


@transaction.atomic
def take_back(request_id: int) -> ContactRequest:
    """The company does not want to ask any more. What she had answered stays hers.

    Taking it back again changes nothing. Raises NotTakenBack after a yes or the end.
    """
    request = ContactRequest.objects.locked(request_id)
    if request.taken_back_at is not None:
        return request
    if told(request) != Told.WAITING:
        raise refusals.NotTakenBack
    request.taken_back_at = timezone.now()
    if request.state == ContactRequest.State.OPEN:
        request.state = ContactRequest.State.TAKEN_BACK
    request.save(update_fields=["taken_back_at", "state"])
    return request
