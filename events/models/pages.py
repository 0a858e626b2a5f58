"""The pages on which editors write about events; see docs/decisions/0011."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.db import models, transaction
from django.dispatch import Signal
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from content.blocks.streams import BodyBlocks
from content.fields import BlocksField
from content.models.pages import FRONT_PAGE, BodyPage, TextPage
from events.blocks import QuestionBlocks, SpeakerBlocks
from events.models import facts
from events.models.event import Event
from events.models.facts import FACTS, EventFacts
from events.models.labels import Organiser
from events.models.page_forms import EventPageForm
from events.models.page_panels import EDIT_EVENT
from guidance.models import Municipality

Kind = facts.Kind
draft_saved = Signal()  # page: an event's, of which there is a newer revision

# Registration days are made by planners, not written by editors.
EDITED_KINDS = [choice for choice in Kind.choices if choice[0] != Kind.REGISTRATION]


class EventIndexPage(TextPage):
    """The words above the calendar; below it, a folder for each partner's own events."""

    organiser = models.ForeignKey(
        Organiser,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organiser"),
        help_text=_("Empty for the calendar itself; else the events below are this partner's."),
    )

    parent_page_types: ClassVar[list[str]] = [FRONT_PAGE, "events.EventIndexPage"]
    subpage_types: ClassVar[list[str]] = ["events.EventPage", "events.EventIndexPage"]
    content_panels: ClassVar[list[Any]] = [
        *TextPage.content_panels,
        FieldPanel("organiser", permission="events.change_organiser"),
    ]
    page_description = _("The calendar, or the folder of one partner's events.")
    private_page_options: ClassVar[list[str]] = []  # what is in the calendar is for everybody
    override_translatable_fields: ClassVar[list[Any]] = [
        *TextPage.override_translatable_fields,
        SynchronizedField("organiser", overridable=False),
    ]

    class Meta:
        verbose_name = _("calendar")
        verbose_name_plural = _("calendars")

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """A partner's folder holds events, not further folders."""
        allowed: bool = super().can_create_at(parent)
        return allowed and getattr(parent.specific, "organiser_id", None) is None

    def get_url_parts(self, request: HttpRequest | None = None) -> Any:
        """The calendar itself; of a folder, what this partner has in it."""
        parts = super().get_url_parts(request)
        if parts is None:
            return None
        with translation.override(self.locale.language_code):
            calendar = reverse("events:index")
        chosen = f"?{urlencode({'organiser': self.organiser.key})}" if self.organiser else ""
        return (*parts[:2], calendar + chosen)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(self.get_url(request))


class EventPage(EventFacts, BodyPage):
    """What an event is, in one language; times and seats are the ``Event``'s."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="pages", editable=False)
    intro = models.TextField(
        _("in short"),
        max_length=400,
        help_text=_("One or two sentences. In the calendar they are all that people read of it."),
    )
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=EDITED_KINDS,
        default=Kind.EVENT,
        help_text=_("It decides how people sign up, and cannot change once somebody has."),
    )
    image = models.ForeignKey(
        "content.Image",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    price = models.CharField(
        _("price"),
        max_length=120,
        blank=True,
        help_text=_("In words: “50 kr., at the door”. Empty: free of charge."),
    )
    residents_of = ParentalManyToManyField(
        Municipality,
        blank=True,
        related_name="+",
        verbose_name=_("only for residents of"),
        help_text=_("Empty: for everybody, wherever they live."),
    )
    speakers = BlocksField(SpeakerBlocks, verbose_name=_("speakers"), blank=True)
    questions = BlocksField(
        QuestionBlocks,
        verbose_name=_("what we ask at sign-up"),
        blank=True,
        help_text=_("Name and e-mail are always asked. Ask for no more than you need."),
    )
    report = BlocksField(
        BodyBlocks,
        verbose_name=_("how it was"),
        blank=True,
        help_text=_("After the event: shown above the text once the last date is over."),
    )

    template = "events/event.html"
    # Its dates and what is on like it, for previews; the views know, and say so (events.apps).
    surroundings: ClassVar[Callable[["EventPage", HttpRequest], dict[str, Any]]]
    parent_page_types: ClassVar[list[str]] = ["events.EventIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("A talk, a course, a fair: anything in the calendar.")
    private_page_options: ClassVar[list[str]] = []
    exclude_fields_in_copy: ClassVar[list[str]] = ["event"]  # a copied page is another event
    # The facts of an event are the same in every language; its page only tells of them.
    override_translatable_fields: ClassVar[list[Any]] = [
        *BodyPage.override_translatable_fields,
        *(
            SynchronizedField(name, overridable=False)
            for name in ("event", "kind", "image", "residents_of", *FACTS)
        ),
    ]

    base_form_class = EventPageForm
    edit_handler = EDIT_EVENT

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A page is born with its event; a translation or an alias shares its twin's."""
        with transaction.atomic():
            if self.event_id is None:
                self.event = self._twins_event() or self._new_event()
            super().save(*args, **kwargs)

    @transaction.atomic
    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """An event that was never published goes by the draft of its page."""
        revision = super().save_revision(*args, **kwargs)
        draft_saved.send(sender=EventPage, page=self)
        return revision

    @transaction.atomic
    def publish(self, *args: Any, **kwargs: Any) -> Any:
        """With the event, which is filled from the page (``events.editing.publishing``)."""
        return super().publish(*args, **kwargs)

    @transaction.atomic
    def unpublish(self, *args: Any, **kwargs: Any) -> Any:
        return super().unpublish(*args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Not that of other pages: this one is not found by its place in the tree."""
        context: dict[str, Any] = Page.get_context(self, request, *args, **kwargs)
        return context | type(self).surroundings(self, request)

    def _twins_event(self) -> Event | None:
        twins = EventPage.objects.filter(translation_key=self.translation_key).exclude(pk=self.pk)
        twin = twins.select_related("event").first()
        return twin.event if twin else None

    def _new_event(self) -> Event:
        return Event.objects.create_draft(self.title)

    def get_url_parts(self, request: HttpRequest | None = None) -> Any:
        """Flat, whatever folder it lies in: an event's address stays when it is moved."""
        parts = super().get_url_parts(request)
        if parts is None or not self.event.public:
            return parts
        site_id, root_url, _path = parts
        with translation.override(self.locale.language_code):
            return site_id, root_url, self.event.get_absolute_url()

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """At its place in the tree; ``events.views.public`` answers at the event's address."""
        return redirect(self.get_url(request))
