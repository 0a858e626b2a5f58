"""Jobs that she keeps to look at again. Nobody else learns of it."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from careers.models import CandidateProfile, Job, SavedJob
from vocabulary.refused import Refused

MOST = 100


class TooMany(Refused):
    message = _("You have saved a hundred jobs. Take some away first.")


@transaction.atomic
def save(profile_id: int, job_id: int) -> None:
    """Saved twice it is saved once. Raises TooMany."""
    CandidateProfile.objects.locked(profile_id)
    mine = SavedJob.objects.filter(profile=profile_id)
    if mine.filter(job=job_id).exists():
        return
    if mine.count() >= MOST:
        raise TooMany
    SavedJob.objects.create(profile_id=profile_id, job=Job.objects.get(pk=job_id))


def forget(profile_id: int, job_id: int) -> None:
    SavedJob.objects.filter(profile=profile_id, job=job_id).delete()
