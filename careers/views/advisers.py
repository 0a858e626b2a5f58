"""What the advisers' screens in the admin share: who may see them, and the frame."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from accounts.roles import Role, has_role
from careers.models import CandidateProfile
from content.admin_frame import admin_frame

P = ParamSpec("P")


def advisers_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For staff who are no advisers there is nothing here."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not has_role(request.user, Role.ADVISER):
            raise Http404
        return view(request, *args, **kwargs)

    return never_cache(inner)


def of_candidate(
    view: Callable[Concatenate[HttpRequest, CandidateProfile, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """The view gets the profile, with its person and adviser."""

    @advisers_only
    @wraps(view)
    def inner(request: HttpRequest, pk: int, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        profiles = CandidateProfile.objects.select_related("user", "adviser", "municipality")
        return view(request, get_object_or_404(profiles, pk=pk), *args, **kwargs)

    return inner


def render_screen(
    request: HttpRequest,
    template: str,
    title: str,
    context: dict[str, Any],
    *,
    within: tuple[tuple[str, str], ...] = (),
    icon: str = "group",
    status: int = 200,
) -> HttpResponse:
    """``within``: the screens above this one, each a URL name and a label."""
    above = [(reverse(name), label) for name, label in within]
    frame = admin_frame(title, icon, *above)
    return render(request, template, frame | context, status=status)
