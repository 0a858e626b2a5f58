"""The pages for when something did not go as it should."""

from copy import copy

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language

from content import edition

KEPT_FOR = 3600  # seconds


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open too long, or a browser that keeps no cookies.

    Nothing of what was sent is shown again: another site may have sent it.
    """
    context = {"without_cookies": not request.COOKIES, "back": _where_from(request)}
    return render(request, "403_csrf.html", context, status=403)


def _where_from(request: HttpRequest) -> str:
    """The page that the form was on: its own address, as ours send forms to themselves."""
    return request.get_full_path()


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The same words whatever was asked for. For strangers they are kept: most are programs."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        return render(request, "404.html", status=404)
    now, key = edition.of(request).frame, f"404:{request.get_host()}:{get_language()}"
    kept: tuple[int, str] | None = cache.get(key)
    if kept is None or kept[0] != now:
        kept = now, render_to_string("404.html", request=_at_the_front_page(request))
        cache.set(key, kept, timeout=KEPT_FOR)
    return HttpResponseNotFound(kept[1])


def _at_the_front_page(request: HttpRequest) -> HttpRequest:
    """So that no link of the page depends on what was asked for."""
    neutral = copy(request)
    neutral.path = neutral.path_info = f"/{get_language()}/"
    neutral.META = request.META | {"QUERY_STRING": ""}
    return neutral
