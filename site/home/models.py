"""The front page."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page

from content.addresses import in_language, readers_pages, validate_address
from content.blocks.cta import CardBlock
from content.blocks.links import resolve
from content.fields import BlocksField
from content.models import BasePage
from content.routing import RoutesByWholePath
from home.coming_up import coming_up
from home.data_requests import DataExport, Erasure

__all__ = ["AudienceBlocks", "DataExport", "Erasure", "HomePage"]


class AudienceBlocks(blocks.StreamBlock):
    """One card for each kind of reader."""

    card = CardBlock()

    class Meta:
        block_counts: ClassVar[dict[str, Any]] = {"card": {"max_num": 4}}


class HomePage(RoutesByWholePath, BasePage):
    """The front page of one language; what comes up is read from the database."""

    hero_title = models.CharField(_("greeting"), max_length=80, blank=True)
    hero_text = models.TextField(_("what we offer"), max_length=250, blank=True)
    primary_link_text = models.CharField(_("first button"), max_length=40, blank=True)
    primary_page = models.ForeignKey(
        Page, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("page")
    )
    primary_address = models.CharField(
        _("or an address"), max_length=300, blank=True, validators=[validate_address]
    )
    secondary_link_text = models.CharField(_("second button"), max_length=40, blank=True)
    secondary_page = models.ForeignKey(
        Page, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("page")
    )
    secondary_address = models.CharField(
        _("or an address"), max_length=300, blank=True, validators=[validate_address]
    )
    audience_cards = BlocksField(
        AudienceBlocks,
        verbose_name=_("what brings you here"),
        blank=True,
        help_text=_("One card for each kind of reader; four stand best side by side."),
    )

    template = "home/home_page.html"
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = [
        "content.SectionPage",
        "content.IndexPage",
        "content.StandardPage",
        "guidance.GuideIndexPage",
        "events.EventIndexPage",
    ]
    page_description = _("The front page; one for each language.")
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("hero_title"), FieldPanel("hero_text")], _("Greeting")),
        MultiFieldPanel(
            [
                FieldPanel("primary_link_text"),
                FieldRowPanel([FieldPanel("primary_page"), FieldPanel("primary_address")]),
            ],
            _("First button: what most people come for"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("secondary_link_text"),
                FieldRowPanel([FieldPanel("secondary_page"), FieldPanel("secondary_address")]),
            ],
            _("Second button"),
        ),
        FieldPanel("audience_cards"),
    ]

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        resolve(card.value for card in self.audience_cards)
        return context | {"coming_up": coming_up()} | self._button_urls()

    def _button_urls(self) -> dict[str, str]:
        """Where the two buttons lead; empty where there is no button."""
        chosen = {self.primary_page_id, self.secondary_page_id} - {None}
        pages = readers_pages(pk for pk in chosen if pk)
        return {
            "primary_url": _url(pages.get(self.primary_page_id), self.primary_address),
            "secondary_url": _url(pages.get(self.secondary_page_id), self.secondary_address),
        }

    @property
    def own_summary(self) -> str:
        return self.hero_text


def _url(page: Page | None, address: str) -> str:
    return (page.url if page else in_language(address)) or ""
