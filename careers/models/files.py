"""The CV itself: kept apart, under a name that tells nothing, and handed out by consent alone."""

import uuid
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from careers.models.profiles import CandidateProfile


class PrivateStorage(FileSystemStorage):
    """Outside of what the proxy serves, and readable by nobody else on the machine."""

    def __init__(self) -> None:
        super().__init__(file_permissions_mode=0o600, directory_permissions_mode=0o700)

    @property
    def base_location(self) -> str:
        return str(settings.PRIVATE_ROOT)

    @property
    def location(self) -> str:
        return str(Path(self.base_location).resolve())

    def url(self, name: str | None) -> str:
        raise ValueError("A private file has no address.")


def private_storage() -> Storage:
    return PrivateStorage()


def random_name(file: Any, _name: str) -> str:
    """The name that the person gave it is not kept: it is her own more often than not."""
    return f"cv/{uuid.uuid4().hex}"


class CVFile(models.Model):
    class Scan(models.TextChoices):
        NONE = "none", _("No virus scanner here")
        WAITING = "waiting", _("Waiting for the virus scanner")
        CLEAN = "clean", _("No virus found")
        INFECTED = "infected", _("A virus was found")

    class Kind(models.TextChoices):
        PDF = "pdf", "PDF"
        DOCX = "docx", "Word (DOCX)"

    profile = models.OneToOneField(CandidateProfile, models.CASCADE, related_name="cv_file")
    file = models.FileField(storage=private_storage, upload_to=random_name)
    kind = models.CharField(max_length=4, choices=Kind)
    size = models.PositiveIntegerField(help_text="Bytes")
    pages = models.PositiveSmallIntegerField(null=True, blank=True)
    text = models.TextField(blank=True, help_text="To fill in her form, and for advisers' search.")
    scan = models.CharField(max_length=10, choices=Scan, default=Scan.NONE)
    uploaded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("CV")
        verbose_name_plural = _("CVs")

    def __str__(self) -> str:
        return f"CV {self.pk}"

    @property
    def may_be_handed_out(self) -> bool:
        """Where there is a scanner, only what it has seen: also of files that were here before."""
        unseen = self.scan == self.Scan.NONE and not settings.CLAMD
        return unseen or self.scan == self.Scan.CLEAN
