"""Her yes to the CV bank, without which nothing of her is kept there."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog, Consent, User
from careers.models import CandidateProfile
from careers.profile.wording import PURPOSE, VERSION
from vocabulary.refused import Refused


class WordsChanged(Refused):
    message = _("The words have changed since you opened this page. Read them once more.")


def has_consented(user: User) -> bool:
    """To the words as they are now."""
    return _in_force(user).filter(wording_version=VERSION).exists()


def _in_force(user: User) -> QuerySet[Consent]:
    return Consent.objects.filter(user=user, purpose=PURPOSE, withdrawn_at=None)


@transaction.atomic
def begin(user: User, *, version: str) -> CandidateProfile:
    """Her profile, empty at first, once she has said yes to this wording. Saying it again is fine.

    Raises WordsChanged when that is not the wording of today.
    """
    if version != VERSION:
        raise WordsChanged
    profile, _made = CandidateProfile.objects.get_or_create(user=user)
    CandidateProfile.objects.locked(profile.pk)
    if not has_consented(user):
        _in_force(user).update(withdrawn_at=timezone.now())
        Consent.objects.create(user=user, purpose=PURPOSE, wording_version=VERSION)
        AccessLog.add("candidate_profile.consented", profile, by=user, about=user, reason=VERSION)
    return profile
