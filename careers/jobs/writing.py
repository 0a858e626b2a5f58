"""A company writes an advertisement.

draft ──change──► draft ──send──► waiting (careers.jobs.moderating)

Of an open one, new words go to the centre first and the advertisement is off the page until they
are read; what is chosen from lists changes at once, for nothing can be told or asked by it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from careers.jobs.plain_text import tidy
from careers.models import Job, JobLanguage, Skill
from careers.models.jobs import JobQuerySet
from companies.models import Company
from guidance.models import Municipality
from vocabulary.refused import Refused

LONGEST = timedelta(days=90)  # that an advertisement is open without being looked at again
MOST_DRAFTS = 30  # of one company, that nobody else has read
WORDS = ("title", "description", "salary")
COPIED = (
    *WORDS,
    *("occupation", "municipality", "region", "work_forms", "education_level", "experience"),
)


class ThatDayIsOver(Refused):
    message = _("Choose a day to come, at most 90 days from now.")


class TooManyDrafts(Refused):
    message = _(
        "Your company has 30 drafts already. Send one of them, or throw away what you do not need."
    )


class Closed(Refused):
    message = _("This advertisement is closed. Copy it as a new one to change it.")


@dataclass(frozen=True)
class Advertisement:
    """Everything that a company says of a job."""

    title: str
    description: str
    occupation: str
    valid_through: date
    municipality: Municipality | None = None
    work_forms: tuple[str, ...] = ()
    education_level: int | None = None
    experience: int | None = None
    languages: Mapping[str, int] = field(default_factory=dict)
    skills: tuple[Skill, ...] = ()
    salary: str = ""
    starts_on: date | None = None


@transaction.atomic
def draft(company: Company, ad: Advertisement, *, by: User) -> Job:
    """Keep it, for nobody but the company. The same words sent twice are one draft.

    Raises ThatDayIsOver, TooManyDrafts.
    """
    check_last_day(ad.valid_through)
    Company.objects.locked(company.pk)
    known = _drafts(company.pk)
    same = known.filter(title=ad.title, description=tidy(ad.description)).first()
    if same is None:
        _not_too_many(known)
    return _write(same or Job(company=company, made_by=by), ad)


@transaction.atomic
def change(job_id: int, ad: Advertisement) -> Job:
    """Raises ThatDayIsOver, Closed."""
    check_last_day(ad.valid_through)
    job = Job.objects.locked(job_id)
    if job.state == Job.State.CLOSED:
        raise Closed
    before = [getattr(job, name) for name in WORDS]
    job = _write(job, ad)
    if job.state == Job.State.OPEN and before != [getattr(job, name) for name in WORDS]:
        job.state = Job.State.WAITING
        job.sent_at = timezone.now()
        job.save(update_fields=["state", "sent_at"])
    return job


@transaction.atomic
def copy(job_id: int, *, by: User) -> Job:
    """A draft with the same words, to be open for a month. Asked for twice it is one draft.

    Raises TooManyDrafts.
    """
    job = Job.objects.get(pk=job_id)
    Company.objects.locked(job.company_id)
    drafts = _drafts(job.company_id)
    same = drafts.filter(title=job.title, description=job.description).exclude(pk=job_id)
    if found := same.first():
        return found
    _not_too_many(drafts)
    new = Job(
        company_id=job.company_id, made_by=by, **{name: getattr(job, name) for name in COPIED}
    )
    new.valid_through = timezone.localdate() + timedelta(days=30)
    new.save()
    new.skills.set(job.skills.all())
    _set_languages(new, dict(job.languages.values_list("code", "level")))
    return new


@transaction.atomic
def throw_away(job_id: int) -> None:
    """A draft that nobody else has read. Of others nothing happens; twice is harmless."""
    Job.objects.filter(pk=job_id, state=Job.State.DRAFT, opened_at=None).delete()


def _drafts(company_id: int) -> JobQuerySet:
    """That nobody else has read. Whoever adds one has locked the company."""
    return Job.objects.filter(company=company_id, state=Job.State.DRAFT, opened_at=None)


def _not_too_many(drafts: JobQuerySet) -> None:
    if drafts.count() >= MOST_DRAFTS:
        raise TooManyDrafts


def check_last_day(day: date) -> None:
    """Raises ThatDayIsOver."""
    if not timezone.localdate() <= day <= timezone.localdate() + LONGEST:
        raise ThatDayIsOver


def _write(job: Job, ad: Advertisement) -> Job:
    job.title, job.salary = ad.title, ad.salary
    job.description = tidy(ad.description)
    job.occupation = ad.occupation
    job.municipality = ad.municipality
    job.region = ad.municipality.region if ad.municipality else ""
    job.work_forms = list(ad.work_forms)
    job.education_level, job.experience = ad.education_level, ad.experience
    job.starts_on, job.valid_through = ad.starts_on, ad.valid_through
    job.save()
    job.skills.set(ad.skills)
    _set_languages(job, ad.languages)
    return job


def _set_languages(job: Job, languages: Mapping[str, int]) -> None:
    if dict(job.languages.values_list("code", "level")) == dict(languages):
        return
    job.languages.all().delete()
    JobLanguage.objects.bulk_create(
        [JobLanguage(job=job, code=code, level=level) for code, level in languages.items()]
    )
