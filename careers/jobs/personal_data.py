"""What the job bank holds about a candidate, beyond what goes away with her profile."""

from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from careers.models import Application, CandidateProfile, Job, JobAlert

SHOWN = ("fields", "until", "taken_back_at")  # of what an application shows


def held(profile: CandidateProfile) -> dict[str, Any]:
    alert = JobAlert.objects.filter(profile=profile).first()
    return {
        "saved_jobs": [
            _job(one.job) | {"saved_at": one.saved_at}
            for one in profile.saved_jobs.select_related("job__company")
        ],
        "applications": [_application(one) for one in _of(profile)],
        "new_jobs_by_mail": {"wanted": alert is not None},
    }


def _of(profile: CandidateProfile) -> QuerySet[Application]:
    return Application.objects.filter(profile=profile).select_related("job__company", "reveal")


def _application(one: Application) -> dict[str, Any]:
    own = {name: getattr(one, name) for name in ("text", "state", "sent_at", "answered_at")}
    shown = {f"reveal__{name}": getattr(one.reveal, name) for name in SHOWN}
    return _job(one.job) | own | shown


def _job(job: Job) -> dict[str, str]:
    return {"job__title": job.told_title, "job__company__name": job.company.name}


def erase(profile: CandidateProfile) -> None:
    """Applications, saved jobs and the weekly mail end with the profile; here they end at once."""
    Application.objects.filter(profile=profile).delete()
    profile.saved_jobs.all().delete()
    JobAlert.objects.filter(profile=profile).delete()


def held_of_user(user: User) -> dict[str, Any]:
    """Of somebody who writes for a company: the advertisements are the company's and stay."""
    written = Job.objects.filter(made_by=user).values("title", "company__name", "made_at", "state")
    return {"jobs_written_for_companies": list(written)}
