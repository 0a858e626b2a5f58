"""What somebody asked us to keep of her arrival checklist, and what is on its way to her."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Language


class OwnDays(models.Model):
    """The days that deadlines are counted from, where she has told them."""

    arrival = models.DateField(_("I move to Denmark on"), null=True, blank=True)
    start = models.DateField(_("First day of work or studies"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def days(self) -> dict[str, date]:
        """By the anchor of deadlines."""
        found = {"arrival": self.arrival, "start": self.start}
        return {name: day for name, day in found.items() if day}


class SavedChecklist(OwnDays):
    """The answers, days and ticks of somebody with an account: one list a person."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="arrival_checklist"
    )
    answers = models.JSONField(help_text="By the names of the questions, as in the address.")
    done = models.JSONField(default=list, help_text='Steps with a tick: "you-cpr", "children-cpr".')
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["changed_at"], name="saved_checklist_changed")]

    def __str__(self) -> str:
        return f"Arrival checklist {self.pk}"


class ListToSend(OwnDays):
    """A list that is about to be mailed. The row goes with the mail: no address is kept."""

    email = models.EmailField()
    language = models.CharField(max_length=2, choices=Language, default=Language.ENGLISH)
    answers = models.JSONField()
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"Arrival checklist to send {self.pk}"
