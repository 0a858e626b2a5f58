"""Mails about her own profile and file."""

from careers.models import CandidateProfile
from outbox.letters import Letter, mail


@mail("careers.virus_found")
def virus_found(pk: int) -> Letter | None:
    """Nothing once she has uploaded another file."""
    profile = CandidateProfile.objects.select_related("user").filter(pk=pk).first()
    if profile is None or hasattr(profile, "cv_file"):
        return None
    user = profile.user
    return Letter(user.email, user.language, "careers/virus_found", {"user": user})
