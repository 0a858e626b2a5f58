"""People in line for a seat."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from accounts.models import Language
from events.models.bookings import Booking
from events.models.codes import waiting_link
from events.models.event import Event
from events.models.sessions import Session

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager  # noqa: F401


class WaitlistEntryQuerySet(models.QuerySet["WaitlistEntry"]):
    def waiting(self) -> "WaitlistEntryQuerySet":
        """In the order in which they are asked."""
        return self.filter(state=WaitlistEntry.State.WAITING).order_by("joined_at", "pk")


class WaitlistEntry(models.Model):
    """A party that wants seats when somebody gives theirs back.

    An offer is a ``Booking`` that holds the seats: until ``booking.held_until`` they are hers.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        OFFERED = "offered", _("Seats offered")
        TAKEN = "taken", _("Seats taken")
        DECLINED = "declined", _("Offer declined")
        LAPSED = "lapsed", _("Offer ran out")
        LEFT = "left", _("Left the list")
        OVER = "over", _("No seat became free")

    STANDING = (State.WAITING, State.OFFERED)

    event = models.ForeignKey(Event, models.PROTECT, related_name="waiting")
    session = models.ForeignKey(
        Session,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="waiting",
        help_text="None: for a course as a whole.",
    )
    contact_name = models.CharField(max_length=200)
    contact_email = models.EmailField()
    language = models.CharField(max_length=2, choices=Language, default=Language.ENGLISH)
    seats = models.PositiveSmallIntegerField()
    party = models.JSONField(default=dict, help_text="As in Booking.party.")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    joined_at = models.DateTimeField(default=timezone.now)
    booking = models.OneToOneField(
        Booking, models.SET_NULL, null=True, blank=True, related_name="waitlist_entry"
    )
    link_version = models.PositiveIntegerField(default=1)
    once = models.CharField(
        max_length=280,
        blank=True,
        editable=False,
        help_text="Session or course and e-mail: one place in the line each.",
    )

    objects = WaitlistEntryQuerySet.as_manager()

    class Meta:
        ordering = ["joined_at", "id"]
        verbose_name = _("waiting list entry")
        verbose_name_plural = _("waiting list")
        constraints = [
            models.CheckConstraint(condition=Q(seats__gte=1), name="waiting_for_a_seat"),
            models.UniqueConstraint(
                fields=["once"], condition=~Q(once=""), name="waiting_once_per_person"
            ),
        ]
        indexes = [
            models.Index(
                fields=["session", "joined_at"], condition=Q(state="waiting"), name="waiting_line"
            )
        ]

    def __str__(self) -> str:
        return f"{self.contact_name} ({self.seats})"

    @property
    def link(self) -> str:
        """Her own page of the waiting list, in her language."""
        token = waiting_link.token(self.pk, self.link_version)
        with translation.override(self.language):
            return reverse("events:waiting", args=[token])
