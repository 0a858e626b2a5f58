"""Who may look for people: members of verified companies who accepted the terms in force."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from careers.employers.standing import Acting, Standing, acting_of, choose, standing
from vocabulary.typed import typed_id

P = ParamSpec("P")
EmployersView = Callable[Concatenate[HttpRequest, Acting, P], HttpResponse]

HEADERS = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


def employers_only(view: EmployersView[P]) -> Callable[..., HttpResponse]:
    """Give the view for whom the person acts; everybody else is told what to do.

    It answers before anything is looked up, so that it answers alike whatever is asked for. What
    is sent from an older window is done for the company that it was written for, or not at all.
    """

    @wraps(view)
    def inner(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        found = standing(request)
        written_for = request.POST.get("acts_for")
        if found.company is not None and written_for is not None:
            if not choose(request, typed_id(written_for) or 0):
                return _not_for_that(request)
            found = standing(request)
        acts = acting_of(request, found)
        response = view(request, acts, *args, **kwargs) if acts else _way_in(request, found)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return inner


def _not_for_that(request: HttpRequest) -> HttpResponse:
    messages.error(request, _("You cannot act for that company any more, so nothing was sent."))
    return redirect("candidates:search")


def _way_in(request: HttpRequest, found: Standing) -> HttpResponse:
    """Sign in; accept the terms; be verified. Without a company there is nothing here."""
    here = request.get_full_path() if request.method == "GET" else reverse("candidates:search")
    if not request.user.is_authenticated:
        return redirect_to_login(here)
    if not found.companies:
        raise Http404
    if found.company is None:
        return redirect("candidates:search")
    return redirect(f"{reverse('candidates:terms')}?{urlencode({'next': here})}")
