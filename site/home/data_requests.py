"""What people ask about their own data: everything to take along, or to be erased."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Language, User
from careers.models.files import private_storage
from vocabulary.locking import LockingQuerySet

FOLDER = "downloads"


def new_name() -> str:
    """Known before there is a file: whoever writes it again overwrites the half of it."""
    return f"{FOLDER}/{uuid.uuid4().hex}.zip"


class DataExport(models.Model):
    """Her one file with everything. Asked for ──► ready ──► deleted after some days."""

    user = models.OneToOneField(User, models.CASCADE, related_name="+")
    name = models.CharField(max_length=80, default=new_name, editable=False)
    asked_at = models.DateTimeField(default=timezone.now)
    ready_at = models.DateTimeField(null=True, blank=True)
    size = models.PositiveBigIntegerField(default=0, help_text="Bytes")

    objects = LockingQuerySet["DataExport"].as_manager()

    class Meta:
        verbose_name = _("download of one's data")

    def __str__(self) -> str:
        return f"Download {self.pk}"

    @property
    def until(self) -> Any:
        """The moment from which it is gone; None while it is being made."""
        return self.ready_at and self.ready_at + settings.RETENTION["downloads"].period


class Erasure(models.Model):
    """To be erased ──► erased ──► this row goes, once the last mail has gone.

    ``email`` and ``language`` are for that mail alone. ``files`` are names in the private storage
    and, below "media", in the public one; they tell nothing about anybody.
    """

    user = models.OneToOneField(User, models.SET_NULL, null=True, related_name="+")
    email = models.EmailField()
    language = models.CharField(max_length=2, choices=Language)
    asked_at = models.DateTimeField(default=timezone.now)
    erased_at = models.DateTimeField(null=True, blank=True)
    files = models.JSONField(default=dict)

    objects = LockingQuerySet["Erasure"].as_manager()

    class Meta:
        verbose_name = _("erasure of somebody's data")

    def __str__(self) -> str:
        return f"Erasure {self.pk}"


def connect() -> None:
    """However a row goes, also with its person: its file goes with it."""
    post_delete.connect(_row_is_gone, sender=DataExport, dispatch_uid="home.data_requests")


def _row_is_gone(instance: DataExport, **_kwargs: Any) -> None:
    name = instance.name
    transaction.on_commit(lambda: private_storage().delete(name))
