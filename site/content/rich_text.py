"""Links to pages in editors' text."""

from typing import Any

from django.utils.html import escape
from wagtail.rich_text.pages import PageLinkHandler as WagtailsPageLinkHandler

from content.addresses import readers_pages


class PageLinkHandler(WagtailsPageLinkHandler):
    """To the reader's language, in one query for a whole text instead of three for each link.

    The words stay, without a link, where the page is no longer published.
    """

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        pages = readers_pages(int(attrs["id"]) for attrs in attrs_list)
        return [_opening_tag(pages.get(int(attrs["id"]))) for attrs in attrs_list]


def _opening_tag(page: Any) -> str:
    return f'<a href="{escape(page.url)}">' if page else "<a>"
