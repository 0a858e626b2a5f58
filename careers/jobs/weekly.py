"""Once a week, for whoever asked for it: the new jobs that fit her. Nothing when there are none."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from careers.emails import jobs as emails
from careers.jobs.facts import of_job, of_profile, with_facts
from careers.jobs.matching import match
from careers.jobs.reasons import InWords, in_words
from careers.models import CandidateProfile, Job, JobAlert
from outbox.mail import post

WEEK = timedelta(days=7)
MOST = 8  # jobs in one mail


@dataclass(frozen=True)
class News:
    job: Job
    why: InWords


@transaction.atomic
def begin(profile_id: int) -> JobAlert:
    """From now on. Asked for twice it is once."""
    profile = CandidateProfile.objects.locked(profile_id)
    return JobAlert.objects.get_or_create(profile=profile)[0]


def stop(profile_id: int) -> None:
    """Twice is harmless."""
    JobAlert.objects.filter(profile=profile_id).delete()


def write_to_all() -> None:
    """To everybody whose last week is over. Each in a transaction of its own."""
    due = JobAlert.objects.filter(looked_until__lte=timezone.now() - WEEK)
    for pk in list(due.values_list("pk", flat=True)):
        look(pk)


@transaction.atomic
def look(alert_id: int) -> None:
    """Go on by a week, and promise a mail where that week has something for her."""
    alert = JobAlert.objects.locked(alert_id)
    now = timezone.now()
    if alert.looked_until > now - WEEK:
        return
    alert.looked_from, alert.looked_until = alert.looked_until, now
    alert.save(update_fields=["looked_from", "looked_until"])
    if news_of(alert):
        post(emails.new_jobs, alert.pk, key=f"new-jobs-{alert.pk}-{now:%Y-%m-%d}")


def news_of(alert: JobAlert) -> list[News]:
    """What was opened between the two days, fits her, and is open still; the best first."""
    return fitting(alert.profile, since=alert.looked_from, until=alert.looked_until)[:MOST]


def fitting(profile: CandidateProfile, *, since: datetime, until: datetime) -> list[News]:
    """Without jobs of companies that she has blocked, and those she has applied for."""
    jobs = Job.objects.open().filter(opened_at__gt=since, opened_at__lte=until)
    jobs = jobs.exclude(company__cvr__in=profile.blocked.values("cvr"))
    jobs = jobs.exclude(applications__profile=profile)
    her = of_profile(profile)
    found = []
    for job in with_facts(jobs):
        names = {skill.pk: str(skill) for skill in job.skills.all()}
        why = in_words(match(her, of_job(job)), names)
        if why.fits:
            found.append(News(job, why))
    return sorted(found, key=lambda news: (-news.why.score, -news.job.pk))
