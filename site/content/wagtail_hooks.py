"""What the content of the site adds to Wagtail."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from content import translating
from content.review_panel import ReviewPanel
from content.rich_text import PageLinkHandler


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
    panels.append(ReviewPanel())
