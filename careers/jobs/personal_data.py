"""What the job bank holds about a candidate, beyond what goes away with her profile."""

from typing import Any

from accounts.models import User
from careers.models import Application, CandidateProfile, Job, JobAlert


def held(profile: CandidateProfile) -> dict[str, Any]:
    alert = JobAlert.objects.filter(profile=profile).first()
    return {
        "saved_jobs": list(
            profile.saved_jobs.values("job__title", "job__company__name", "saved_at")
        ),
        "applications": list(
            Application.objects.filter(profile=profile).values(
                *("job__title", "job__company__name", "text", "state", "sent_at", "answered_at"),
                *("reveal__fields", "reveal__until", "reveal__taken_back_at"),
            )
        ),
        "new_jobs_by_mail": {"wanted": alert is not None},
    }


def erase(profile: CandidateProfile) -> None:
    """Applications, saved jobs and the weekly mail end with the profile; here they end at once."""
    Application.objects.filter(profile=profile).delete()
    profile.saved_jobs.all().delete()
    JobAlert.objects.filter(profile=profile).delete()


def held_of_user(user: User) -> dict[str, Any]:
    """Of somebody who writes for a company: the advertisements are the company's and stay."""
    written = Job.objects.filter(made_by=user).values("title", "company__name", "made_at", "state")
    return {"jobs_written_for_companies": list(written)}
