"""Staff sign in with more than a password, and the admin is theirs alone."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

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


class SignedOutMeanwhile:
    """Says so to whoever sends a form when the session has ended, and leads back to the form.

    Addresses that only take what is sent have no page to come back to: the form's own page has.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        sent = request.method == "POST" and not _is_about_accounts(request)
        if not (sent and _asks_to_sign_in(response)):
            return response
        words = _("You had been signed out, so nothing was saved. Sign in to go on with the form.")
        messages.warning(request, words)
        return redirect_to_login(_form_page(request))


def _asks_to_sign_in(response: HttpResponse) -> bool:
    target = urlsplit(response.headers.get("Location", "")).path
    return response.status_code == 302 and target == resolve_url(settings.LOGIN_URL)


def _is_about_accounts(request: HttpRequest) -> bool:
    match = request.resolver_match
    return bool(match and (match.view_name or "").startswith(ALLOWED_PREFIXES))


def _form_page(request: HttpRequest) -> str:
    """Where the form was, if the browser says so, else where it was sent to."""
    page = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(page, {request.get_host()}, request.is_secure()):
        path = urlsplit(page)._replace(scheme="", netloc="", fragment="").geturl()
        if url_has_allowed_host_and_scheme(path, None):
            return path
    return request.get_full_path()
