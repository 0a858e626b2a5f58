"""Mails about jobs. None has a name or a word of hers in it: who may read that signs in."""

from collections.abc import Callable

from django.utils import timezone

from accounts.models import User
from careers.models import Application, Job, JobAlert
from companies.models import Membership
from outbox.letters import Letter, mail


@mail("careers.job_opened")
def job_opened(pk: int) -> Letter | None:
    return _to_company(pk, "careers/job_opened", lambda job: job.is_open)


@mail("careers.job_sent_back")
def job_sent_back(pk: int) -> Letter | None:
    def to_change(job: Job) -> bool:
        return job.state == Job.State.DRAFT and bool(job.reason)

    return _to_company(pk, "careers/job_sent_back", to_change)


@mail("careers.job_ends")
def job_ends(pk: int) -> Letter | None:
    return _to_company(pk, "careers/job_ends", lambda job: job.is_open)


@mail("careers.application_arrived")
def application_arrived(pk: int) -> Letter | None:
    found = _application(pk)
    if found is None or found.state != Application.State.SENT:
        return None
    return _of_job(found.job, "careers/application_arrived", found)


@mail("careers.application_taken_back")
def application_taken_back(pk: int) -> Letter | None:
    found = _application(pk)
    if found is None or found.state != Application.State.TAKEN_BACK:
        return None
    return _of_job(found.job, "careers/application_taken_back", found)


@mail("careers.application_sent")
def application_sent(pk: int) -> Letter | None:
    found = _application(pk)
    if found is None or found.state == Application.State.TAKEN_BACK:
        return None
    return _to_her(found, "careers/application_sent")


@mail("careers.application_answered")
def application_answered(pk: int) -> Letter | None:
    """The answer as it stands now; nothing once she has taken the application back."""
    found = _application(pk)
    if found is None or found.answered_at is None or found.state == Application.State.TAKEN_BACK:
        return None
    return _to_her(found, "careers/application_answered")


@mail("careers.new_jobs")
def new_jobs(pk: int) -> Letter | None:
    from careers.jobs.weekly import news_of

    alert = JobAlert.objects.select_related("profile__user").filter(pk=pk).first()
    news = news_of(alert) if alert else []
    if alert is None or not news:
        return None
    user = alert.profile.user
    context = {"user": user, "alert": alert, "news": news}
    return Letter(user.email, user.language, "careers/new_jobs", context)


def receiver(job: Job) -> User | None:
    """Who wrote it, as long as she acts for the company; else its first owner."""
    members = Membership.objects.filter(company=job.company_id).select_related("user")
    writer = members.filter(user=job.made_by_id).first() if job.made_by_id else None
    found = writer or members.filter(role=Membership.Role.OWNER).first()
    return found.user if found else None


def _to_company(pk: int, template: str, still: Callable[[Job], bool]) -> Letter | None:
    job = Job.objects.select_related("company").filter(pk=pk).first()
    return _of_job(job, template) if job is not None and still(job) else None


def _of_job(job: Job, template: str, application: Application | None = None) -> Letter | None:
    user = receiver(job)
    if user is None:
        return None
    days = (job.valid_through - timezone.localdate()).days
    context = {"job": job, "user": user, "application": application, "days": days}
    return Letter(user.email, user.language, template, context)


def _application(pk: int) -> Application | None:
    found = Application.objects.select_related("job__company", "profile__user", "reveal")
    return found.filter(pk=pk).first()


def _to_her(application: Application, template: str) -> Letter:
    user = application.profile.user
    context = {"application": application, "job": application.job, "user": user}
    return Letter(user.email, user.language, template, context)
