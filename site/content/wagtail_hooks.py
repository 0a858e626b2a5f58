"""What the content of the site adds to Wagtail."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.auth import user_passes_test
from wagtail.admin.menu import MenuItem
from wagtail.rich_text.feature_registry import FeatureRegistry

from content import other_language, page_reports, redirecting, translating
from content.content_checks import check_as_we_do
from content.page_reports import DeadLinksView, ReadingEaseView
from content.review_panel import ReviewPanel
from content.rich_text import PageLinkHandler
from content.search_admin import EmptySearchesView, SameMeaningViewSet
from content.translation_panel import TranslationPanel

hooks.register("construct_wagtail_userbar", check_as_we_do)
hooks.register("after_delete_page", other_language.say_what_stays)
hooks.register("after_unpublish_page", other_language.say_what_stays)
hooks.register("after_move_page", other_language.say_what_is_elsewhere)


@hooks.register("register_rich_text_features", order=10)  # after Wagtail's own
def link_to_pages(features: FeatureRegistry) -> None:
    features.register_link_type(PageLinkHandler)


@hooks.register("register_admin_urls", order=-1)  # before wagtail-localize's own
def translating_urls() -> list[URLPattern]:
    return [
        path("localize/submit/page/<int:page_id>/", translating.submit_page),
        path("localize/update/<int:translation_source_id>/", translating.update),
    ]


hooks.register("register_admin_urls", redirecting.urls, order=-1)  # before Wagtail's own


@hooks.register("construct_homepage_panels")
def show_what_is_due(request: HttpRequest, panels: list[Any]) -> None:
    panels += [ReviewPanel(), TranslationPanel()]


@hooks.register("insert_global_admin_css")
def look_of_rows() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/form-rows.css"))


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
def page_report_urls() -> list[URLPattern]:
    allowed = user_passes_test(page_reports.may_read)
    return [
        path("reports/reading-ease/", allowed(ReadingEaseView.as_view()), name="reading_ease"),
        path("reports/dead-links/", allowed(DeadLinksView.as_view()), name="dead_links"),
    ]


class PageReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return page_reports.may_read(request.user)


@hooks.register("register_reports_menu_item")
def reading_ease_item() -> MenuItem:
    label, url = ReadingEaseView.page_title, reverse("reading_ease")
    return PageReportMenuItem(label, url, icon_name="openquote", order=760)


@hooks.register("register_reports_menu_item")
def dead_links_item() -> MenuItem:
    label, url = DeadLinksView.page_title, reverse("dead_links")
    return PageReportMenuItem(label, url, icon_name="link", order=770)
