"""What a pair does in its six months, and what came of it."""

from datetime import datetime, timedelta

from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Language, User
from accounts.personal_links import PersonalLink
from events.models.certificates import new_certificate_code
from mentoring.models.applications import StudentApplication
from mentoring.models.lists import Side
from mentoring.models.pairs import Match
from mentoring.models.programme import Programme
from vocabulary.cpr import reject_cpr
from vocabulary.locking import LockingQuerySet

check_in_link = PersonalLink("mentoring.check_in")
evaluation_link = PersonalLink("mentoring.evaluation")
certificate_link = PersonalLink("mentoring.certificate")


class GoalQuerySet(LockingQuerySet["AgreedGoal"]):
    def waiting_for(self, side: Side) -> "GoalQuerySet":
        """Written by the other one, and not agreed to yet."""
        return self.filter(agreed_at=None, written_by=side.other)


class AgreedGoal(models.Model):
    """Written by one, agreed by both: ``agreed_at`` is when the other one said yes to it."""

    match = models.ForeignKey(Match, models.CASCADE, related_name="goals")
    text = models.CharField(_("goal"), max_length=200, validators=[reject_cpr])
    written_by = models.CharField(max_length=10, choices=Side)
    written_at = models.DateTimeField(default=timezone.now)
    agreed_at = models.DateTimeField(null=True, blank=True)
    reached_at = models.DateTimeField(null=True, blank=True)

    objects = GoalQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text


class MeetingQuerySet(LockingQuerySet["Meeting"]):
    def held(self) -> "MeetingQuerySet":
        return self.filter(state=Meeting.State.HELD)

    def coming(self) -> "MeetingQuerySet":
        return self.filter(state=Meeting.State.AGREED, starts_at__gte=timezone.now())


class Meeting(models.Model):
    """proposed (``times``) ──► agreed (``starts_at``) ──► held | missed; any ──► cancelled."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Times proposed")
        AGREED = "agreed", _("Agreed")
        HELD = "held", _("Held")
        MISSED = "missed", _("Did not take place")
        CANCELLED = "cancelled", _("Cancelled")

    match = models.ForeignKey(Match, models.CASCADE, related_name="meetings")
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    proposed_by = models.CharField(max_length=10, choices=Side)
    proposed_at = models.DateTimeField(default=timezone.now)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), default=60, validators=[MinValueValidator(15), MaxValueValidator(480)]
    )
    place = models.CharField(_("where"), max_length=200, blank=True, validators=[reject_cpr])
    about = models.CharField(_("about"), max_length=200, blank=True, validators=[reject_cpr])
    starts_at = models.DateTimeField(null=True, blank=True)
    sequence = models.PositiveIntegerField(default=0, help_text="iCalendar's SEQUENCE.")
    cancelled_by = models.CharField(
        max_length=10, choices=Side, blank=True, help_text="Empty: it ended with the pair."
    )
    cancelled_because = models.CharField(max_length=400, blank=True, validators=[reject_cpr])

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("proposed", "cancelled")) | Q(starts_at__isnull=False),
                name="meeting_agreed_has_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.match}: {self.get_state_display()}"

    @property
    def ends_at(self) -> datetime | None:
        return self.starts_at + timedelta(minutes=self.minutes) if self.starts_at else None

    @property
    def has_begun(self) -> bool:
        return self.starts_at is not None and self.starts_at <= timezone.now()


class ProposedTime(models.Model):
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="times")
    starts_at = models.DateTimeField()

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "starts_at"], name="time_once_a_meeting")
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


class PairNote(models.Model):
    """Of a meeting or of the whole; its author chooses who reads it."""

    class ReadBy(models.TextChoices):
        ME = "me", _("Only me")
        PAIR = "pair", _("The two of us")
        STAFF = "staff", _("The two of us and the coordinator")

    match = models.ForeignKey(Match, models.CASCADE, related_name="notes")
    meeting = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="notes"
    )
    author = models.CharField(max_length=10, choices=Side)
    text = models.TextField(
        _("note"), max_length=4000, validators=[MaxLengthValidator(4000), reject_cpr]
    )
    read_by = models.CharField(max_length=5, choices=ReadBy, default=ReadBy.PAIR)
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-written_at", "-id"]

    def __str__(self) -> str:
        return f"{self.match}, {self.written_at:%Y-%m-%d}"


class PairMessage(models.Model):
    """Passed on by mail without either address."""

    match = models.ForeignKey(Match, models.CASCADE, related_name="messages")
    author = models.CharField(max_length=10, choices=Side)
    text = models.TextField(
        _("message"), max_length=4000, validators=[MaxLengthValidator(4000), reject_cpr]
    )
    sent_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["sent_at", "id"]

    def __str__(self) -> str:
        return f"{self.match}, {self.sent_at:%Y-%m-%d %H:%M}"


class CheckIn(models.Model):
    """How is it going? Asked of each at four moments; the answer goes to the coordinator."""

    class Moment(models.TextChoices):
        WEEK_2 = "week_2", _("After two weeks")
        MONTH_2 = "month_2", _("After two months")
        MONTH_4 = "month_4", _("After four months")
        END = "end", _("At the end")

    match = models.ForeignKey(Match, models.CASCADE, related_name="check_ins")
    side = models.CharField(max_length=10, choices=Side)
    moment = models.CharField(max_length=10, choices=Moment)
    due_on = models.DateField()
    asked_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    going = models.PositiveSmallIntegerField(
        _("how it goes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(5)],
        help_text="1 (badly) to 5 (very well).",
    )
    words = models.CharField(_("in words"), max_length=600, blank=True, validators=[reject_cpr])
    wants_a_call = models.BooleanField(_("please call me"), default=False)
    seen_at = models.DateTimeField(
        null=True, blank=True, help_text="When the coordinator had dealt with it."
    )
    link_version = models.PositiveIntegerField(default=1)

    objects = LockingQuerySet["CheckIn"].as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["match", "side", "moment"], name="check_in_once")
        ]

    def __str__(self) -> str:
        return f"{self.match}: {self.get_moment_display()}"


class Evaluation(models.Model):
    """Five questions at half-time and at the end; in reports only from five answers on."""

    class Moment(models.TextChoices):
        HALF = "half", _("Half-time")
        END = "end", _("End")

    match = models.ForeignKey(Match, models.CASCADE, related_name="evaluations")
    side = models.CharField(max_length=10, choices=Side)
    moment = models.CharField(max_length=5, choices=Moment)
    due_on = models.DateField()
    asked_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    satisfied = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    match_fits = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    goals_reached = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    would_again = models.BooleanField(null=True, blank=True)
    mentor_later = models.BooleanField(
        null=True, blank=True, help_text="Students are asked at the end."
    )
    words = models.TextField(max_length=1500, blank=True, validators=[reject_cpr])
    link_version = models.PositiveIntegerField(default=1)

    objects = LockingQuerySet["Evaluation"].as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["match", "side", "moment"], name="evaluation_once")
        ]

    def __str__(self) -> str:
        return f"{self.match}: {self.get_moment_display()}"


class CoordinatorNote(models.Model):
    """What somebody who runs the programme did about a pair. Only such people read it."""

    class Kind(models.TextChoices):
        SEEN = "seen", _("Seen")
        CALLED = "called", _("Called")
        REMINDED = "reminded", _("Reminded")

    LOOKS = (Kind.SEEN, Kind.CALLED)

    match = models.ForeignKey(Match, models.CASCADE, related_name="coordinator_notes")
    kind = models.CharField(max_length=10, choices=Kind)
    words = models.CharField(_("note"), max_length=600, blank=True, validators=[reject_cpr])
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.match}: {self.get_kind_display()}"


class MentoringOutcome(models.Model):
    """What came of it for the student."""

    class Kind(models.TextChoices):
        STUDENT_JOB = "student_job", _("Student job")
        THESIS = "thesis", _("Thesis or project agreement")
        INTERNSHIP = "internship", _("Internship")
        JOB = "job", _("Job")

    student = models.ForeignKey(StudentApplication, models.CASCADE, related_name="outcomes")
    kind = models.CharField(max_length=12, choices=Kind)
    on = models.DateField(_("when"))
    told_by = models.CharField(
        max_length=10, choices=Side, blank=True, help_text="Empty: by the coordinator."
    )
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["student", "kind"], name="outcome_once_a_student")
        ]

    def __str__(self) -> str:
        return f"{self.student}: {self.get_kind_display()}"


class MentoringCertificate(models.Model):
    """In the words of the day it was given: what is on the paper stays true."""

    match = models.ForeignKey(Match, models.CASCADE, related_name="certificates")
    side = models.CharField(max_length=10, choices=Side)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    code = models.CharField(max_length=12, unique=True, default=new_certificate_code)
    language = models.CharField(max_length=2, choices=Language, default=Language.ENGLISH)
    name = models.CharField(max_length=250)
    title = models.CharField(max_length=255)
    centre = models.CharField(max_length=160, blank=True)
    meetings = models.PositiveSmallIntegerField(help_text="That the pair held.")
    events_attended = models.PositiveSmallIntegerField(default=0)
    given_on = models.DateField()
    link_version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-given_on", "-id"]
        verbose_name = _("certificate")
        constraints = [
            models.UniqueConstraint(fields=["match", "side"], name="certificate_once_a_side")
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.title}"

    @property
    def token(self) -> str:
        """Of her own page, where she fetches it."""
        return certificate_link.token(self.pk, self.link_version)

    @property
    def printed_code(self) -> str:
        """In groups that can be read out: ABCD-EFGH-JKLM."""
        return "-".join(self.code[n : n + 4] for n in range(0, len(self.code), 4))
