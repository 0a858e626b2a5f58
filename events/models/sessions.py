"""When an event happens, and the seats there."""

from typing import TYPE_CHECKING

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from events.models.event import Event
from guidance.models import Authority, Centre
from vocabulary.locking import LockingQuerySet
from vocabulary.translated import Translated

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


FEW = 5  # seats; up to here the public is told how many are free


class SessionQuerySet(LockingQuerySet["Session"]):
    def upcoming(self) -> "SessionQuerySet":
        return self.filter(starts__gt=timezone.now(), state=Session.State.OPEN)

    def public(self) -> "SessionQuerySet":
        return self.filter(event__public=True, admission=Session.Admission.ORDINARY)

    def at(self, centre: Centre) -> "SessionQuerySet":
        return self.filter(event__centre=centre)

    def registration(self) -> "SessionQuerySet":
        return self.filter(event__kind=Event.Kind.REGISTRATION)

    def with_quotas(self) -> "SessionQuerySet":
        quotas = models.Prefetch("quotas", Quota.objects.select_related("authority"))
        return self.select_related("event__centre", "event__venue").prefetch_related(quotas)


class Series(models.Model):
    """A rule by which sessions of an event are made; each is a row of its own that may differ."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="series")
    rule = models.CharField(
        max_length=400, help_text="RFC 5545 RRULE, in local time: FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"
    )
    first = models.DateField(help_text="The day from which the rule counts.")
    last = models.DateField(help_text="No session after this day.")
    begins = models.TimeField(help_text="Local time.")
    ends = models.TimeField(help_text="Local time; before ``begins`` it is of the day after.")
    without = models.JSONField(
        default=list,
        blank=True,
        help_text="Left out: ISO dates, W07 for a week of every year, holidays.",
    )

    class Meta:
        ordering = ["first", "id"]
        verbose_name_plural = "series"
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="series_ends_later")
        ]

    def __str__(self) -> str:
        return f"{self.event}: {self.rule}"


class Session(models.Model):
    """One time of an event; for a registration day, one slot that begins and ends together."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Not open yet")
        OPEN = "open", _("Open for booking")
        CANCELLED = "cancelled", _("Cancelled")

    class Admission(models.TextChoices):
        ORDINARY = "ordinary", _("Everybody")
        BEFORE_OPENING = "before_opening", _("Before opening: only people who have applied already")
        ON_SITE = "on_site", _("At the company")

    event = models.ForeignKey(Event, models.PROTECT, related_name="sessions")
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    place = models.CharField(
        max_length=200, blank=True, help_text=_("Where, if not at the centre itself.")
    )
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)
    admission = models.CharField(max_length=20, choices=Admission, default=Admission.ORDINARY)
    cancelled_because = models.CharField(max_length=300, blank=True)
    series = models.ForeignKey(
        Series, models.SET_NULL, null=True, blank=True, related_name="sessions"
    )
    rule_day = models.DateField(
        null=True, blank=True, help_text="The day the series' rule gave it, wherever it is now."
    )
    topic_en = models.CharField(_("topic in English"), max_length=160, blank=True)
    topic_da = models.CharField(_("topic in Danish"), max_length=160, blank=True)
    topic = Translated("topic")
    host = models.ForeignKey(
        User,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="hosted_sessions",
        help_text=_("Who holds this talk."),
    )
    revision = models.PositiveIntegerField(
        default=0, help_text="SEQUENCE of the calendar entry: one more at every change of it."
    )
    changed_at = models.DateTimeField(default=timezone.now)
    reminded_at = models.DateTimeField(null=True, blank=True)
    asked_how_at = models.DateTimeField(null=True, blank=True)

    objects = SessionQuerySet.as_manager()
    quotas: "RelatedManager[Quota]"

    class Meta:
        ordering = ["starts", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="session_ends_later"),
            models.UniqueConstraint(
                fields=["event", "starts", "admission"],
                condition=Q(host=None),
                name="session_once_per_start",
            ),
            models.UniqueConstraint(
                fields=["host", "starts"],
                condition=Q(host__isnull=False),
                name="session_one_talk_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["series", "rule_day"],
                condition=Q(series__isnull=False),
                name="session_once_per_day_of_series",
            ),
        ]
        indexes = [models.Index(fields=["state", "starts"], name="session_upcoming")]

    def __str__(self) -> str:
        return f"{self.event} {timezone.localtime(self.starts):%Y-%m-%d %H:%M}"

    @property
    def location(self) -> str:
        """Where to go, on one line."""
        return self.place or self.event.location

    @property
    def has_begun(self) -> bool:
        return self.starts <= timezone.now()


class QuotaQuerySet(LockingQuerySet["Quota"]):
    """Locked last of all, in the order of ids: ``events.booking.seats``."""


class Quota(models.Model):
    """The seats of a session at one desk; ``authority`` is None for an ordinary event's seats."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="quotas")
    authority = models.ForeignKey(
        Authority, models.PROTECT, null=True, blank=True, related_name="quotas"
    )
    size = models.PositiveIntegerField(validators=[MinValueValidator(0)])
    taken = models.PositiveIntegerField(default=0, editable=False)
    closed = models.BooleanField(
        default=False,
        editable=False,
        help_text="No more seats are given. In this row, so that the UPDATE of a seat sees it.",
    )
    staffing_confirmed_at = models.DateTimeField(null=True, blank=True)
    staffing_confirmed_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = QuotaQuerySet.as_manager()

    class Meta:
        ordering = ["session_id", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(taken__gte=0) & Q(taken__lte=F("size")),
                name="quota_taken_within_size",
                violation_error_message=_("More seats are booked than that."),
            ),
            models.UniqueConstraint(
                fields=["session", "authority"], name="quota_once_per_authority"
            ),
            models.UniqueConstraint(
                fields=["session"], condition=Q(authority=None), name="quota_once_without_authority"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.taken}/{self.size}"

    @property
    def label(self) -> str:
        return self.authority.name if self.authority else str(_("Seats"))

    @property
    def short_label(self) -> str:
        """SIRI, without what it stands for."""
        return self.label.partition(" (")[0]

    @property
    def free(self) -> int:
        return self.size - self.taken
