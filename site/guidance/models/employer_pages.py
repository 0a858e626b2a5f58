"""The employer guide: its chapters in order, and pages that belong to one of them."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from content.models.pages import FRONT_PAGE, BodyPage
from guidance.chapters import Audience, Chapter, Stage
from guidance.employers.place import Place, chapters_below
from guidance.models.plan import PlanStep


class SourceBlock(blocks.StructBlock):
    """Where a reader can see for himself whether it still holds."""

    title = blocks.CharBlock(max_length=150, label=_("Title"))
    address = blocks.URLBlock(label=_("Address"))
    checked = blocks.DateBlock(
        label=_("Last checked"), help_text=_("The day on which you opened it and compared.")
    )

    class Meta:
        icon = "link"
        label_format = "{title}"
        label = _("Source")


class EmployerGuideIndexPage(BodyPage):
    """The way into the guide: all chapters, numbered as they lie below it in the page tree."""

    template = "guidance/employers/index.html"
    parent_page_types: ClassVar[list[str]] = [FRONT_PAGE]
    subpage_types: ClassVar[list[str]] = ["guidance.EmployerGuidePage"]
    page_description = _("Begins the employer guide; its chapters are the pages below it.")

    class Meta:
        verbose_name = _("employer guide")
        verbose_name_plural = _("employer guides")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"chapters": chapters_below(self)}


class EmployerGuidePage(BodyPage):
    """A chapter of the guide; below a chapter, a page that belongs to it."""

    chapter = models.CharField(
        _("chapter"),
        max_length=20,
        choices=Chapter,
        blank=True,
        help_text=_("The steps of the plan for this chapter lead here. Empty: they lead above."),
    )
    stage = models.CharField(_("when it is needed"), max_length=20, choices=Stage)
    audience = models.CharField(_("for whom"), max_length=20, choices=Audience)
    sources = StreamField(
        [("source", SourceBlock())],
        verbose_name=_("sources"),
        blank=True,
        help_text=_("At least one for every figure and deadline in the text."),
    )

    template = "guidance/employers/chapter.html"
    parent_page_types: ClassVar[list[str]] = [
        "guidance.EmployerGuideIndexPage",
        "guidance.EmployerGuidePage",
    ]
    subpage_types: ClassVar[list[str]] = ["guidance.EmployerGuidePage"]
    page_description = _("A chapter of the employer guide, or a page that belongs to one.")
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("intro"),
        HelpPanel(_("Its number is its place among the chapters: move it in the page tree.")),
        FieldPanel("chapter"),
        FieldRowPanel([FieldPanel("stage"), FieldPanel("audience")]),
        FieldPanel("body"),
        FieldPanel("sources"),
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        *BodyPage.override_translatable_fields,
        SynchronizedField("chapter", overridable=False),
        SynchronizedField("stage", overridable=False),
        SynchronizedField("audience", overridable=False),
    ]

    class Meta:
        verbose_name = _("page of the employer guide")
        verbose_name_plural = _("pages of the employer guide")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"place": Place.of(self), "plan_steps": self._plan_steps()}

    def _plan_steps(self) -> list[PlanStep]:
        """What the plan has for this chapter, in the order in which it is done."""
        if not self.chapter:
            return []
        return PlanStep.in_order(PlanStep.objects.on(timezone.localdate()), self.chapter)
