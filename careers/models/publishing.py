"""What employers see before they ask: a copy, field by field, and the words that were approved."""

import hashlib
import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from careers.closed_lists import LanguageLevel
from careers.models.profiles import CandidateProfile
from careers.models.shown import OwnWords, ShownFields
from careers.models.skills import Skill
from vocabulary.locking import LockingQuerySet

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

READABLE = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
HANDLE = 8  # characters: 40 bits, never made from anything of hers


def new_handle() -> str:
    return get_random_string(HANDLE, READABLE)


def revision_of(headline: str, summary: str) -> str:
    """Names exactly these words, so that nobody approves others by mistake."""
    return hashlib.sha256(f"{headline}\0{summary}".encode()).hexdigest()


class PublishedSummaryQuerySet(LockingQuerySet["PublishedSummary"]):
    def findable(self) -> "PublishedSummaryQuerySet":
        """In force today; the only rows that an employer's query may start from."""
        return self.filter(hidden=False, expires_on__gte=timezone.localdate())

    def counting(self) -> "PublishedSummaryQuerySet":
        """Those of them who count where three are needed: see ``counts``."""
        return self.findable().filter(Q(published_at__lte=_long_ago()) | ~Q(approved_revision=""))

    def visible_to_company(self, cvr: str) -> "PublishedSummaryQuerySet":
        """Not those of people who have blocked this company."""
        return self.findable().exclude(profile__blocked__cvr=cvr)


class PublishedSummary(ShownFields, OwnWords):
    """The public copy. ``headline`` and ``summary`` are empty until an adviser has approved them.

    It has no name, number, place finer than a region, file or date of hers. ``profile`` is for the
    person's own side: code for employers does not follow it.
    """

    profile = models.OneToOneField(CandidateProfile, models.CASCADE, related_name="published")
    handle = models.CharField(max_length=HANDLE, unique=True, default=new_handle, editable=False)
    skills = models.ManyToManyField(Skill, blank=True, related_name="published")
    hidden = models.BooleanField(default=False)
    published_at = models.DateTimeField(default=timezone.now)
    refreshed_on = models.DateField(
        default=timezone.localdate, help_text="By day, or the minute would tell who it was."
    )
    expires_on = models.DateField()
    approved_revision = models.CharField(max_length=64, blank=True)

    objects = PublishedSummaryQuerySet.as_manager()
    languages: "RelatedManager[PublishedLanguage]"

    class Meta:
        ordering = ["-refreshed_on", "-id"]
        verbose_name = _("published summary")
        indexes = [
            models.Index(
                fields=["-expires_on", "-id"], condition=Q(hidden=False), name="summary_findable"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(headline="", summary="") | ~Q(approved_revision=""),
                name="summary_words_are_approved",
            )
        ]

    def __str__(self) -> str:
        return self.handle

    @property
    def counts(self) -> bool:
        """Whether she helps others to be three: so that nobody makes up two for that in a moment,
        she has been shown for some days, or an adviser has approved her words."""
        return bool(self.approved_revision) or self.published_at <= _long_ago()


def _long_ago() -> datetime:
    return timezone.now() - timedelta(days=settings.CANDIDATES_COUNT_AFTER_DAYS)


class PublishedLanguage(models.Model):
    summary = models.ForeignKey(PublishedSummary, models.CASCADE, related_name="languages")
    code = models.CharField(max_length=3)
    level = models.PositiveSmallIntegerField(choices=LanguageLevel)

    class Meta:
        ordering = ["-level", "code"]
        constraints = [
            models.UniqueConstraint(fields=["summary", "code"], name="language_once_per_summary")
        ]
        indexes = [models.Index(fields=["code", "level"], name="published_language_level")]

    def __str__(self) -> str:
        return f"{self.code} {self.level}"


class SubmissionQuerySet(LockingQuerySet["Submission"]):
    def waiting(self) -> "SubmissionQuerySet":
        """The advisers' queue, oldest first."""
        return self.filter(state=Submission.State.WAITING).order_by("sent_at", "id")


class Submission(OwnWords):
    """Words that she asks to have published, exactly as they were then."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting for an adviser")
        APPROVED = "approved", _("Approved")
        SENT_BACK = "sent_back", _("Sent back")
        REPLACED = "replaced", _("Replaced by a newer text")
        WITHDRAWN = "withdrawn", _("Taken down")

    class Cause(models.TextChoices):
        """Why an adviser is to read it."""

        SENT = "sent", _("She has sent it")
        CHANGED = "changed", _("She has changed the text after it was approved")
        IDENTITY = "identity", _("Her name, e-mail, telephone or address has changed")
        FOUND = "found", _("Something in it could give her away now")

    profile = models.ForeignKey(CandidateProfile, models.CASCADE, related_name="submissions")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    revision = models.CharField(max_length=64)
    findings = models.JSONField(
        default=list, help_text='What the gate found: [{"field", "start", "end", "kind"}]'
    )
    sent_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    cause = models.CharField(max_length=10, choices=Cause, default=Cause.SENT)
    identity = models.CharField(
        max_length=64, blank=True, help_text="A print of whom it must not give away, as of then."
    )
    gate = models.CharField(max_length=10, blank=True, help_text="Version of the identity gate.")
    reasons = models.JSONField(default=list, help_text="Codes of what is to be changed.")
    reason = models.CharField(max_length=400, blank=True, help_text=_("What to change, and why."))
    looked_again_at = models.DateTimeField(null=True, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["profile"], condition=Q(state="waiting"), name="submission_one_waiting"
            )
        ]

    def __str__(self) -> str:
        return f"{self.profile}: {self.get_state_display()}"

    @property
    def seen(self) -> str:
        """Names what an adviser has before her: these words, these marks, of this person."""
        told = json.dumps([self.revision, self.identity, self.findings], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()
