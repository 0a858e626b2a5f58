"""What Wagtail's "Checks" say beside a page that is being written."""

from typing import Any, ClassVar

from django.http import HttpRequest
from wagtail.admin.userbar import ContentCheckerItem


class OurChecks(ContentCheckerItem):
    """Wagtail's own rules, and what our pages are held to: pictures, tables, lists and links."""

    axe_run_only: ClassVar[list[str]] = [
        *ContentCheckerItem.axe_run_only,
        "image-alt",
        "image-redundant-alt",
        "identical-links-same-purpose",
        "link-in-text-block",
        "list",
        "table-duplicate-name",
        "td-headers-attr",
    ]


def check_as_we_do(request: HttpRequest, items: list[Any], page: Any) -> None:
    items[:] = [OurChecks() if isinstance(each, ContentCheckerItem) else each for each in items]
