"""Find a page by its whole address at once, instead of walking down the tree."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Page
from wagtail.url_routing import RouteResult


class RoutesByWholePath:
    """For the front page, where every address begins: two queries however deep a page lies.

    An address that is no page's own is walked to as usual, for pages that have addresses of their
    own below them.
    """

    url_path: str

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        page = self._at(path_components)
        if page is not None:
            return page.route(request, [])
        return super().route(request, path_components)  # type: ignore[misc]

    def _at(self, path_components: list[str]) -> Any:
        if not path_components:
            return None
        wanted = "/".join([*self.url_path.rstrip("/").split("/"), *path_components, ""])
        return Page.objects.filter(url_path=wanted).specific().first()
