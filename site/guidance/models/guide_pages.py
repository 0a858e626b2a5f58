"""The guides, for each kind of reader one, and their pages: each has its place on the way."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from content.models.pages import FRONT_PAGE, BodyPage
from guidance.blocks import OfferBlock, SourceBlock
from guidance.chapters import GUIDES, WHEN, Audience, Chapter, Leg
from guidance.models.steps import Step


class GuideIndexPage(BodyPage):
    """The way into a guide: the employers' chapters with numbers, or the way of who moves here."""

    audience = models.CharField(_("for whom"), max_length=20, choices=GUIDES)

    surroundings: ClassVar[Callable[["GuideIndexPage", HttpRequest], dict[str, Any]]]

    template = "guidance/guides/index.html"
    parent_page_types: ClassVar[list[str]] = [FRONT_PAGE]
    subpage_types: ClassVar[list[str]] = ["guidance.GuidePage"]
    page_description = _("Begins a guide for one kind of reader; the pages below it belong to it.")
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("intro"),
        FieldPanel("audience"),
        FieldPanel("body"),
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        *BodyPage.override_translatable_fields,
        SynchronizedField("audience", overridable=False),
    ]

    class Meta:
        verbose_name = _("guide")
        verbose_name_plural = _("guides")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | type(self).surroundings(self, request)


class GuidePage(BodyPage):
    """A page of a guide, alone or below another; it may belong to a step of the checklist."""

    step = models.ForeignKey(
        Step,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="pages",
        verbose_name=_("step of the checklist"),
        help_text=_(
            "The checklist leads here, and the page shows the step's own authority, papers, time "
            "and deadlines: never write them in the text."
        ),
    )
    chapter = models.CharField(
        _("chapter"),
        max_length=20,
        choices=Chapter,
        blank=True,
        help_text=_(
            "Only for employers: the steps of the plan for this chapter lead here. Empty: they "
            "lead above."
        ),
    )
    stage = models.CharField(_("when it is needed"), max_length=20, choices=WHEN)
    audience = models.CharField(_("for whom"), max_length=20, choices=Audience)
    offers = StreamField(
        [("offer", OfferBlock())],
        verbose_name=_("for residents of some municipalities"),
        blank=True,
        help_text=_("Readers choose where they live, and are told what there is for them."),
    )
    sources = StreamField(
        [("source", SourceBlock())],
        verbose_name=_("sources"),
        blank=True,
        help_text=_("At least one for every figure and deadline in the text."),
    )

    surroundings: ClassVar[Callable[["GuidePage", HttpRequest], dict[str, Any]]]

    template = "guidance/guides/page.html"
    kept_with = ("municipality",)
    parent_page_types: ClassVar[list[str]] = ["guidance.GuideIndexPage", "guidance.GuidePage"]
    subpage_types: ClassVar[list[str]] = ["guidance.GuidePage"]
    page_description = _("A page of a guide: for newcomers, spouses, students or employers.")
    search_fields: ClassVar[list[index.BaseField]] = [
        *BodyPage.search_fields,
        index.SearchField("offers"),
    ]
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("intro"),
        HelpPanel(
            _(
                "Chapters for employers are numbered by their place in the page tree. The pages of "
                "the other guides stand by when they are needed, in the order of their steps."
            )
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("audience"), FieldPanel("stage")]),
                FieldRowPanel([FieldPanel("step"), FieldPanel("chapter")]),
            ],
            heading=_("For whom, and when"),
        ),
        FieldPanel("body"),
        FieldPanel("offers"),
        FieldPanel("sources"),
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        *BodyPage.override_translatable_fields,
        SynchronizedField("step", overridable=False),
        SynchronizedField("chapter", overridable=False),
        SynchronizedField("stage", overridable=False),
        SynchronizedField("audience", overridable=False),
    ]

    class Meta:
        verbose_name = _("page of a guide")
        verbose_name_plural = _("pages of guides")

    def clean(self) -> None:
        """A page that is on nobody's way would be found by nobody."""
        super().clean()
        if self.audience and self.stage and self.moves_here != (self.stage in Leg.values):
            raise ValidationError({"stage": _("Choose one that goes with for whom the page is.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | type(self).surroundings(self, request)

    @property
    def moves_here(self) -> bool:
        """Whether its readers are on the way to Denmark, not those who hire them."""
        return self.audience in Audience.values and Audience(self.audience).moves_here
