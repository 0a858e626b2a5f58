"""Taking the consent back: everything in the bank about her goes, what came of it stays keyless."""

from django.db import transaction
from django.utils import timezone

from accounts.models import Consent, User
from careers.models import CandidateProfile
from careers.profile.wording import PURPOSE
from careers.publishing.erasing import erase


@transaction.atomic
def leave(user: User) -> None:
    """Her account stays, and she may begin anew. Twice is fine."""
    Consent.objects.filter(user=user, purpose=PURPOSE, withdrawn_at=None).update(
        withdrawn_at=timezone.now()
    )
    profile = CandidateProfile.objects.filter(user=user).first()
    if profile is not None:
        erase(profile.pk, by=user, action="candidate_profile.left")
