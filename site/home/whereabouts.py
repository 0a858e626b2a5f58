"""Where somebody who has signed in lives, as far as an app knows: asked when she asks us."""

from accounts.models import User
from careers.models import CandidateProfile
from companies.models import NewHire
from guidance.models import Municipality


def home_of(user: User) -> Municipality | None:
    """From her profile in the CV bank, or from what her company wrote for her last visit."""
    profile = CandidateProfile.objects.filter(user=user).select_related("municipality").first()
    if profile is not None and profile.municipality is not None:
        return profile.municipality
    hires = NewHire.objects.filter(attendee__email__iexact=user.email).exclude(municipality=None)
    hire = hires.select_related("municipality").order_by("-pk").first()
    return hire.municipality if hire else None
