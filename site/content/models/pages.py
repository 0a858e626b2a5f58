"""The kinds of page that editors choose from."""

from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.db import models
from django.db.models import F
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail.search import index

from content.blocks.streams import BodyBlocks, headings
from content.fields import BlocksField
from content.models.base import BasePage

CONTENTS_FROM = 4  # headings; fewer are found by scrolling
PER_PAGE = 20
SECTION_DEPTH = 3  # root, front page, section

# An untranslated page stands in for this one; see docs/decisions.
WRITTEN_IN = F("alias_of__locale__language_code")

# The front page is composed in an app above, and is named here as a setting would name it.
FRONT_PAGE = "home.HomePage"


class TextPage(BasePage):
    """A page with an introduction."""

    intro = models.TextField(
        _("introduction"),
        max_length=400,
        blank=True,
        help_text=_("What this page helps with, in one or two sentences."),
    )

    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        index.SearchField("intro"),
    ]
    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("intro")]

    class Meta:
        abstract = True

    @property
    def own_summary(self) -> str:
        return Truncator(self.intro).words(30)


class BodyPage(TextPage):
    """A page with blocks."""

    body = BlocksField(BodyBlocks, verbose_name=_("text"), blank=True)

    search_fields: ClassVar[list[index.BaseField]] = [
        *TextPage.search_fields,
        index.SearchField("body"),
    ]
    content_panels: ClassVar[list[Any]] = [*TextPage.content_panels, FieldPanel("body")]

    class Meta:
        abstract = True

    @property
    def contents(self) -> list[tuple[str, str]]:
        """Anchor and words of each part; empty for a page that is short."""
        parts = headings(self.body)
        return parts if len(parts) >= CONTENTS_FROM else []


class StandardPage(BodyPage):
    """A guide, a rule, an answer: text for one subject."""

    template = "pages/standard_page.html"
    parent_page_types: ClassVar[list[str]] = [
        FRONT_PAGE,
        "content.SectionPage",
        "content.IndexPage",
        "content.StandardPage",
    ]
    subpage_types: ClassVar[list[str]] = ["content.StandardPage"]
    page_description = _("Text about one subject: a guide, a rule, an answer.")

    class Meta:
        verbose_name = _("text page")
        verbose_name_plural = _("text pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "listed": listed_below(self) if self.numchild else [],
            "neighbours": neighbours_of(self),
        }


class SectionPage(BodyPage):
    """The front page of a part of the site; the pages below it are shown as cards."""

    template = "pages/section_page.html"
    parent_page_types: ClassVar[list[str]] = [FRONT_PAGE, "content.SectionPage"]
    subpage_types: ClassVar[list[str]] = [
        "content.SectionPage",
        "content.IndexPage",
        "content.StandardPage",
    ]
    page_description = _("Begins a part of the site, with a card for each page below it.")

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"listed": listed_below(self)}


class IndexPage(TextPage):
    """A long list of the pages below it."""

    class Order(models.TextChoices):
        TREE = "path", _("As in the page tree")
        TITLE = "title", _("By title")
        NEWEST = "-first_published_at", _("Newest first")

    order = models.CharField(_("order"), max_length=30, choices=Order, default=Order.TREE)

    template = "pages/index_page.html"
    kept_with = ("page",)
    parent_page_types: ClassVar[list[str]] = [FRONT_PAGE, "content.SectionPage"]
    subpage_types: ClassVar[list[str]] = ["content.StandardPage"]
    content_panels: ClassVar[list[Any]] = [*TextPage.content_panels, FieldPanel("order")]
    page_description = _("Lists the pages below it, one under the other, twenty at a time.")

    class Meta:
        verbose_name = _("list of pages")
        verbose_name_plural = _("lists of pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        listed = Paginator(listed_below(self).order_by(self.order), PER_PAGE)
        return context | {"listed": listed.get_page(request.GET.get("page"))}


def listed_below(page: Page) -> PageQuerySet:
    """The pages just below that everybody may read, with the language each is written in."""
    return _readable(page.get_children()).defer_streamfields().specific()


def neighbours_of(page: Page) -> PageQuerySet:
    """The other pages of the same section; what lies just below the front page has none."""
    if page.depth <= SECTION_DEPTH:
        return page.base_page_model.objects.none()
    return _readable(page.get_siblings(inclusive=False))


def _readable(near: PageQuerySet) -> PageQuerySet:
    """Of pages next to one that may be read: restrictions from further up do not divide them."""
    return near.live().filter(view_restrictions=None).annotate(written_in=WRITTEN_IN)
