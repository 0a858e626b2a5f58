"""The end of a profile: what is left is a row of statistics that is nobody's."""

from django.db import transaction
from django.utils import timezone

from accounts.models import AccessLog, Consent, User
from careers.advising import personal_data as of_advisers
from careers.contact import personal_data as of_contact
from careers.finding import index
from careers.jobs import personal_data as of_jobs
from careers.models import CandidateProfile, PublishedSummary
from careers.publishing import personal_data as of_publishing
from careers.publishing.skills import forget_suggested

PURPOSE = "cv_bank"  # careers.profile.wording, which is above this package
PARTS = (of_advisers, of_jobs, of_contact, of_publishing)  # her way is counted first


@transaction.atomic
def erase(
    profile_id: int, *, by: User | None = None, action: str = "candidate_profile.erased"
) -> bool:
    """Profile, copy, texts, file, requests, reveals, what the index has. False: it is gone already.

    Her account stays; with it goes ``careers.personal_data``. ``by``: None for the clock.
    """
    if not CandidateProfile.objects.filter(pk=profile_id).exists():
        return False
    profile = CandidateProfile.objects.locked(profile_id)
    user = profile.user
    for summary in PublishedSummary.objects.filter(profile=profile):
        index.remove(summary.pk)
    for part in PARTS:
        part.erase(profile)
    yes = Consent.objects.filter(user=user, purpose=PURPOSE, withdrawn_at=None)
    yes.update(withdrawn_at=timezone.now())
    AccessLog.add(action, profile, by=by, about=user)
    profile.delete()
    forget_suggested(user)
    return True
