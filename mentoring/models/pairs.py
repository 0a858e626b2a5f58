"""A student and a mentor: proposed, agreed by both, together for six months."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import User
from mentoring.models.applications import MentorApplication, StudentApplication
from mentoring.models.lists import Side
from mentoring.models.matching import MatchRun
from mentoring.models.programme import Programme
from vocabulary.cpr import reject_cpr
from vocabulary.locking import LockingQuerySet


class MatchQuerySet(LockingQuerySet["Match"]):
    def standing(self) -> "MatchQuerySet":
        """Proposed or active: they take one of the mentor's places."""
        return self.filter(state__in=STANDING)

    def active(self) -> "MatchQuerySet":
        return self.filter(state=Match.State.ACTIVE)

    def of(self, user: User) -> "MatchQuerySet":
        return self.filter(Q(student__user=user) | Q(mentor__user=user))

    def with_contact(self) -> "MatchQuerySet":
        """Both said yes, now or once: the pair may read one another's names and messages."""
        return self.filter(state__in=(Match.State.ACTIVE, Match.State.COMPLETED))


class Match(models.Model):
    """
    proposed ──► active (both said yes) ──► completed
        │           └──► ended (early, with a reason)
        └──► declined | lapsed | replaced
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        ACTIVE = "active", _("Active")
        COMPLETED = "completed", pgettext_lazy("pair", "Completed")
        ENDED = "ended", _("Ended early")
        DECLINED = "declined", _("Declined")
        LAPSED = "lapsed", _("Not answered in time")
        REPLACED = "replaced", _("Replaced by another proposal")

    class Why(models.TextChoices):
        """Reasons for a no, and for ending early; words may follow."""

        TIME = "time", _("No time after all")
        KNOWS = "knows", _("We know or work with one another")
        FIELD = "field", _("The field does not fit")
        LANGUAGE = "language", _("No language that works")
        DISTANCE = "distance", _("Too far away")
        MOVED = "moved", _("Moved, or left Denmark")
        SILENT = "silent", _("The other one does not answer")
        UNEASY = "uneasy", _("I would feel uneasy")
        OTHER = "other", _("Something else")

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="matches")
    run = models.ForeignKey(
        MatchRun, models.SET_NULL, null=True, blank=True, related_name="matches"
    )
    student = models.ForeignKey(StudentApplication, models.CASCADE, related_name="matches")
    mentor = models.ForeignKey(MentorApplication, models.CASCADE, related_name="matches")
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    score = models.PositiveSmallIntegerField(help_text="0 to 10,000, when it was proposed.")
    points: Any = models.JSONField(default=dict, help_text="Of each criterion, 0 to 1,000.")
    proposed_at = models.DateTimeField(default=timezone.now)
    answer_by = models.DateTimeField()
    student_said = models.BooleanField(null=True, blank=True)
    student_said_at = models.DateTimeField(null=True, blank=True)
    mentor_said = models.BooleanField(null=True, blank=True)
    mentor_said_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    began_at = models.DateTimeField(null=True, blank=True)
    over_at = models.DateTimeField(null=True, blank=True)
    why = models.CharField(max_length=10, choices=Why, blank=True)
    why_words = models.CharField(
        max_length=400, blank=True, validators=[reject_cpr], help_text="For the coordinator only."
    )
    over_by = models.CharField(
        max_length=10, choices=Side, blank=True, help_text="Empty: the centre, or the clock."
    )
    student_link_version = models.PositiveIntegerField(default=1)
    mentor_link_version = models.PositiveIntegerField(default=1)

    objects = MatchQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name = _("pair")
        verbose_name_plural = _("pairs")
        constraints = [
            models.UniqueConstraint(
                fields=["student"],
                condition=Q(state__in=("proposed", "active")),
                name="student_in_one_pair",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("active", "completed"))
                | Q(student_said=True, mentor_said=True, began_at__isnull=False),
                name="pair_began_by_both",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.student} – {self.mentor}"

    @property
    def together_from(self) -> date | None:
        """The kick-off, or the later day on which both had said yes; None before that."""
        if self.began_at is None:
            return None
        return max(timezone.localdate(self.began_at), self.programme.starts_on)

    def side_of(self, user: User) -> Side | None:
        """Which of the two this person is; None: neither."""
        if self.student.user_id == user.pk:
            return Side.STUDENT
        return Side.MENTOR if self.mentor.user_id == user.pk else None


STANDING = [Match.State.PROPOSED, Match.State.ACTIVE]
