"""The company's list, and the people on it once they are booked in."""

from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.personal_links import PersonalLink
from companies.models.bookings import GroupBooking
from events.models import Attendee, Session
from guidance.models import Document, Municipality
from vocabulary.locking import LockingQuerySet

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

visit_link = PersonalLink("companies.visit")


class Roster(models.Model):
    """The company's list as it came, and how its columns were understood."""

    class Source(models.TextChoices):
        FILE = "file", _("Uploaded file")
        PASTE = "paste", _("Pasted text")
        FORM = "form", _("Typed in")

    group = models.OneToOneField(GroupBooking, models.CASCADE, related_name="roster")
    source = models.CharField(max_length=10, choices=Source)
    filename = models.CharField(max_length=200, blank=True)
    headers = models.JSONField(default=list, help_text="The header of each column, in order.")
    mapping = models.JSONField(default=dict, help_text="Field name to column index.")
    guesses = models.JSONField(default=list, help_text="Fields whose column was guessed.")
    refused = models.JSONField(default=list, help_text="Headers refused, such as CPR.")
    uploaded_at = models.DateTimeField(auto_now=True)
    uploaded_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")

    rows: "RelatedManager[RosterRow]"

    def __str__(self) -> str:
        return self.filename or str(self.get_source_display())


class RosterRow(models.Model):
    """One person of the list: the cells as they came, what is wrong, and the cleaned values."""

    roster = models.ForeignKey(Roster, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(help_text="The row's number as seen in the file.")
    cells = models.JSONField(default=list)
    values = models.JSONField(default=dict)
    typed = models.JSONField(
        default=dict, help_text="By field, the text that could not be used, as it was typed."
    )
    problems = models.JSONField(default=list)
    wrong = models.BooleanField(
        default=False, help_text="Whether one of the problems keeps the row from being sent."
    )
    session = models.ForeignKey(Session, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["number", "id"]

    def __str__(self) -> str:
        return f"{self.roster} {self.number}"


class NewHireQuerySet(LockingQuerySet["NewHire"]):
    def with_progress(self) -> "NewHireQuerySet":
        """What ``companies.readiness`` looks at, in two queries however many they are."""
        people = self.select_related("attendee__session", "attendee__missing_document")
        return people.select_related("municipality").prefetch_related("ticks")

    def for_her_page(self) -> "NewHireQuerySet":
        """Her page and her mails: the visit with place and company, in two queries."""
        return self.with_progress().select_related(
            "attendee__session__event__centre",
            "attendee__booking",
            "group__company",
            "group__centre",
            "group__event__venue",
            "group__event__organiser",
            "group__event__centre",
        )


class NewHire(models.Model):
    """A person whom a company books in; what she answers is hers, the company sees a state.

    Of a course, ``attendee`` is she at the first meeting; at the others she has the same number.
    """

    attendee = models.OneToOneField(Attendee, models.CASCADE, related_name="new_hire")
    group = models.ForeignKey(GroupBooking, models.PROTECT, related_name="new_hires")
    employee_number = models.CharField(max_length=60, blank=True)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="+"
    )
    start_date = models.DateField(null=True, blank=True)
    arrival_date = models.DateField(null=True, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    family = models.BooleanField(_("brings family"), default=False)
    link_version = models.PositiveIntegerField(default=1)
    invited_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(
        null=True, blank=True, help_text="She said herself that she cannot come to the event."
    )
    details_corrected_at = models.DateTimeField(null=True, blank=True)
    application_submitted_at = models.DateTimeField(null=True, blank=True)
    application_reference = models.CharField(max_length=60, blank=True)
    another_time_asked_at = models.DateTimeField(null=True, blank=True)
    another_time_reason = models.CharField(max_length=400, blank=True)

    objects = NewHireQuerySet.as_manager()
    ticks: "RelatedManager[ChecklistTick]"

    class Meta:
        ordering = ["attendee__family_name", "attendee__given_name", "id"]

    def __str__(self) -> str:
        return str(self.attendee)

    @property
    def link(self) -> str:
        """Her own page, in her language."""
        with translation.override(self.attendee.language):
            return reverse("companies:visit", args=[self.token])

    @property
    def token(self) -> str:
        return visit_link.token(self.pk, self.link_version)


class ChecklistTick(models.Model):
    """She has this paper ready."""

    new_hire = models.ForeignKey(NewHire, models.CASCADE, related_name="ticks")
    document = models.ForeignKey(Document, models.CASCADE, related_name="+")
    ticked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["new_hire", "document"], name="tick_once")]

    def __str__(self) -> str:
        return f"{self.new_hire}: {self.document}"
