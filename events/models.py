"""Sessions, seats, bookings and the people who come.

Pages describe; these carry what is counted. An ``Event`` is what happens (the registration days of
a centre, a course, a fair), a ``Session`` one time of it, a ``Quota`` the seats at one desk of a
session. Seats in use are ``SeatClaim`` rows, and ``Quota.taken`` is their sum, kept by one
conditional UPDATE (``events.seats``).
"""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from accounts.models import Language, User
from accounts.personal_links import PersonalLink
from guidance.models import Authority, Centre, Document
from vocabulary.translated import Translated

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

READABLE = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # no letter that is taken for a digit

my_booking_link = PersonalLink("events.booking")


def new_reference() -> str:
    """Eight characters that can be read out over the telephone."""
    return get_random_string(8, READABLE)


def new_ticket_code() -> str:
    """Ten characters (50 bits): a ticket can be typed in, and not guessed."""
    return get_random_string(10, READABLE)


class Event(models.Model):
    class Kind(models.TextChoices):
        REGISTRATION = "registration", _("Registration day")
        EVENT = "event", _("Event")

    kind = models.CharField(max_length=20, choices=Kind, default=Kind.EVENT)
    slug = models.SlugField(unique=True)
    title_en = models.CharField(max_length=160)
    title_da = models.CharField(max_length=160)
    title = Translated("title")
    summary_en = models.TextField(blank=True)
    summary_da = models.TextField(blank=True)
    summary = Translated("summary")
    centre = models.ForeignKey(Centre, models.PROTECT, null=True, blank=True, related_name="events")
    public = models.BooleanField(
        default=True, help_text=_("Anybody may find it and book a seat for themselves.")
    )

    class Meta:
        ordering = ["title_en"]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        return reverse("events:event", args=[self.slug])


class SessionQuerySet(models.QuerySet["Session"]):
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
        return self.select_related("event__centre").prefetch_related(quotas)


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

    objects = SessionQuerySet.as_manager()
    quotas: "RelatedManager[Quota]"

    class Meta:
        ordering = ["starts", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="session_ends_later"),
            models.UniqueConstraint(
                fields=["event", "starts", "admission"], name="session_once_per_start"
            ),
        ]
        indexes = [models.Index(fields=["state", "starts"], name="session_upcoming")]

    def __str__(self) -> str:
        return f"{self.event} {timezone.localtime(self.starts):%Y-%m-%d %H:%M}"

    @property
    def location(self) -> str:
        """Where to go, on one line."""
        if self.place or self.event.centre is None:
            return self.place
        return f"{self.event.centre.name}, {self.event.centre.full_address}"

    @property
    def has_begun(self) -> bool:
        return self.starts <= timezone.now()


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


class BookingQuerySet(models.QuerySet["Booking"]):
    def holding(self) -> "BookingQuerySet":
        return self.filter(state=Booking.State.HELD)

    def overdue(self) -> "BookingQuerySet":
        return self.holding().filter(held_until__lte=timezone.now())


class Booking(models.Model):
    """Seats somebody holds or has, for one person or for a group."""

    class State(models.TextChoices):
        HELD = "held", _("Seats held")
        CONFIRMED = "confirmed", _("Confirmed")
        CANCELLED = "cancelled", _("Cancelled")
        EXPIRED = "expired", _("Hold ran out")

    reference = models.CharField(max_length=12, unique=True, default=new_reference)
    organisation = models.CharField(max_length=200, blank=True)
    contact_name = models.CharField(max_length=200)
    contact_email = models.EmailField()
    language = models.CharField(max_length=2, choices=Language, default=Language.ENGLISH)
    state = models.CharField(max_length=20, choices=State, default=State.HELD)
    held_until = models.DateTimeField(null=True, blank=True)
    warned_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    link_version = models.PositiveIntegerField(default=1)
    form_token = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text="The form it was booked with: sent twice, it is one booking.",
    )
    once = models.CharField(
        max_length=280,
        blank=True,
        editable=False,
        help_text="Session and e-mail of an individual: one booking each, while it stands.",
    )

    objects = BookingQuerySet.as_manager()
    attendees: "RelatedManager[Attendee]"
    claims: "RelatedManager[SeatClaim]"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="held") | Q(held_until__isnull=False),
                name="booking_hold_has_an_end",
            ),
            models.UniqueConstraint(
                fields=["form_token"], condition=~Q(form_token=""), name="booking_once_per_form"
            ),
            models.UniqueConstraint(
                fields=["once"], condition=~Q(once=""), name="booking_once_per_person"
            ),
        ]
        indexes = [
            models.Index(fields=["held_until"], condition=Q(state="held"), name="booking_overdue")
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def link(self) -> str:
        """The holder's own page, in the holder's language."""
        token = my_booking_link.token(self.pk, self.link_version)
        with translation.override(self.language):
            return reverse("events:my_booking", args=[token])


class AttendeeQuerySet(models.QuerySet["Attendee"]):
    def coming(self) -> "AttendeeQuerySet":
        """Everybody whose seat stands, whatever became of them on the day."""
        return self.exclude(state=Attendee.State.CANCELLED)

    def with_email(self, email: str) -> "AttendeeQuerySet":
        """By address, letter case ignored, and by the index on it."""
        return self.alias(email_lower=Lower("email")).filter(email_lower=email.strip().lower())


class Attendee(models.Model):
    """One person at one session."""

    class State(models.TextChoices):
        EXPECTED = "expected", _("Expected")
        ARRIVED = "arrived", _("Arrived")
        SERVED = "served", _("Served")
        SENT_AWAY = "sent_away", _("Sent away, a paper was missing")
        NO_SHOW = "no_show", _("Did not come")
        CANCELLED = "cancelled", _("Cancelled")

    booking = models.ForeignKey(Booking, models.PROTECT, related_name="attendees")
    session = models.ForeignKey(Session, models.PROTECT, related_name="attendees")
    given_name = models.CharField(_("given name"), max_length=120)
    family_name = models.CharField(_("family name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(max_length=2, choices=Language, default=Language.ENGLISH)
    citizenship = models.CharField(_("citizenship"), max_length=2, blank=True)
    answers = models.JSONField(
        default=dict,
        blank=True,
        help_text="What an individual told about herself, for guidance. A new hire's are her own.",
    )
    ticket_code = models.CharField(max_length=16, unique=True, default=new_ticket_code)
    calendar_revision = models.PositiveIntegerField(
        default=0, help_text="SEQUENCE of the calendar entry: one more at every change of it."
    )
    state = models.CharField(max_length=20, choices=State, default=State.EXPECTED)
    missing_document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+"
    )
    arrived_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(
        null=True, blank=True, help_text=_("When the person was served or sent away.")
    )

    objects = AttendeeQuerySet.as_manager()

    class Meta:
        ordering = ["session__starts", "family_name", "given_name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(missing_document__isnull=True) | Q(state="sent_away"),
                name="attendee_missing_only_when_sent_away",
            )
        ]
        indexes = [
            models.Index(fields=["session", "state"], name="attendee_desk"),
            models.Index(F("session"), Lower("email"), name="attendee_email"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def link_open(self) -> bool:
        """Whether the person's own page can still be opened, some time after the visit."""
        until = self.session.ends + timedelta(days=settings.LINK_DAYS_AFTER_SESSION)
        return timezone.now() < until


class SeatClaim(models.Model):
    """Seats of one quota in use by a booking: one for a named person, or n held without names."""

    booking = models.ForeignKey(Booking, models.CASCADE, related_name="claims")
    quota = models.ForeignKey(Quota, models.PROTECT, related_name="claims")
    attendee = models.ForeignKey(
        Attendee, models.CASCADE, null=True, blank=True, related_name="claims"
    )
    seats = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(seats__gte=1), name="claim_at_least_one"),
            models.CheckConstraint(
                condition=Q(attendee__isnull=True) | Q(seats=1), name="claim_one_per_person"
            ),
            models.UniqueConstraint(
                fields=["attendee", "quota"],
                condition=Q(attendee__isnull=False),
                name="claim_once_per_desk",
            ),
            models.UniqueConstraint(
                fields=["booking", "quota"],
                condition=Q(attendee__isnull=True),
                name="claim_one_hold_per_quota",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.booking}: {self.seats} × {self.quota_id}"
