"""What happens: the one thing that the pages of all languages, dates and bookings point at."""

import re
import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from content.models import Image
from events.models import facts
from events.models.facts import EventFacts
from guidance.models import Centre, Municipality
from vocabulary.locking import LockingQuerySet
from vocabulary.translated import Translated


class EventQuerySet(LockingQuerySet["Event"]):
    def public(self) -> "EventQuerySet":
        return self.filter(public=True)

    def create_draft(self, title: str) -> "Event":
        """Of a page that was never published: it has no address yet, and nobody finds it."""
        return self.create(title_en=title, slug=f"draft-{uuid.uuid4().hex[:12]}", public=False)


class Event(EventFacts):
    Kind = facts.Kind

    kind = models.CharField(max_length=20, choices=facts.Kind, default=facts.Kind.EVENT)
    slug = models.SlugField(unique=True, max_length=120)
    title_en = models.CharField(max_length=255)
    title_da = models.CharField(max_length=255, blank=True)
    title = Translated("title")
    summary_en = models.TextField(blank=True)
    summary_da = models.TextField(blank=True)
    summary = Translated("summary")
    price_en = models.CharField(max_length=120, blank=True)
    price_da = models.CharField(max_length=120, blank=True)
    price = Translated("price")
    image = models.ForeignKey(Image, models.SET_NULL, null=True, blank=True, related_name="+")
    centre = models.ForeignKey(
        Centre,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        help_text=_("Whose front desk receives the people."),
    )
    residents_of = models.ManyToManyField(Municipality, blank=True, related_name="+")
    public = models.BooleanField(
        default=True,
        help_text=_("Anybody may find it: a registration day, or an event with a live page."),
    )
    picked_at = models.CharField(
        max_length=60,
        blank=True,
        editable=False,
        help_text=(
            "Talks in confidence: the name of another app's page where those whom it lets in pick "
            "a time. Nobody else finds them, and their hosts alone see who comes."
        ),
    )

    form_token = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text="Of a copy: the form that made it. Sent twice, it is one copy.",
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["title_en"]
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.UniqueConstraint(
                fields=["form_token"], condition=~Q(form_token=""), name="event_once_per_form"
            )
        ]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        """Where its times are chosen."""
        return reverse(self.picked_at or "events:event", args=[] if self.picked_at else [self.slug])

    @property
    def is_in_confidence(self) -> bool:
        return bool(self.picked_at)

    @property
    def is_for_some(self) -> bool:
        """Talks in confidence have no page, so the facts of one do not know of them."""
        return super().is_for_some or self.is_in_confidence

    @property
    def location(self) -> str:
        """Where its dates are, on one line, but for those that are somewhere else."""
        for at in (self.venue, self.centre):
            if at is not None:
                return f"{at.name}, {at.full_address}"
        return str(_("Online")) if self.online_link else ""

    @cached_property
    def homes(self) -> list[Municipality]:
        """Where one must live to sign up; none where everybody may."""
        return list(self.residents_of.all())

    @property
    def is_draft(self) -> bool:
        """Whether it was never published: its address is given then, and stays."""
        return bool(re.fullmatch(r"draft-[0-9a-f]{12}", self.slug))


class Question(models.Model):
    """What an event asks of those who sign up, why, and how long the answer is kept."""

    class Kind(models.TextChoices):
        TEXT = "text", _("Text")
        CHOICE = "choice", _("One of several")
        YES_NO = "yes_no", _("Yes or no")

    event = models.ForeignKey(Event, models.CASCADE, related_name="questions")
    key = models.UUIDField(
        default=uuid.uuid4, help_text="Of the block on the page, the same in every language."
    )
    kind = models.CharField(max_length=10, choices=Kind)
    position = models.PositiveSmallIntegerField(default=0)
    text_en = models.CharField(max_length=200)
    text_da = models.CharField(max_length=200, blank=True)
    text = Translated("text")
    reason_en = models.CharField(max_length=200)
    reason_da = models.CharField(max_length=200, blank=True)
    reason = Translated("reason")
    options_en = models.JSONField(default=list, blank=True)
    options_da = models.JSONField(
        default=list, blank=True, help_text="In the order of the English ones."
    )
    options = Translated("options")
    required = models.BooleanField(default=False)
    keep_days = models.PositiveSmallIntegerField(
        default=30, help_text="After the event; then the answers are deleted."
    )
    asked = models.BooleanField(
        default=True, help_text="Taken off the page it is not asked any more; answers stay."
    )

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["event", "key"], name="question_once_per_event"),
            models.CheckConstraint(
                condition=~Q(reason_en=""),
                name="question_says_why",
            ),
        ]

    def __str__(self) -> str:
        return str(self.text)
