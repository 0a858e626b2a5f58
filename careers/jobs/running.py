"""An open advertisement is closed, goes on for longer, or comes to its end by itself."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from careers.emails import jobs as emails
from careers.jobs.writing import check_last_day
from careers.models import Job
from outbox.mail import post_many
from vocabulary.refused import Refused

WARN_DAYS = 5  # before the last day


class NotOpen(Refused):
    message = _("This advertisement is not open. Copy it as a new one instead.")


@transaction.atomic
def close(job_id: int) -> Job:
    """Nobody can apply any more. Closed again it stays closed. Raises NotOpen.

    Where its words wait to be read, nobody else is ever told of it: not even that it is gone.
    """
    job = Job.objects.locked(job_id)
    if job.state == Job.State.CLOSED:
        return job
    if job.opened_at is None:
        raise NotOpen
    if job.state != Job.State.OPEN:
        job.opened_at = None
    job.state = Job.State.CLOSED
    job.save(update_fields=["state", "opened_at"])
    return job


@transaction.atomic
def renew(job_id: int, last_day: date) -> Job:
    """One can apply until the end of that day, also where it had run out.

    Raises ThatDayIsOver, NotOpen.
    """
    check_last_day(last_day)
    job = Job.objects.locked(job_id)
    if job.state != Job.State.OPEN:
        raise NotOpen
    if job.valid_through != last_day:
        job.valid_through = last_day
        job.save(update_fields=["valid_through"])
    return job


def warn_about_end() -> None:
    """Tell the companies whose advertisements end in a few days; once for each last day."""
    today = timezone.localdate()
    soon = today + timedelta(days=WARN_DAYS)
    ending = Job.objects.open().filter(valid_through__lte=soon)
    ending = ending.filter(opened_at__lt=timezone.now() - timedelta(days=WARN_DAYS))
    rows = list(ending.values_list("pk", "valid_through"))
    keys = [f"job-ends-{pk}-{last_day:%Y-%m-%d}" for pk, last_day in rows]
    post_many(emails.job_ends, [pk for pk, _day in rows], keys=keys)
