"""What the screens of questions in the admin share: who may see them, and the frame."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from asking.permissions import may_answer
from content.admin_frame import admin_frame


def answerers_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For staff who answer no questions there is nothing here."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_answer(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return never_cache(inner)


def render_screen(
    request: HttpRequest,
    template: str,
    title: str,
    context: dict[str, Any],
    *,
    within: tuple[tuple[str, str], ...] = (),
    status: int = 200,
) -> HttpResponse:
    """``within``: the screens above this one, each a URL name and a label."""
    above = [(reverse(name), label) for name, label in within]
    frame = admin_frame(title, "help", *above)
    return render(request, template, frame | context, status=status)
