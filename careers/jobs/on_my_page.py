"""What My page says of jobs: to a candidate, and to whoever acts for a company."""

from dataclasses import dataclass

from accounts.models import User
from accounts.my_page import Panel
from careers.jobs.applying import OPEN
from careers.models import Application, CandidateProfile, Job, Reveal
from companies.models import Company


@dataclass(frozen=True)
class OfCompany:
    company: Company
    to_answer: int
    open: int


def panels(user: User, profile: CandidateProfile | None) -> list[Panel]:
    return [*(_of_candidate(profile) if profile else []), *_of_companies(user)]


def _of_candidate(profile: CandidateProfile) -> list[Panel]:
    mine = Application.objects.filter(profile=profile).exclude(state=Application.State.TAKEN_BACK)
    context = {
        "applications": mine.select_related("job__company")[:5],
        "saved": profile.saved_jobs.filter(job__in=Job.objects.open()).count(),
    }
    return [Panel("careers/jobs/my_page.html", context)]


def _of_companies(user: User) -> list[Panel]:
    """Those with jobs, and how many people wait for a word."""
    rows = []
    for company in Company.objects.visible_to(user).filter(jobs__isnull=False).distinct():
        waiting = Application.objects.filter(job__company=company, state__in=OPEN)
        waiting = waiting.filter(reveal__in=Reveal.objects.in_force())
        open_jobs = Job.objects.open().filter(company=company)
        rows.append(OfCompany(company, waiting.count(), open_jobs.count()))
    return [Panel("careers/jobs/company/my_page.html", {"rows": rows})] if rows else []
