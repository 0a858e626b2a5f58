"""What a person tells of herself. Private: no employer's query starts here."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from careers.closed_lists import LanguageLevel
from careers.models.shown import OwnWords, ShownFields
from careers.models.skills import Skill
from guidance.models import Municipality
from vocabulary.cpr import reject_cpr
from vocabulary.locking import LockingQuerySet

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class CandidateProfileQuerySet(LockingQuerySet["CandidateProfile"]):
    def live(self) -> "CandidateProfileQuerySet":
        return self.filter(state=CandidateProfile.State.LIVE)

    def of_adviser(self, user_id: int) -> "CandidateProfileQuerySet":
        return self.filter(adviser=user_id)


class CandidateProfile(ShownFields, OwnWords):
    """One for each person. Draft, live (found by employers), hidden by herself or by time.

    draft ──► live ◄──► hidden
               │           │
               └► expired ─┴──► erased
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Not shown to employers yet")
        LIVE = "live", _("Employers can find it")
        HIDDEN = "hidden", _("Hidden")
        EXPIRED = "expired", _("Hidden, because it was not renewed")

    user = models.OneToOneField(User, models.CASCADE, related_name="candidate_profile")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    phone = models.CharField(_("telephone"), max_length=40, blank=True, validators=[reject_cpr])
    address = models.CharField(_("address"), max_length=200, blank=True, validators=[reject_cpr])
    municipality = models.ForeignKey(
        Municipality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Employers see the region at most, and so much only if you want."),
    )
    occupation_in_detail = models.CharField(
        _("occupation in detail"),
        max_length=4,
        blank=True,
        help_text="ISCO-08, four digits. For advisers and matches; never shown.",
    )
    skills = models.ManyToManyField(Skill, blank=True, related_name="+")
    shown_coarser = models.JSONField(
        default=list,
        blank=True,
        help_text="Fields that employers see coarser, or not at all, because few are like her.",
    )
    adviser = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    reached_step = models.PositiveSmallIntegerField(default=0, editable=False)
    prefilled = models.JSONField(
        default=dict,
        blank=True,
        editable=False,
        help_text="What was read from her CV and she has not decided about, by field.",
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(auto_now=True)
    expires_on = models.DateField(null=True, blank=True)
    reminded_days = models.SmallIntegerField(
        null=True, blank=True, editable=False, help_text="The last reminder: days before the end."
    )
    erase_on = models.DateField(null=True, blank=True, editable=False)

    objects = CandidateProfileQuerySet.as_manager()
    languages: "RelatedManager[SpokenLanguage]"

    class Meta:
        ordering = ["id"]
        verbose_name = _("candidate profile")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="live") | Q(expires_on__isnull=False),
                name="profile_live_has_an_end",
            )
        ]
        permissions = [("review_profile", _("Can review what candidates write"))]

    def __str__(self) -> str:
        return f"Profile {self.pk}"


class SpokenLanguage(models.Model):
    profile = models.ForeignKey(CandidateProfile, models.CASCADE, related_name="languages")
    code = models.CharField(_("language"), max_length=3, help_text="ISO 639")
    level = models.PositiveSmallIntegerField(_("level"), choices=LanguageLevel)

    class Meta:
        ordering = ["-level", "code"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "code"], name="language_once_per_profile")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.get_level_display()}"


class BlockedCompany(models.Model):
    """A company that never sees her: her partner's employer, or a former one of hers."""

    profile = models.ForeignKey(CandidateProfile, models.CASCADE, related_name="blocked")
    cvr = models.CharField(_("CVR number"), max_length=8)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["profile", "cvr"], name="blocked_once_per_profile")
        ]
        indexes = [models.Index(fields=["cvr"], name="blocked_by_cvr")]

    def __str__(self) -> str:
        return self.cvr
