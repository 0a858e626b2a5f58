"""Her profile in the CV bank, candidates for employers, and jobs, on My page."""

from accounts.models import User
from accounts.my_page import Panel
from careers.advising import my_page as of_advisers
from careers.contact import on_my_page as of_contact
from careers.employers import on_my_page as of_employers
from careers.jobs import on_my_page as of_jobs
from careers.models import CandidateProfile
from careers.profile.steps import progress_of
from careers.publishing import words


def panels(user: User) -> list[Panel]:
    profile = CandidateProfile.objects.select_related("user", "published").filter(user=user).first()
    hers = _of(profile) if profile else []
    return [*of_employers.panels(user), *hers, *of_jobs.panels(user, profile)]


def _of(profile: CandidateProfile) -> list[Panel]:
    """What waits for her comes first."""
    asked = of_contact.panels(profile)
    return [*asked, _profile(profile), *of_advisers.panels(profile)]


def _profile(profile: CandidateProfile) -> Panel:
    progress = progress_of(profile)
    context = {
        "profile": profile,
        "progress": progress,
        "next_step": progress.first_undone,
        "waiting": words.waiting(profile),
        "sent_back": None,
    }
    return Panel("careers/profile/my_page.html", context)
