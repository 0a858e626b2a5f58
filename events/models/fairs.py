"""Stands at a fair, and the visitors who gave a stand their name."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Language
from events.models.bookings import Attendee
from events.models.codes import new_ticket_code, stand_link
from events.models.event import Event
from vocabulary.translated import Translated


class Stand(models.Model):
    event = models.ForeignKey(Event, models.PROTECT, related_name="stands")
    organisation = models.CharField(_("company or organisation"), max_length=200)
    number = models.CharField(_("stand number"), max_length=10, blank=True)
    about_en = models.TextField(_("what they look for, in English"), max_length=600, blank=True)
    about_da = models.TextField(_("what they look for, in Danish"), max_length=600, blank=True)
    about = Translated("about")
    website = models.URLField(_("website"), blank=True)
    contact_name = models.CharField(_("contact person"), max_length=200)
    contact_email = models.EmailField(_("e-mail address"))
    language = models.CharField(max_length=2, choices=Language, default=Language.ENGLISH)
    code = models.CharField(
        max_length=16,
        unique=True,
        default=new_ticket_code,
        editable=False,
        help_text="In the QR code on the stand's sign, for visitors to scan.",
    )
    link_version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["number", "organisation"]
        verbose_name = _("stand")
        verbose_name_plural = _("stands")
        constraints = [
            models.UniqueConstraint(
                fields=["event", "organisation"],
                name="stand_once_per_organisation",
                violation_error_message=_("This organisation has a stand already."),
            )
        ]

    def __str__(self) -> str:
        return self.organisation

    @property
    def link(self) -> str:
        """The stand's own page, with the visitors who left their name."""
        return reverse("events:stand", args=[stand_link.token(self.pk, self.link_version)])


class StandContact(models.Model):
    """A visitor gave this stand her name and address, by an act of her own."""

    stand = models.ForeignKey(Stand, models.CASCADE, related_name="contacts")
    attendee = models.ForeignKey(Attendee, models.CASCADE, related_name="stand_contacts")
    note = models.CharField(max_length=300, blank=True, help_text="What she wants to tell them.")
    shared_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["shared_at"]
        constraints = [
            models.UniqueConstraint(fields=["stand", "attendee"], name="stand_contact_once")
        ]

    def __str__(self) -> str:
        return f"{self.attendee} → {self.stand}"
