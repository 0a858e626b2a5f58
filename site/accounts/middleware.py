"""Staff sign in with more than a password, and the admin is theirs alone."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.permissions import enters_admin, has_second_step, works_here

# Signing out, setting up the second step and what belongs to it; the language; the probes.
ALLOWED_PREFIXES = ("account_", "mfa_", "usersessions_")
ALLOWED = {"set_language", "healthz", "readyz"}


class StaffNeedSecondFactor:
    """Leads staff without a second step to the page where it is set up, and nowhere else.

    ``request.second_factor_missing`` is what that page explains itself by.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        missing = settings.STAFF_MFA_REQUIRED and _lacks_second_step(request.user)
        request.second_factor_missing = missing  # type: ignore[attr-defined]
        return redirect("mfa_index") if missing and not _allowed(request) else None


def _lacks_second_step(user: Any) -> bool:
    return works_here(user) and not has_second_step(user)


def _allowed(request: HttpRequest) -> bool:
    """By the name of the address. Ours are all in a namespace, so none is let in by accident."""
    match = request.resolver_match
    name = (match and match.view_name) or ""
    return name in ALLOWED or name.startswith(ALLOWED_PREFIXES)


class AdminIsForStaff:
    """For everybody else who is signed in, there is no admin.

    Wagtail would send them to sign in, which they are, and so round and round.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        user, path = request.user, request.path_info
        if not path.startswith(("/admin/", "/django-admin/")) or not user.is_authenticated:
            return
        if not (enters_admin(user) if path.startswith("/admin/") else user.is_staff):
            raise Http404
