"""Staff read every advertisement before anybody else does.

draft ──send──► waiting ──approve──► open
  ▲                │
  └───send_back────┘
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog, User
from careers.emails import jobs as emails
from careers.jobs.writing import check_last_day
from careers.models import Job
from companies.models import Company
from outbox.mail import post
from vocabulary.refused import Refused

MOST_WAITING = 20  # of one company: whoever reads them reads those of others as well


class NotVerified(Refused):
    message = _("We are still checking your company. You can send the job when that is done.")


class NotComplete(Refused):
    message = _("Say what the job is first: it has no description yet.")


class Enough(Refused):
    message = _(
        "We are reading 20 jobs of your company. Send this one when we have answered some of them;"
        " it is kept meanwhile."
    )


class Changed(Refused):
    message = _(
        "The company has changed the advertisement since you opened it. Read it again, please."
    )


class NotWaiting(Refused):
    message = _("This advertisement does not wait for an answer any more.")


@transaction.atomic
def send(job_id: int) -> Job:
    """To the centre. Sent again it waits as before.

    Raises NotVerified, NotComplete, Enough, ThatDayIsOver.
    """
    Company.objects.locked(Job.objects.values_list("company_id", flat=True).get(pk=job_id))
    job = Job.objects.locked(job_id)
    if job.state != Job.State.DRAFT:
        return job
    if not job.company.is_verified:
        raise NotVerified
    if not job.description:
        raise NotComplete
    if Job.objects.to_review().filter(company=job.company_id).count() >= MOST_WAITING:
        raise Enough
    check_last_day(job.valid_through)
    job.state = Job.State.WAITING
    job.sent_at = timezone.now()
    job.reason = ""
    job.save(update_fields=["state", "sent_at", "reason"])
    return job


@transaction.atomic
def approve(job_id: int, revision: str, *, by: User) -> Job:
    """Everybody can read it. Approved again it stays as it is. Raises Changed, NotWaiting."""
    job = Job.objects.locked(job_id)
    if job.revision != revision:
        raise Changed
    if job.state == Job.State.OPEN:
        return job
    if job.state != Job.State.WAITING:
        raise NotWaiting
    first = job.opened_at is None
    job.state = Job.State.OPEN
    job.opened_at = job.opened_at or timezone.now()
    job.decided_by, job.reason = by, ""
    job.save(update_fields=["state", "opened_at", "decided_by", "reason"])
    AccessLog.add("job.approved", job, by=by, on_behalf_of=job.company.name)
    post(emails.job_opened, job.pk, key=f"job-opened-{job.pk}" if first else None)
    return job


@transaction.atomic
def send_back(job_id: int, reason: str, *, by: User) -> Job:
    """With what to change. An open one is taken off the page by it. Raises NotWaiting."""
    job = Job.objects.locked(job_id)
    if job.state == Job.State.DRAFT and job.reason == reason:
        return job
    if job.state not in (Job.State.WAITING, Job.State.OPEN):
        raise NotWaiting
    job.state = Job.State.DRAFT
    job.decided_by, job.reason = by, reason
    job.save(update_fields=["state", "decided_by", "reason"])
    AccessLog.add("job.sent_back", job, by=by, on_behalf_of=job.company.name, reason=reason)
    post(emails.job_sent_back, job.pk)
    return job
