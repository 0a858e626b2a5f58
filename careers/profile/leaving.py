"""Taking the consent back: everything in the bank about her goes, what came of it stays keyless."""

from accounts.models import User
from careers.models import CandidateProfile
from careers.publishing import erasing


def leave(user: User) -> None:
    """Her account stays, and she may begin anew. Twice is fine."""
    profile = CandidateProfile.objects.filter(user=user).first()
    if profile is not None:
        erasing.erase(profile.pk, by=user, action="candidate_profile.left")
