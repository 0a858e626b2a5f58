"""A question to the advisers: where a search found too few, or from a candidate's own page."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from careers.models.profiles import CandidateProfile
from companies.models import Company
from vocabulary.cpr import reject_cpr
from vocabulary.locking import LockingQuerySet


class EnquiryQuerySet(LockingQuerySet["Enquiry"]):
    def open(self) -> "EnquiryQuerySet":
        """Not answered yet, oldest first."""
        return self.filter(state=Enquiry.State.OPEN).order_by("asked_at", "id")


class Enquiry(models.Model):
    """Of a company (``company``, ``searched``) or of a candidate (``profile``)."""

    class State(models.TextChoices):
        OPEN = "open", _("Waiting for an answer")
        ANSWERED = "answered", _("Answered")

    company = models.ForeignKey(
        Company, models.CASCADE, null=True, blank=True, related_name="enquiries"
    )
    profile = models.ForeignKey(
        CandidateProfile, models.CASCADE, null=True, blank=True, related_name="enquiries"
    )
    asked_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    searched = models.JSONField(
        default=dict, blank=True, help_text="Words and filters of the search, by their names."
    )
    text = models.TextField(_("your question"), max_length=2000, validators=[reject_cpr])
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    asked_at = models.DateTimeField(default=timezone.now)
    answer = models.TextField(_("answer"), max_length=4000, blank=True, validators=[reject_cpr])
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(company=None) ^ Q(profile=None), name="enquiry_of_one_side"
            )
        ]
        indexes = [models.Index(fields=["state", "asked_at"], name="enquiry_open")]

    def __str__(self) -> str:
        return f"{self.company or self.profile}, {self.asked_at:%Y-%m-%d}"


class ForwardedEnquiry(models.Model):
    """A company's question, passed on to a candidate; the company does not know to whom."""

    class State(models.TextChoices):
        SENT = "sent", _("Waiting for her answer")
        YES = "yes", _("Yes")
        NO = "no", _("No")

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="forwarded")
    profile = models.ForeignKey(CandidateProfile, models.CASCADE, related_name="forwarded")
    state = models.CharField(max_length=10, choices=State, default=State.SENT)
    sent_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = LockingQuerySet["ForwardedEnquiry"].as_manager()

    class Meta:
        ordering = ["-sent_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["enquiry", "profile"], name="enquiry_forwarded_once")
        ]

    def __str__(self) -> str:
        return f"{self.enquiry} → {self.profile}"
