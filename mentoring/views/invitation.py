"""What an invited mentor's link opens: who asks, for what, and a button that says yes."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts import invited
from accounts.models import User
from accounts.personal_links import HEADERS, BadLink
from mentoring.applying import taking_up
from mentoring.models import MentorInvitation, Side
from mentoring.programmes.public import page_of
from vocabulary.refused import Refused


def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """A dead link is explained, a false one is not. GET changes nothing."""
    response = _answer(request, token)
    for name, value in HEADERS.items():
        response[name] = value
    return response


def _answer(request: HttpRequest, token: str) -> HttpResponse:
    try:
        found = taking_up.by_token(token)
    except BadLink:
        return render(request, "mentoring/invitation/unknown.html", status=404)
    if request.method == "POST" and request.user.is_authenticated:
        return _take_up(request, found, request.user)
    if found.taken_up and found.taken_up.user_id == request.user.pk:
        return redirect("mentoring:application", found.programme.slug, Side.MENTOR)
    if not taking_up.is_open(found):
        return _page(request, found, "closed", status=410)
    if request.method == "POST":
        return _to_sign_up(request, found)
    return _page(request, found, "invitation")


def _to_sign_up(request: HttpRequest, found: MentorInvitation) -> HttpResponse:
    """She types neither her name nor her address once more."""
    invited.remember(request, name=found.name, email=found.email)
    return redirect(f"{reverse('account_signup')}?{urlencode({'next': request.path})}")


def _take_up(request: HttpRequest, found: MentorInvitation, user: User) -> HttpResponse:
    try:
        mentor = taking_up.take_up(found.pk, user)
    except taking_up.NotOpenAnyMore:
        return _page(request, found, "closed", status=410)
    except Refused as refusal:
        return _page(request, found, "invitation", status=422, more={"refusal": str(refusal)})
    return redirect("mentoring:application", mentor.programme.slug, Side.MENTOR)


def _page(
    request: HttpRequest,
    found: MentorInvitation,
    template: str,
    *,
    status: int = 200,
    more: Mapping[str, Any] | None = None,
) -> HttpResponse:
    context = {
        "invitation": found,
        "programme": found.programme,
        "page_of_it": page_of(found.programme),
        "other_address": request.user.is_authenticated and request.user.email != found.email,
        **(more or {}),
    }
    return render(request, f"mentoring/invitation/{template}.html", context, status=status)
