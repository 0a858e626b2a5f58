"""What an organiser writes to the people of an event: one text, and a copy for each address."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import Language, User
from events.models.event import Event
from events.models.sessions import Session
from vocabulary.locking import LockingQuerySet

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class EventMessageQuerySet(LockingQuerySet["EventMessage"]):
    def sent(self) -> "EventMessageQuerySet":
        return self.filter(sent_at__isnull=False)

    def drafts(self) -> "EventMessageQuerySet":
        return self.filter(sent_at=None)


class EventMessage(models.Model):
    """Written, looked at, sent once. A language without a text reads the other one."""

    class To(models.TextChoices):
        COMING = "coming", _("Everybody who has a seat")
        WAITING = "waiting", _("Everybody on the waiting list")
        CAME = "came", _("Everybody who came")

    class Dates(models.TextChoices):
        TO_COME = "to_come", _("Every date to come")
        EVERY = "every", _("Every date, those that are over too")
        ONE = "one", _("One date")

    event = models.ForeignKey(Event, models.CASCADE, related_name="messages")
    to = models.CharField(max_length=10, choices=To, default=To.COMING)
    dates = models.CharField(max_length=10, choices=Dates, default=Dates.TO_COME)
    session = models.ForeignKey(
        Session,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The one date. None where that was taken away: then nobody gets it.",
    )
    subject_en = models.CharField(max_length=120, blank=True)
    subject_da = models.CharField(max_length=120, blank=True)
    text_en = models.TextField(max_length=5000, blank=True)
    text_da = models.TextField(max_length=5000, blank=True)
    written_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    receivers = models.PositiveIntegerField(default=0, help_text="Addresses that it was sent to.")
    form_token = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text="The form it was written with: sent twice, it is one message.",
    )

    objects = EventMessageQuerySet.as_manager()
    copies: "RelatedManager[MessageCopy]"

    class Meta:
        ordering = ["-changed_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["form_token"], condition=~Q(form_token=""), name="message_once_per_form"
            ),
            models.CheckConstraint(
                condition=~Q(subject_en="", subject_da="") & ~Q(text_en="", text_da=""),
                name="message_says_something",
            ),
        ]

    def __str__(self) -> str:
        return str(getattr(self, f"subject_{self.language_for(get_language() or 'en')}"))

    @property
    def is_sent(self) -> bool:
        return self.sent_at is not None

    @property
    def seen(self) -> str:
        """Which text somebody looks at: another one after every change."""
        return str(int(self.changed_at.timestamp() * 1_000_000))

    def language_for(self, language: str) -> str:
        """Of the text that a reader of this language gets: where there is none, the other."""
        own, other = ("da", "en") if language.startswith("da") else ("en", "da")
        return own if getattr(self, f"text_{own}") else other


class MessageCopy(models.Model):
    """One address that a message goes to. Deleted a month after it was sent."""

    message = models.ForeignKey(EventMessage, models.CASCADE, related_name="copies")
    email = models.EmailField()
    name = models.CharField(max_length=240, blank=True)
    language = models.CharField(max_length=2, choices=Language, default=Language.ENGLISH)
    session = models.ForeignKey(
        Session,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The date that {date} stands for.",
    )
    is_test = models.BooleanField(default=False, help_text="To the one who wrote it.")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["message", "email"],
                condition=Q(is_test=False),
                name="message_once_per_address",
            )
        ]

    def __str__(self) -> str:
        return f"{self.message}: {self.email}"
