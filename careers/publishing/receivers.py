"""Who she is changes in other apps too: her words are then read again at once."""

from typing import Any

from django.db.models.signals import post_save

from accounts.models import User
from careers.models import CandidateProfile
from careers.publishing.refreshing import refresh

IDENTITY = {"first_name", "last_name", "email"}


def connect() -> None:
    post_save.connect(_account_saved, sender=User, dispatch_uid="careers.publishing")


def _account_saved(
    instance: User, created: bool, update_fields: frozenset[str] | None = None, **_kwargs: Any
) -> None:
    """Not for each signing in, which saves one other field."""
    if created or (update_fields is not None and not IDENTITY & set(update_fields)):
        return
    for pk in CandidateProfile.objects.filter(user=instance).values_list("pk", flat=True):
        refresh(pk)
