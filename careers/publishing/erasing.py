"""The end of a profile: what is left is a row of statistics that is nobody's."""

from django.db import transaction
from django.utils import timezone

from accounts.models import AccessLog, Consent
from careers.advising.retention import make_keyless
from careers.finding import index
from careers.models import CandidateProfile, PublishedSummary

PURPOSE = "cv_bank"  # careers.profile.wording, which is above this package


@transaction.atomic
def erase(profile_id: int) -> bool:
    """Profile, copy, texts, file, requests, reveals, what the index has. False: it is gone already.

    Her account stays; with it goes ``careers.personal_data``.
    """
    if not CandidateProfile.objects.filter(pk=profile_id).exists():
        return False
    profile = CandidateProfile.objects.locked(profile_id)
    user = profile.user
    for summary in PublishedSummary.objects.filter(profile=profile):
        index.remove(summary.pk)
    make_keyless(profile)
    yes = Consent.objects.filter(user=user, purpose=PURPOSE, withdrawn_at=None)
    yes.update(withdrawn_at=timezone.now())
    AccessLog.add("candidate_profile.erased", profile, by=None, about=user)
    profile.delete()
    return True
