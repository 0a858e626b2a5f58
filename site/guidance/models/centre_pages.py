"""The pages of the centres: what editors write about them, around what the rules know."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from content.models.pages import FRONT_PAGE, BodyPage
from guidance.models.centres import Centre


class CentreIndexPage(BodyPage):
    """All centres, and the answer to "who registers me?"."""

    surroundings: ClassVar[Callable[["CentreIndexPage", HttpRequest], dict[str, Any]]]

    template = "guidance/centres/index.html"
    kept_with = ("municipality",)
    parent_page_types: ClassVar[list[str]] = [FRONT_PAGE]
    subpage_types: ClassVar[list[str]] = ["guidance.CentrePage"]
    page_description = _("Lists the centres, and says which of them serves a municipality.")

    class Meta:
        verbose_name = _("list of centres")
        verbose_name_plural = _("lists of centres")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | type(self).surroundings(self, request)


class CentrePage(BodyPage):
    """One centre. Its address, hours, services and municipalities are the centre's own."""

    centre = models.ForeignKey(
        Centre, models.PROTECT, verbose_name=_("centre"), related_name="pages"
    )
    map_picture = models.ForeignKey(
        "content.Image",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture of the map"),
        help_text=_("A picture of our own: no map of another site is shown. Empty: a link only."),
    )

    surroundings: ClassVar[Callable[["CentrePage", HttpRequest], dict[str, Any]]]

    template = "guidance/centres/page.html"
    parent_page_types: ClassVar[list[str]] = ["guidance.CentreIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("A welcome centre: how to get there, when it is open, for whom.")
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("intro"),
        HelpPanel(
            _(
                "Address, opening hours, special days, services and agreements are changed under "
                "Guidance, Centres; they are then right everywhere at once."
            )
        ),
        FieldPanel("centre"),
        FieldPanel("map_picture"),
        FieldPanel("body"),
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        *BodyPage.override_translatable_fields,
        SynchronizedField("centre", overridable=False),
        SynchronizedField("map_picture"),
    ]

    class Meta:
        verbose_name = _("page of a centre")
        verbose_name_plural = _("pages of centres")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | type(self).surroundings(self, request)
