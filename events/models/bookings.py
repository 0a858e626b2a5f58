"""Seats somebody holds or has, and the people who come."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Language, User
from accounts.personal_links import PersonalLink
from events.models.codes import (
    feedback_link,
    guest_link,
    my_booking_link,
    new_reference,
    new_ticket_code,
    talks_link,
)
from events.models.event import Question
from events.models.sessions import Quota, Session
from guidance.models import Document
from vocabulary.locking import LockingQuerySet

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class BookingQuerySet(LockingQuerySet["Booking"]):
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

    class Kind(models.TextChoices):
        GROUP = "group", _("Group: held by a company, names later")
        INDIVIDUAL = "individual", _("Individual: one person at a registration day")
        SIGN_UP = (
            "sign_up",
            _("Sign-up: held until she confirms, or while seats are offered to her"),
        )
        ALLOTMENT = "allotment", _("Allotment: reserved by staff for a partner")
        WALK_IN = "walk_in", _("Walk-in: let in at the door without a ticket")

    PERSONAL = (Kind.INDIVIDUAL, Kind.SIGN_UP, Kind.WALK_IN)  # by somebody who comes herself
    WITH_GUESTS = (Kind.SIGN_UP, Kind.ALLOTMENT)  # whose people have tickets and links of their own

    reference = models.CharField(max_length=12, unique=True, default=new_reference)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.GROUP)
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
    party = models.JSONField(
        default=dict,
        blank=True,
        help_text="Of a sign-up not confirmed yet: who comes where, and the answers. Then emptied.",
    )
    network = models.CharField(
        max_length=32,
        blank=True,
        editable=False,
        help_text="Of a sign-up not confirmed yet: a keyed digest of the network it came from.",
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


class AttendeeQuerySet(LockingQuerySet["Attendee"]):
    def coming(self) -> "AttendeeQuerySet":
        """Everybody whose seat stands, whatever became of them on the day."""
        return self.exclude(state=Attendee.State.CANCELLED)

    def expected(self) -> "AttendeeQuerySet":
        """Everybody who is still to come."""
        return self.filter(state=Attendee.State.EXPECTED)

    def came(self) -> "AttendeeQuerySet":
        """Everybody whom the desk received."""
        return self.filter(state__in=(Attendee.State.ARRIVED, Attendee.State.SERVED))

    def were_there(self) -> "AttendeeQuerySet":
        """Whom the desk received; where it received nobody, whoever was expected, once it is over.

        Online and at many small things nobody takes attendance.
        """
        received = Exists(Attendee.objects.came().filter(session=OuterRef("session")))
        nobody_counted = Q(state=Attendee.State.EXPECTED, session__ends__lte=timezone.now())
        there = Q(state__in=(Attendee.State.ARRIVED, Attendee.State.SERVED))
        return self.filter(there | (nobody_counted & ~received))

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
    number = models.PositiveSmallIntegerField(
        default=0, help_text="Which of the party: 0 signed up for the others."
    )
    given_name = models.CharField(
        _("given name"), max_length=120, blank=True, help_text="Empty: to be named later."
    )
    family_name = models.CharField(_("family name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(max_length=2, choices=Language, default=Language.ENGLISH)
    citizenship = models.CharField(_("citizenship"), max_length=2, blank=True)
    situation = models.JSONField(
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
        return f"{self.given_name} {self.family_name}".strip() or str(self._without_name)

    @property
    def _without_name(self) -> Promise:
        """A guest of a party is named later; who signed up herself had a name, and took it back."""
        if self.number:
            return _("Guest, name to follow")
        walked_in = self.booking.kind == Booking.Kind.WALK_IN
        return _("Walk-in") if walked_in else _("No name kept")

    @property
    def link(self) -> str:
        """The own page of a guest, for whom somebody else signed up: her ticket, and a way out."""
        return self._address("events:ticket", guest_link)

    @property
    def feedback_address(self) -> str:
        """Where she tells how it was, once."""
        return self._address("events:feedback", feedback_link)

    @property
    def talks_address(self) -> str:
        """Where she who was at a meeting picks a talk after it."""
        return self._address("events:talks", talks_link)

    def _address(self, name: str, link: PersonalLink) -> str:
        with translation.override(self.language):
            return reverse(name, args=[link.token(self.pk, 1)])

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


class Answer(models.Model):
    """What somebody answered at sign-up; deleted when the question's time is over."""

    booking = models.ForeignKey(Booking, models.CASCADE, related_name="answers")
    attendee = models.ForeignKey(
        Attendee,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="answers",
        help_text="Whose answer it is, on a company's booking; None: of her who signed up.",
    )
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    value = models.CharField(max_length=500, help_text="Text; the English option; yes or no.")

    class Meta:
        ordering = ["question__position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["booking", "question"],
                condition=Q(attendee=None),
                name="answer_once_per_booking",
            ),
            models.UniqueConstraint(
                fields=["attendee", "question"],
                condition=Q(attendee__isnull=False),
                name="answer_once_per_person",
            ),
        ]

    def __str__(self) -> str:
        return self.value
