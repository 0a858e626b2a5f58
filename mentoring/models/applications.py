"""Who wants to take part: students and mentors, each with answers for one programme."""

from typing import Any

from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.personal_links import PersonalLink
from mentoring.models.lists import (
    Degree,
    Industry,
    Meets,
    Side,
    StudyKind,
    check_degrees,
    check_goals,
    check_industries,
    check_languages,
    check_study_kinds,
    check_times,
)
from mentoring.models.programme import PartnerOrganisation, Programme, University
from vocabulary.cpr import reject_cpr
from vocabulary.education import EducationField
from vocabulary.locking import LockingQuerySet

WISHES = 5  # mentors whom a student may ask for
MOST_STUDENTS = 5  # of one mentor
WORDS = 1500  # characters: a page written by hand

mentor_invitation_link = PersonalLink("mentoring.invitation")


class State(models.TextChoices):
    """draft ──► sent ◄──► asked; sent ──► accepted | declined; any ──► withdrawn."""

    DRAFT = "draft", _("Not sent yet")
    SENT = "sent", _("Sent, and being read")
    ASKED = "asked", _("We have asked for more")
    ACCEPTED = "accepted", _("Accepted: you are part of the matching")
    DECLINED = "declined", _("Not accepted")
    WITHDRAWN = "withdrawn", _("Withdrawn")


IN_HAND = [State.SENT, State.ASKED, State.ACCEPTED]


class Application(models.Model):
    """What both sides answer."""

    state = models.CharField(max_length=10, choices=State, default=State.DRAFT, editable=False)
    field = models.CharField(_("field"), max_length=2, choices=EducationField, blank=True)
    languages = models.JSONField(
        _("languages"), default=dict, blank=True, validators=[check_languages]
    )
    times = models.JSONField(
        _("when you can meet"), default=list, blank=True, validators=[check_times]
    )
    meets = models.CharField(_("how you can meet"), max_length=10, choices=Meets, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True, validators=[reject_cpr])
    answers = models.JSONField(
        default=dict, blank=True, help_text="To the programme's own questions, by their ids."
    )
    reached_step = models.PositiveSmallIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(
        default=timezone.now, editable=False, help_text="By the applicant, not by staff."
    )
    sent_at = models.DateTimeField(null=True, blank=True, editable=False)
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    reason = models.CharField(
        max_length=600, blank=True, help_text="To the applicant: what is missing, or why not."
    )

    class Meta:
        abstract = True

    @property
    def is_in_hand(self) -> bool:
        """Sent, and neither declined nor withdrawn."""
        return self.state in IN_HAND

    @property
    def is_changed_since(self) -> bool:
        """It was accepted, and is not any more what staff have read then."""
        if self.state != State.ACCEPTED or self.decided_at is None:
            return False
        return self.changed_at > self.decided_at


class StudentApplicationQuerySet(LockingQuerySet["StudentApplication"]):
    def accepted(self) -> "StudentApplicationQuerySet":
        return self.filter(state=State.ACCEPTED)

    def visible_to(self, user: User) -> "StudentApplicationQuerySet":
        """One's own; staff's screens begin elsewhere."""
        return self.filter(user=user)


class StudentApplication(Application):
    side = Side.STUDENT

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="students")
    user = models.ForeignKey(User, models.CASCADE, related_name="student_applications")
    university = models.ForeignKey(
        University, models.PROTECT, null=True, blank=True, related_name="+"
    )
    degree = models.CharField(_("degree"), max_length=10, choices=Degree, blank=True)
    study_kind = models.CharField(_("studies"), max_length=10, choices=StudyKind, blank=True)
    studies_until = models.DateField(_("studies until"), null=True, blank=True)
    industries = models.JSONField(
        _("where you would like to work"), default=list, blank=True, validators=[check_industries]
    )
    goals = models.JSONField(
        _("what you want of the six months"), default=list, blank=True, validators=[check_goals]
    )
    motivation = models.TextField(
        _("why you apply"),
        max_length=WORDS,
        blank=True,
        validators=[MaxLengthValidator(WORDS), reject_cpr],
    )
    mentors_wished = models.ManyToManyField(
        "mentoring.MentorApplication", through="mentoring.Wish", related_name="+"
    )

    objects = StudentApplicationQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name = _("student")
        verbose_name_plural = _("students")
        constraints = [
            models.UniqueConstraint(fields=["programme", "user"], name="student_once_a_programme")
        ]
        permissions = [("review_application", _("Can review mentoring applications"))]

    def __str__(self) -> str:
        return f"Student {self.pk}"


class MentorApplicationQuerySet(LockingQuerySet["MentorApplication"]):
    def accepted(self) -> "MentorApplicationQuerySet":
        return self.filter(state=State.ACCEPTED)

    def with_a_place(self) -> "MentorApplicationQuerySet":
        return self.accepted().filter(taken__lt=F("capacity"))

    def visible_to(self, user: User) -> "MentorApplicationQuerySet":
        """One's own, and those of the organisations that this person coordinates."""
        of_partner = PartnerOrganisation.objects.coordinated_by(user)
        return self.filter(Q(user=user) | Q(partner__in=of_partner))


class MentorApplication(Application):
    """``taken``: students proposed to the mentor or in a pair now; never above ``capacity``."""

    side = Side.MENTOR

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="mentors")
    user = models.ForeignKey(User, models.CASCADE, related_name="mentor_applications")
    partner = models.ForeignKey(
        PartnerOrganisation, models.PROTECT, null=True, blank=True, related_name="mentors"
    )
    profession = models.CharField(
        _("what you do"), max_length=120, blank=True, validators=[reject_cpr]
    )
    industry = models.CharField(_("industry"), max_length=20, choices=Industry, blank=True)
    years = models.PositiveSmallIntegerField(
        _("years of experience"), null=True, blank=True, validators=[MaxValueValidator(60)]
    )
    capacity = models.PositiveSmallIntegerField(
        _("students at the same time"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_STUDENTS)],
    )
    taken = models.PositiveSmallIntegerField(default=0, editable=False)
    helps_with = models.JSONField(
        _("what you like to help with"), default=list, blank=True, validators=[check_goals]
    )
    about = models.TextField(
        _("about you"), max_length=600, blank=True, validators=[MaxLengthValidator(600), reject_cpr]
    )
    not_degrees = models.JSONField(default=list, blank=True, validators=[check_degrees])
    not_study_kinds = models.JSONField(default=list, blank=True, validators=[check_study_kinds])
    cannot_take = models.CharField(
        _("whom you cannot take"),
        max_length=400,
        blank=True,
        validators=[reject_cpr],
        help_text=_("Somebody you know or employ, for instance. Only the coordinator reads this."),
    )

    objects = MentorApplicationQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name = _("mentor")
        verbose_name_plural = _("mentors")
        constraints = [
            models.UniqueConstraint(fields=["programme", "user"], name="mentor_once_a_programme"),
            models.CheckConstraint(
                condition=Q(taken__lte=F("capacity")), name="mentor_taken_within_capacity"
            ),
        ]

    def __str__(self) -> str:
        return f"Mentor {self.pk}"


class Wish(models.Model):
    """A mentor whom a student would like; ``rank`` 1 is the first choice."""

    student = models.ForeignKey(StudentApplication, models.CASCADE, related_name="wishes")
    mentor = models.ForeignKey(MentorApplication, models.CASCADE, related_name="wished_by")
    rank = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(WISHES)]
    )

    class Meta:
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["student", "mentor"], name="wish_once"),
            models.UniqueConstraint(fields=["student", "rank"], name="wish_rank_once"),
        ]

    def __str__(self) -> str:
        return f"{self.student} {self.rank}: {self.mentor}"


class MentorInvitationQuerySet(LockingQuerySet["MentorInvitation"]):
    def visible_to(self, user: User) -> "MentorInvitationQuerySet":
        return self.filter(partner__in=PartnerOrganisation.objects.coordinated_by(user))


class MentorInvitation(models.Model):
    """A partner's coordinator, or staff, asks somebody to be a mentor."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="invitations")
    partner = models.ForeignKey(
        PartnerOrganisation, models.CASCADE, null=True, blank=True, related_name="invitations"
    )
    name = models.CharField(_("name"), max_length=120, validators=[reject_cpr])
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(max_length=2, default="en")
    invited_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField(default=timezone.now)
    expires_on = models.DateField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    taken_up = models.OneToOneField(
        MentorApplication, models.SET_NULL, null=True, blank=True, related_name="invitation"
    )
    link_version = models.PositiveIntegerField(default=1)

    objects = MentorInvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-id"]
        verbose_name = _("invitation")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "email"], name="mentor_invited_once_a_programme"
            )
        ]

    def __str__(self) -> str:
        return f"{self.programme}: {self.email}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email.lower()
        super().save(*args, **kwargs)

    @property
    def is_open(self) -> bool:
        return (
            self.withdrawn_at is None
            and self.taken_up_id is None
            and timezone.localdate() <= self.expires_on
        )

    @property
    def token(self) -> str:
        return mentor_invitation_link.token(self.pk, self.link_version)
