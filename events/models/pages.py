"""The pages on which editors write about events; see docs/decisions/0011."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from content.blocks.streams import BodyBlocks
from content.models.pages import FRONT_PAGE, BodyPage, TextPage
from events.blocks import QuestionBlocks, SpeakerBlocks
from events.models import facts
from events.models.event import Event
from events.models.facts import AUDIENCES, FACTS, EventFacts, SignUp
from events.models.labels import Organiser
from guidance.models import Municipality

Kind = facts.Kind

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
    content_panels: ClassVar[list[Any]] = [*TextPage.content_panels, FieldPanel("organiser")]
    page_description = _("The calendar, or the folder of one partner's events.")
    private_page_options: ClassVar[list[str]] = []  # what is in the calendar is for everybody
    override_translatable_fields: ClassVar[list[Any]] = [
        *TextPage.override_translatable_fields,
        SynchronizedField("organiser", overridable=False),
    ]

    class Meta:
        verbose_name = _("calendar")
        verbose_name_plural = _("calendars")

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
    kind = models.CharField(_("kind"), max_length=20, choices=EDITED_KINDS, default=Kind.EVENT)
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
    speakers = StreamField(SpeakerBlocks(required=False), verbose_name=_("speakers"), blank=True)
    questions = StreamField(
        QuestionBlocks(required=False),
        verbose_name=_("what we ask at sign-up"),
        blank=True,
        help_text=_("Name and e-mail are always asked. Ask for no more than you need."),
    )
    report = StreamField(
        BodyBlocks(required=False),
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

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("intro"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("category"), FieldPanel("kind")]),
                FieldPanel("follows"),
                FieldRowPanel([FieldPanel("organiser"), FieldPanel("spoken")]),
                FieldRowPanel([FieldPanel("venue"), FieldPanel("online_link")]),
                FieldPanel("price"),
                FieldPanel("image"),
            ],
            heading=_("At a glance"),
        ),
        MultiFieldPanel(
            [FieldPanel(f"for_{key}") for key in AUDIENCES], heading=_("Whom it is for")
        ),
        FieldPanel("body"),
        FieldPanel("speakers"),
        FieldPanel("report"),
    ]
    sign_up_panels: ClassVar[list[Any]] = [
        MultiFieldPanel([FieldPanel("sign_up"), FieldPanel("sign_up_link")], heading=_("How")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("seats"), FieldPanel("party_limit")]),
                FieldPanel("has_waiting_list"),
                FieldRowPanel([FieldPanel("opens_days"), FieldPanel("closes_hours")]),
                FieldPanel("attendance_percent"),
            ],
            heading=_("Seats and dates"),
        ),
        FieldPanel("residents_of"),
        FieldPanel("questions"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Event")),
            ObjectList(sign_up_panels, heading=_("Sign-up")),
            ObjectList(BodyPage.promote_panels, heading=_("Promote")),
            ObjectList(BodyPage.settings_panels, heading=_("Settings")),
        ]
    )

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

    def clean(self) -> None:
        super().clean()
        if self.sign_up == SignUp.ELSEWHERE and not self.sign_up_link:
            missing = _("Where do people sign up? Give the address, or choose another way.")
            raise ValidationError({"sign_up_link": missing})
        if not self.audiences:
            nobody = _("Tick at least one, so that people find it by what they are.")
            raise ValidationError({"for_newcomers": nobody})

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
