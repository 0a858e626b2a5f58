"""That somebody came to enough meetings of a course."""

from django.db import models
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from accounts.models import Language
from accounts.personal_links import PersonalLink
from events.models.bookings import Attendee
from events.models.codes import READABLE
from events.models.event import Event

certificate_link = PersonalLink("events.certificate")


def new_certificate_code() -> str:
    """Twelve characters (60 bits): it can be typed in from paper, and not guessed."""
    return get_random_string(12, READABLE)


class Certificate(models.Model):
    """In the words of the day it was given, and her language: what is on the paper stays true."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="certificates")
    attendee = models.OneToOneField(
        Attendee,
        models.CASCADE,
        related_name="certificate",
        help_text="Her seat at her first meeting: one certificate for each who took the course.",
    )
    code = models.CharField(max_length=12, unique=True, default=new_certificate_code)
    language = models.CharField(max_length=2, choices=Language, default=Language.ENGLISH)
    email = models.EmailField(blank=True, help_text="Where she is told of it.")
    name = models.CharField(max_length=250)
    title = models.CharField(max_length=255)
    organiser = models.CharField(max_length=160)
    centre = models.CharField(max_length=160, blank=True)
    attended = models.JSONField(
        help_text="The meetings she came to, by time: pairs of ISO moments, beginning and end."
    )
    meetings = models.PositiveSmallIntegerField(help_text="That the course had.")
    given_on = models.DateField()

    class Meta:
        ordering = ["event_id", "name", "pk"]
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")

    def __str__(self) -> str:
        return f"{self.name}: {self.title}"

    @property
    def link(self) -> str:
        """Her own page, where she fetches it."""
        with translation.override(self.language):
            return reverse("events:my_certificate", args=[certificate_link.token(self.pk, 1)])

    @property
    def check_address(self) -> str:
        """Where anybody who holds the paper sees whether it is genuine."""
        with translation.override(self.language):
            return reverse("events:certificate", args=[self.code])

    @property
    def printed_code(self) -> str:
        """In groups that can be read out: ABCD-EFGH-JKLM."""
        return "-".join(self.code[n : n + 4] for n in range(0, len(self.code), 4))
