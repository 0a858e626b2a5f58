"""What the coordinator asked of the matching, and what it found."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from mentoring.models.applications import MentorApplication, StudentApplication
from mentoring.models.programme import Programme
from vocabulary.cpr import reject_cpr
from vocabulary.locking import LockingQuerySet


class PairRule(models.Model):
    """Two people who are to be paired, or must not be, whatever their score."""

    class Kind(models.TextChoices):
        LOCK = "lock", _("Locked: these two stay together")
        BAN = "ban", _("Never these two")

    class Cause(models.TextChoices):
        CONFLICT = "conflict", _("They know or work with one another")
        STUDENT = "student", _("The student does not want it")
        MENTOR = "mentor", _("The mentor does not want it")
        COORDINATOR = "coordinator", _("The coordinator's decision")

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="rules")
    student = models.ForeignKey(StudentApplication, models.CASCADE, related_name="rules")
    mentor = models.ForeignKey(MentorApplication, models.CASCADE, related_name="rules")
    kind = models.CharField(max_length=5, choices=Kind)
    cause = models.CharField(max_length=12, choices=Cause, default=Cause.COORDINATOR)
    reason = models.CharField(_("why"), max_length=400, blank=True, validators=[reject_cpr])
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["student", "mentor"], name="pair_rule_once"),
            models.UniqueConstraint(
                fields=["student"], condition=models.Q(kind="lock"), name="student_locked_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.student}, {self.mentor}"


class MatchRunQuerySet(LockingQuerySet["MatchRun"]):
    def done(self) -> "MatchRunQuerySet":
        return self.filter(state=MatchRun.State.DONE)

    def proposals(self) -> "MatchRunQuerySet":
        """Of the people and settings as they were; not those that only ask what if."""
        return self.filter(what_if={})


class MatchRun(models.Model):
    """One question to the matching. Its input, settings, answer and proof do not change any more.

    ``frozen``: everybody's answers as the score reads them (``mentoring.proposing.freezing``).
    ``result``: pairs with their points, who has none. ``certificate``: prices that prove it.
    ``what_if``: what was changed for the sake of asking; empty for a proposal.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        WORKING = "working", _("Working")
        DONE = "done", _("Done")
        INFEASIBLE = "infeasible", _("Cannot be done")
        FAILED = "failed", _("Failed")

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="runs")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    settings: Any = models.JSONField(default=dict)
    what_if: Any = models.JSONField(default=dict, blank=True)
    compared_with = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="what_ifs"
    )
    frozen: Any = models.JSONField(default=dict)
    fingerprint = models.CharField(
        max_length=64, blank=True, help_text="SHA-256 of frozen and settings."
    )
    result: Any = models.JSONField(default=dict)
    certificate: Any = models.JSONField(default=dict)
    short: Any = models.JSONField(
        default=list, blank=True, help_text="What is short where it cannot be done."
    )
    progress = models.PositiveSmallIntegerField(default=0, help_text="Per cent.")
    doing = models.CharField(max_length=20, blank=True, help_text="The stage, by its code.")
    cpu_seconds = models.FloatField(null=True, blank=True)
    asked_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(
        null=True, blank=True, help_text="When its pairs were proposed to them."
    )

    objects = MatchRunQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        verbose_name = _("matching run")
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="run_number_once")
        ]
        permissions = [("run_matching", _("Can match students with mentors"))]

    def __str__(self) -> str:
        return f"{self.programme} #{self.number}"

    @property
    def is_over(self) -> bool:
        return self.state not in (self.State.WAITING, self.State.WORKING)
