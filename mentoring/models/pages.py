"""What the public reads of mentoring: all programmes, and each on a page of its own."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from content.models.base import BasePage
from content.models.pages import FRONT_PAGE, BodyPage
from mentoring.models.programme import Programme

Context = Callable[[Any, HttpRequest], dict[str, Any]]


class MentoringIndexPage(BodyPage):
    """What mentoring is, with the programmes: the open one first. Its address is /mentoring/."""

    template = "mentoring/pages/index.html"
    context_of: ClassVar[Context]  # set by mentoring.apps: views know, models do not
    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = [FRONT_PAGE]
    subpage_types: ClassVar[list[str]] = ["mentoring.ProgrammePage", "content.StandardPage"]
    page_description = _("The front page of mentoring, with all programmes.")
    private_page_options: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("front page of mentoring")
        verbose_name_plural = _("front pages of mentoring")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | type(self).context_of(self, request)


class ProgrammePage(BodyPage):
    """A programme in one language: its words. Dates, places and who may apply are the
    ``Programme``'s, and stand beside them."""

    programme = models.ForeignKey(
        Programme,
        models.PROTECT,
        related_name="pages",
        verbose_name=_("programme"),
        help_text=_("Its dates, universities, partners and events are shown with the text."),
    )

    template = "mentoring/pages/programme.html"
    context_of: ClassVar[Context]
    parent_page_types: ClassVar[list[str]] = ["mentoring.MentoringIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("Tells of one mentoring programme, with the way to apply.")
    private_page_options: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("programme"),
        FieldPanel("intro"),
        FieldPanel("body"),
    ]
    # Its address is the programme's, so that the way to apply lies below it.
    promote_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [FieldPanel("seo_title"), FieldPanel("search_description")],
            heading=_("Search engines"),
        ),
        *BasePage.promote_panels[1:],
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        *BodyPage.override_translatable_fields,
        SynchronizedField("programme", overridable=False),
        SynchronizedField("slug", overridable=False),
    ]

    class Meta:
        verbose_name = _("mentoring programme's page")
        verbose_name_plural = _("mentoring programmes' pages")

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Wagtail's checks of the address see the programme's."""
        if self.programme_id:
            self.slug = self.programme.slug
        super().full_clean(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        if self.programme_id and self._others().exists():
            words = _("This programme has a page in this language already. Change that one.")
            raise ValidationError({"programme": words})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | type(self).context_of(self, request)

    def _others(self) -> models.QuerySet["ProgrammePage"]:
        same = ProgrammePage.objects.filter(programme=self.programme_id, locale=self.locale_id)
        others: models.QuerySet[ProgrammePage] = same.exclude(pk=self.pk)
        return others
