"""She asks for her words to be shown."""

from django.db import transaction

from careers.models import CandidateProfile, Submission
from careers.publishing import words
from careers.publishing.refreshing import refresh


def send_words(profile_id: int) -> Submission:
    """Put what she has written into the advisers' queue. Raises NoWords and NotChanged."""
    with transaction.atomic():
        profile = CandidateProfile.objects.locked(profile_id)
        submission = words.send(profile)
        refresh(profile_id)
    return submission
