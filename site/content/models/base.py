"""What every page that editors write has in common."""

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from content.keeping import keep_response
from content.personal_numbers import fields_with_cpr
from content.social import card_of_page
from content.translations import translation_state
from content.whereabouts import Whereabouts


def people_who_edit() -> Q:
    """Who can be asked to review a page: everybody who may change some page."""
    change = Q(groups__page_permissions__permission__codename="change_page")
    may_edit = change | Q(is_superuser=True)
    return Q(is_active=True) & may_edit


class BasePageQuerySet(PageQuerySet):
    def due_for_review(self, on: date | None = None) -> "BasePageQuerySet":
        """Published pages whose day has come; translations made from them follow them."""
        today = on or timezone.localdate()
        due = self.live().filter(review_on__lte=today, alias_of=None)
        due = due.select_related("locale", "review_by")
        longest_first: BasePageQuerySet = due.order_by("review_on", "title")
        return longest_first


class BasePage(Page):
    """Lists, search engines, sharing and review; upper apps build their own pages on it."""

    listing_title = models.CharField(
        _("title in lists"), max_length=80, blank=True, help_text=_("Empty: the page's own title.")
    )
    listing_summary = models.CharField(
        _("summary in lists"),
        max_length=200,
        blank=True,
        help_text=_("One sentence that tells whether this page is for me. Empty: the intro."),
    )
    listing_image = models.ForeignKey(
        "content.Image",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture in lists and when shared"),
    )
    social_text = models.CharField(
        _("text when shared"),
        max_length=200,
        blank=True,
        help_text=_("What others see when the page is shared. Empty: the summary."),
    )
    reviewed_on = models.DateField(_("last reviewed"), null=True, blank=True)
    review_on = models.DateField(
        _("review again on"),
        null=True,
        blank=True,
        help_text=_("From this day the page is on the list of the editors' front page."),
    )
    review_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to=people_who_edit,
        verbose_name=_("who reviews it"),
    )
    show_review_note = models.BooleanField(_("tell readers when it was reviewed"), default=True)

    # The query parameters that its text depends on; see content.page_cache.
    kept_with: ClassVar[tuple[str, ...]] = ()

    objects = PageManager.from_queryset(BasePageQuerySet)()

    search_fields: ClassVar[list[index.BaseField]] = [
        *Page.search_fields,
        index.SearchField("listing_summary"),
        index.SearchField("search_description"),
    ]
    promote_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldPanel(
                    "slug",
                    heading=_("Address"),
                    help_text=_("The end of the page's address. The old one goes on leading here."),
                ),
                FieldPanel(
                    "seo_title",
                    heading=_("Title for search engines"),
                    help_text=_("The line people press in Google. Empty: the page's own title."),
                ),
                FieldPanel(
                    "search_description",
                    heading=_("Text for search engines"),
                    help_text=_("The two lines below it. Empty: search engines choose some."),
                ),
            ],
            heading=_("Address and search engines"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("listing_title"),
                FieldPanel("listing_summary"),
                FieldPanel("listing_image"),
                FieldPanel("social_text"),
            ],
            heading=_("In lists, and when shared"),
        ),
    ]
    settings_panels: ClassVar[list[Any]] = [
        *Page.settings_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("reviewed_on"), FieldPanel("review_on")]),
                FieldPanel("review_by"),
                FieldPanel("show_review_note"),
            ],
            heading=_("Review"),
            help_text=_("Rules change. Say when somebody must look at this page again, and who."),
        ),
    ]
    # A page is reviewed in all its languages at once, by the same person.
    override_translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField("listing_image"),
        SynchronizedField("review_by", overridable=False),
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Of a draft too, and of a translation: everybody would read it."""
        super().clean()
        if found := fields_with_cpr(self):
            words = _("Leave out the CPR number: we never write one. It is in: %(where)s.")
            raise ValidationError(words % {"where": "; ".join(found)}, code="cpr")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """To whoever may read it; Wagtail asks for a private page's password before."""
        return keep_response(super().serve(request, *args, **kwargs), *self.kept_with)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        whereabouts = Whereabouts(self, request)
        return context | {
            "whereabouts": whereabouts,
            "social": card_of_page(self, request, whereabouts),
            "translation": translation_state(self, whereabouts),
        }

    @property
    def listed_title(self) -> str:
        return self.listing_title or self.title

    @property
    def listed_summary(self) -> str:
        return self.listing_summary or self.search_description or self.own_summary

    @property
    def own_summary(self) -> str:
        """What the page says of itself where its editor wrote nothing for lists."""
        return ""

    @property
    def review_note_date(self) -> date | None:
        """The day readers are told; None where there is nothing to tell."""
        return self.reviewed_on if self.show_review_note else None
