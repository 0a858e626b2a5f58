"""An employer asks, she answers, and what she shows ends by itself."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.personal_links import PersonalLink
from careers.models.profiles import CandidateProfile
from companies.models import Company
from vocabulary.cpr import reject_cpr
from vocabulary.locking import LockingQuerySet

OPEN_FOR = timedelta(days=14)
SHOWN_FOR = timedelta(days=60)
A_DAY = 20  # requests of one company

request_link = PersonalLink("careers.request")


class Field(models.TextChoices):
    """What she may show, each by its own tick."""

    NAME = "name", _("Name")
    EMAIL = "email", _("E-mail address")
    PHONE = "phone", _("Telephone")
    MUNICIPALITY = "municipality", _("Municipality")
    CV = "cv", _("CV (file)")


class ContactRequestQuerySet(LockingQuerySet["ContactRequest"]):
    def open(self) -> "ContactRequestQuerySet":
        return self.filter(state=ContactRequest.State.OPEN)

    def overdue(self) -> "ContactRequestQuerySet":
        return self.open().filter(expires_at__lte=timezone.now())

    def visible_to(self, user: models.Model) -> "ContactRequestQuerySet":
        """Those of the companies that this person acts for."""
        return self.filter(company__memberships__user=user.pk)


class Feedback(models.TextChoices):
    """What the company says came of a yes."""

    INTERVIEW = "interview", _("We have agreed on an interview")
    HIRED = "hired", _("We have hired")
    NOT_RIGHT = "not_right", _("It was not the right match")


class ContactRequest(models.Model):
    """No answer and no are told to the company in the same words at the same moment.

    ``state`` is what has happened, which only she and the centre may know; what the company may
    know is ``careers.contact.told``.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Waiting for an answer")
        YES = "yes", _("Yes")
        NO = "no", _("No")
        EXPIRED = "expired", _("No answer")
        TAKEN_BACK = "taken_back", _("Taken back by the company")

    profile = models.ForeignKey(CandidateProfile, models.CASCADE, related_name="requests")
    company = models.ForeignKey(Company, models.CASCADE, related_name="contact_requests")
    asked_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    job = models.CharField(_("job"), max_length=120, validators=[reject_cpr])
    reason = models.TextField(_("why this person"), max_length=1000, validators=[reject_cpr])
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    asked_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    link_version = models.PositiveIntegerField(default=1)
    handle = models.CharField(
        max_length=8,
        blank=True,
        help_text="As the company knew her then: whoever hides and comes back has another.",
    )
    vacancy = models.ForeignKey(
        "careers.Job",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Where the job is one of the company's in the job bank.",
    )
    why_not = models.CharField(
        max_length=400,
        blank=True,
        validators=[reject_cpr],
        help_text="What she tells the centre, and nobody else.",
    )
    reminded_at = models.DateTimeField(null=True, blank=True)
    taken_back_at = models.DateTimeField(
        null=True, blank=True, help_text="By the company, whatever she had answered by then."
    )
    told_at = models.DateTimeField(
        null=True, blank=True, help_text="When the company was told that no contact came of it."
    )
    feedback = models.CharField(max_length=10, choices=Feedback, blank=True)
    feedback_at = models.DateTimeField(null=True, blank=True)
    feedback_holds = models.BooleanField(
        null=True, blank=True, help_text="Whether she says so too; None: she has not said."
    )

    objects = ContactRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "company"], condition=Q(state="open"), name="request_one_open"
            )
        ]
        indexes = [models.Index(fields=["company", "asked_at"], name="request_of_company")]

    def __str__(self) -> str:
        return f"{self.company}: {self.job}"

    @property
    def is_open(self) -> bool:
        """Whether she may still answer; the clock's job may come a little after the end."""
        return self.state == self.State.OPEN and timezone.now() < self.expires_at

    @property
    def token(self) -> str:
        return request_link.token(self.pk, self.link_version)


class RevealQuerySet(LockingQuerySet["Reveal"]):
    def in_force(self) -> "RevealQuerySet":
        """Not taken back, and not over."""
        return self.filter(taken_back_at=None, until__gt=timezone.now())


class Reveal(models.Model):
    """Her yes to one company: these fields, until then."""

    profile = models.ForeignKey(CandidateProfile, models.CASCADE, related_name="reveals")
    company = models.ForeignKey(Company, models.CASCADE, related_name="reveals")
    request = models.OneToOneField(
        ContactRequest, models.CASCADE, null=True, blank=True, related_name="reveal"
    )
    fields = models.JSONField(default=list, help_text="Values of Field.")
    given_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = RevealQuerySet.as_manager()

    class Meta:
        ordering = ["-given_at", "-id"]

    def __str__(self) -> str:
        return f"{self.profile} → {self.company}"

    @property
    def is_in_force(self) -> bool:
        return self.taken_back_at is None and timezone.now() < self.until
