"""The pages for when something did not go as it should."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open too long, or a browser that keeps no cookies.

    Nothing of what was sent is shown again: another site may have sent it.
    """
    context = {"without_cookies": not request.COOKIES, "back": _where_from(request)}
    return render(request, "403_csrf.html", context, status=403)


def _where_from(request: HttpRequest) -> str:
    """The page that the form was on: its own address, as ours send forms to themselves."""
    return request.get_full_path()
