"""Taking the consent back: everything in the bank about her goes, what came of it stays keyless."""

from django.db import transaction
from django.utils import timezone

from accounts.models import AccessLog, Consent, User
from careers.advising.retention import make_keyless
from careers.finding import index
from careers.models import CandidateProfile, PublishedSummary
from careers.profile.wording import PURPOSE


@transaction.atomic
def leave(user: User) -> None:
    """Her account stays, and she may begin anew. Twice is fine."""
    Consent.objects.filter(user=user, purpose=PURPOSE, withdrawn_at=None).update(
        withdrawn_at=timezone.now()
    )
    profile = CandidateProfile.objects.filter(user=user).first()
    if profile is None:
        return
    profile = CandidateProfile.objects.locked(profile.pk)
    for summary in PublishedSummary.objects.filter(profile=profile):
        index.remove(summary.pk)
    make_keyless(profile)
    AccessLog.add("candidate_profile.left", profile, by=user, about=user)
    profile.delete()
