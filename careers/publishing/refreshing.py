"""The copy follows the profile, and the words in it what an adviser has approved."""

from django.db import transaction

from careers.finding import index
from careers.models import CandidateProfile, PublishedSummary
from careers.publishing import copying, words


def refresh(profile_id: int) -> None:
    """To be called in the transaction of every change of a profile, of who she is, or of whom she
    has blocked. Reads her words again, and makes the copy equal where there is one."""
    with transaction.atomic():
        profile = CandidateProfile.objects.locked(profile_id)
        words.follow(profile)
        write_copy(profile)


def write_copy(profile: CandidateProfile) -> None:
    """The profile is locked. A hidden copy is left as it was: nobody reads it."""
    if profile.state != CandidateProfile.State.LIVE:
        return
    summary = PublishedSummary.objects.filter(profile=profile).first()
    if summary is not None:
        summary = PublishedSummary.objects.locked(summary.pk)
        copying.write(profile, summary, words.approved(profile))
        index.write(summary.pk)
