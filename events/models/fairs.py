"""Stands at a fair, and the visitors who gave a stand their name."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from accounts.models import Language
from events.models.bookings import Attendee
from events.models.codes import new_stand_code, stand_link
from events.models.event import Event
from vocabulary.cpr import reject_cpr
from vocabulary.locking import LockingQuerySet
from vocabulary.translated import Translated

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class StandQuerySet(LockingQuerySet["Stand"]):
    def public(self) -> "StandQuerySet":
        return self.filter(event__public=True, event__kind=Event.Kind.FAIR)

    def saying(self, words: str) -> "StandQuerySet":
        """Each of the words is in the name, the place number or what they look for."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(organisation__icontains=word)
                | Q(number__iexact=word)
                | Q(about_en__icontains=word)
                | Q(about_da__icontains=word)
            )
        return found


class Stand(models.Model):
    event = models.ForeignKey(Event, models.PROTECT, related_name="stands")
    organisation = models.CharField(_("company or organisation"), max_length=200)
    number = models.CharField(
        _("place number"),
        max_length=10,
        blank=True,
        help_text=_("Where it stands in the hall: 12, or B4."),
    )
    position = models.PositiveSmallIntegerField(
        _("order"), default=10, help_text=_("Low numbers come first in the list.")
    )
    about_en = models.TextField(
        _("what they look for, in English"), max_length=600, blank=True, validators=[reject_cpr]
    )
    about_da = models.TextField(
        _("what they look for, in Danish"), max_length=600, blank=True, validators=[reject_cpr]
    )
    about = Translated("about")
    website = models.URLField(_("website"), blank=True)
    contact_name = models.CharField(_("contact person"), max_length=200, blank=True)
    contact_email = models.EmailField(
        _("contact person's e-mail address"),
        blank=True,
        help_text=_("The link to the stand's own page goes there."),
    )
    language = models.CharField(
        _("language of our mails"), max_length=2, choices=Language, default=Language.ENGLISH
    )
    people = models.PositiveSmallIntegerField(
        _("people at the stand"), default=2, help_text=_("At most so many can be named for badges.")
    )
    staff_names = models.TextField(
        blank=True, help_text="Who stands there, a name a line; emptied some time after the fair."
    )
    code = models.CharField(
        max_length=16,
        unique=True,
        default=new_stand_code,
        editable=False,
        help_text="In the QR code on the stand's sign, for visitors to scan or to type.",
    )
    link_version = models.PositiveIntegerField(default=1, editable=False)
    invited_at = models.DateTimeField(null=True, blank=True, editable=False)
    changed_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When the company last changed its words."
    )

    objects = StandQuerySet.as_manager()
    contacts: "RelatedManager[StandContact]"

    class Meta:
        ordering = ["position", "number", "organisation", "pk"]
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

    def get_absolute_url(self) -> str:
        return reverse("events:stand", args=[self.event.slug, self.pk])

    @property
    def link(self) -> str:
        """The company's own page, with the visitors who left their name."""
        token = stand_link.token(self.pk, self.link_version)
        with translation.override(self.language):
            return reverse("events:my_stand", args=[token])

    @property
    def staff(self) -> list[str]:
        return self.staff_names.splitlines()


class StandContactQuerySet(models.QuerySet["StandContact"]):
    def standing(self) -> "StandContactQuerySet":
        """What a company sees: not taken back, and of who still has her ticket."""
        gone = Q(attendee__state=Attendee.State.CANCELLED)
        return self.filter(~gone, taken_back_at=None)


class StandContact(models.Model):
    """A visitor gave this stand what she chose of herself, by an act of her own."""

    stand = models.ForeignKey(Stand, models.CASCADE, related_name="contacts")
    attendee = models.ForeignKey(Attendee, models.CASCADE, related_name="stand_contacts")
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    linkedin = models.URLField(blank=True)
    note = models.CharField(max_length=300, blank=True, help_text="What she wants to tell them.")
    remark = models.CharField(max_length=300, blank=True, help_text="What the company noted.")
    shared_at = models.DateTimeField(default=timezone.now)
    taken_back_at = models.DateTimeField(
        null=True, blank=True, help_text="Then nothing of it is left but that there was something."
    )

    objects = StandContactQuerySet.as_manager()

    class Meta:
        ordering = ["shared_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["stand", "attendee"], name="stand_contact_once")
        ]

    def __str__(self) -> str:
        return f"{self.attendee_id} → {self.stand}"
