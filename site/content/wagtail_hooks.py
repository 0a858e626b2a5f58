"""What the content of the site adds to Wagtail."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.auth import user_passes_test
from wagtail.admin.menu import MenuItem
from wagtail.rich_text.feature_registry import FeatureRegistry

from content import reading_ease_report, translating
from content.content_checks import check_as_we_do
from content.review_panel import ReviewPanel
from content.rich_text import PageLinkHandler
from content.search_admin import EmptySearchesView, SameMeaningViewSet
from content.translation_panel import TranslationPanel

hooks.register("construct_wagtail_userbar", check_as_we_do)


@hooks.register("register_rich_text_features", order=10)  # after Wagtail's own
def link_to_pages(features: FeatureRegistry) -> None:
    features.register_link_type(PageLinkHandler)


@hooks.register("register_admin_urls", order=-1)  # before wagtail-localize's own
def translating_urls() -> list[URLPattern]:
    return [
        path("localize/submit/page/<int:page_id>/", translating.submit_page),
        path("localize/update/<int:translation_source_id>/", translating.update),
    ]


@hooks.register("construct_homepage_panels")
def show_what_is_due(request: HttpRequest, panels: list[Any]) -> None:
    panels += [ReviewPanel(), TranslationPanel()]


@hooks.register("register_admin_viewset")
def words_that_mean_the_same() -> SameMeaningViewSet:
    return SameMeaningViewSet()


@hooks.register("register_admin_urls")
def empty_searches_urls() -> list[URLPattern]:
    at = "reports/empty-searches/"
    results = EmptySearchesView.as_view(results_only=True)
    return [
        path(at, EmptySearchesView.as_view(), name="empty_searches"),
        path(f"{at}results/", results, name="empty_searches_results"),
    ]


class EmptySearchesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("content.change_samemeaning")


@hooks.register("register_reports_menu_item")
def empty_searches_item() -> MenuItem:
    label = _("Searches that found nothing")
    return EmptySearchesMenuItem(label, reverse("empty_searches"), icon_name="search", order=750)


@hooks.register("register_admin_urls")
def reading_ease_urls() -> list[URLPattern]:
    view = user_passes_test(reading_ease_report.may_read)(
        reading_ease_report.ReadingEaseView.as_view()
    )
    return [path("reports/reading-ease/", view, name="reading_ease")]


class ReadingEaseMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return reading_ease_report.may_read(request.user)


@hooks.register("register_reports_menu_item")
def reading_ease_item() -> MenuItem:
    url = reverse("reading_ease")
    return ReadingEaseMenuItem(_("Reading ease"), url, icon_name="openquote", order=760)
