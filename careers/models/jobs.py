"""What companies have to offer, in the same closed lists as what people can do."""

import hashlib
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.personal_links import PersonalLink
from careers.closed_lists import (
    EducationLevel,
    Experience,
    LanguageLevel,
    Region,
    check_occupation,
    check_work_forms,
)
from careers.models.contact import Reveal
from careers.models.profiles import CandidateProfile
from careers.models.skills import Skill
from companies.models import Company
from guidance.models import Municipality
from vocabulary.cpr import reject_cpr
from vocabulary.locking import LockingQuerySet
from vocabulary.spelling import spelling_key

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

jobs_by_mail_link = PersonalLink("careers.jobs_by_mail")


class JobQuerySet(LockingQuerySet["Job"]):
    def open(self) -> "JobQuerySet":
        """Approved, of a company that is what it says, and still to be applied for."""
        approved = self.filter(state=Job.State.OPEN, company__verified_at__isnull=False)
        return approved.filter(valid_through__gte=timezone.localdate())

    def was_open(self) -> "JobQuerySet":
        """Everybody could read them once, and cannot apply any more."""
        over = Q(state=Job.State.CLOSED) | Q(
            state=Job.State.OPEN, valid_through__lt=timezone.localdate()
        )
        return self.filter(over, opened_at__isnull=False)

    def known(self) -> "JobQuerySet":
        """Whose words everybody can read, or could: of the others nobody outside learns a title."""
        return self.open() | self.was_open()

    def visible_to(self, user: User) -> "JobQuerySet":
        """Those of the companies that this person acts for, in every state."""
        return self.filter(company__memberships__user=user.pk)

    def to_review(self) -> "JobQuerySet":
        return self.filter(state=Job.State.WAITING).order_by("sent_at", "id")


class Job(models.Model):
    """An advertisement. Staff read it before anybody else does.

    draft ──► waiting ──► open ──► closed
      ▲          │
      └ sent back┘
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        WAITING = "waiting", _("Waiting for the centre")
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed")

    company = models.ForeignKey(Company, models.CASCADE, related_name="jobs")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    title = models.CharField(_("title"), max_length=120, validators=[reject_cpr])
    description = models.TextField(_("description"), max_length=6000, validators=[reject_cpr])
    occupation = models.CharField(_("occupation"), max_length=2, validators=[check_occupation])
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="+"
    )
    region = models.CharField(_("region"), max_length=20, choices=Region, blank=True)
    work_forms = models.JSONField(
        _("kinds of work"), default=list, blank=True, validators=[check_work_forms]
    )
    education_level = models.PositiveSmallIntegerField(
        _("education, at least"), choices=EducationLevel, null=True, blank=True
    )
    experience = models.PositiveSmallIntegerField(
        _("experience, at least"), choices=Experience, null=True, blank=True
    )
    skills = models.ManyToManyField(Skill, blank=True, related_name="+")
    salary = models.CharField(_("salary in words"), max_length=120, blank=True)
    starts_on = models.DateField(_("begins on"), null=True, blank=True)
    valid_through = models.DateField(_("apply before the end of"))
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.CharField(
        max_length=400, blank=True, help_text=_("What to change, and why: the company reads it.")
    )

    objects = JobQuerySet.as_manager()
    languages: "RelatedManager[JobLanguage]"

    class Meta:
        ordering = ["-opened_at", "-id"]
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="open") | Q(opened_at__isnull=False), name="job_open_since"
            )
        ]
        indexes = [models.Index(fields=["state", "valid_through"], name="job_open")]
        permissions = [("review_job", _("Can review jobs"))]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("jobs:job", args=[self.pk, self.slug])

    @property
    def slug(self) -> str:
        return slugify(spelling_key(self.title))[:60].strip("-") or "job"

    @property
    def is_over(self) -> bool:
        """Nobody can apply any more."""
        return self.state == self.State.CLOSED or self.valid_through < timezone.localdate()

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN and not self.is_over and self.company.is_verified

    @property
    def are_words_read(self) -> bool:
        """Whether staff have approved the words as they are now: changed ones wait."""
        was_open = self.state == self.State.CLOSED and self.opened_at is not None
        return self.state == self.State.OPEN or was_open

    @property
    def told_title(self) -> str:
        """For whoever has saved it or applied: what nobody has read yet is not told to her."""
        if self.are_words_read:
            return self.title
        return gettext("A job at %(company)s") % {"company": self.company}

    @property
    def revision(self) -> str:
        """Names exactly this advertisement, so that nobody approves another by mistake."""
        words = (self.title, self.description, self.salary, self.occupation)
        return hashlib.sha256("\0".join(words).encode()).hexdigest()[:16]


class JobLanguage(models.Model):
    job = models.ForeignKey(Job, models.CASCADE, related_name="languages")
    code = models.CharField(_("language"), max_length=3, help_text="ISO 639")
    level = models.PositiveSmallIntegerField(_("at least"), choices=LanguageLevel)

    class Meta:
        ordering = ["-level", "code"]
        constraints = [models.UniqueConstraint(fields=["job", "code"], name="language_once_a_job")]

    def __str__(self) -> str:
        return f"{self.code} {self.get_level_display()}"


class SavedJob(models.Model):
    profile = models.ForeignKey(CandidateProfile, models.CASCADE, related_name="saved_jobs")
    job = models.ForeignKey(Job, models.CASCADE, related_name="+")
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-saved_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["profile", "job"], name="job_saved_once")]

    def __str__(self) -> str:
        return f"{self.profile}: {self.job}"


class JobAlert(models.Model):
    """She wants a mail once a week with the new jobs that fit her."""

    profile = models.OneToOneField(CandidateProfile, models.CASCADE, related_name="job_alert")
    looked_from = models.DateTimeField(default=timezone.now)
    looked_until = models.DateTimeField(
        default=timezone.now, help_text="The last mail told of jobs opened between the two."
    )
    link_version = models.PositiveIntegerField(default=1)

    objects = LockingQuerySet["JobAlert"].as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.profile}"

    @property
    def token(self) -> str:
        return jobs_by_mail_link.token(self.pk, self.link_version)


class Application(models.Model):
    """She applies with her profile, which shows it to that company (``reveal``)."""

    class State(models.TextChoices):
        SENT = "sent", _("Sent")
        INTERVIEW = "interview", _("Asked to an interview")
        DECLINED = "declined", _("Declined")
        HIRED = "hired", _("Hired")
        TAKEN_BACK = "taken_back", _("Taken back")

    job = models.ForeignKey(Job, models.CASCADE, related_name="applications")
    profile = models.ForeignKey(CandidateProfile, models.CASCADE, related_name="applications")
    reveal = models.OneToOneField(Reveal, models.CASCADE, related_name="application")
    text = models.TextField(_("why you"), max_length=2000, blank=True, validators=[reject_cpr])
    state = models.CharField(max_length=10, choices=State, default=State.SENT)
    sent_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = LockingQuerySet["Application"].as_manager()

    class Meta:
        ordering = ["-sent_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["job", "profile"],
                condition=~Q(state="taken_back"),
                name="application_once_a_job",
            )
        ]

    def __str__(self) -> str:
        return f"{self.profile}: {self.job}"
