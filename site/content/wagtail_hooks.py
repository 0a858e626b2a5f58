"""What the content of the site adds to Wagtail."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from content.review_panel import ReviewPanel
from content.rich_text import PageLinkHandler


@hooks.register("register_rich_text_features", order=10)  # after Wagtail's own
def link_to_pages(features: FeatureRegistry) -> None:
    features.register_link_type(PageLinkHandler)


@hooks.register("construct_homepage_panels")
def show_what_is_due(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(ReviewPanel())
