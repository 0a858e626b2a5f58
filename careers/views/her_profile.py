"""Loading her own profile for her; whoever has none is led to where one begins."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from accounts.models import User
from careers.models import CandidateProfile
from careers.profile import has_consented

ProfileView = Callable[..., HttpResponse]


class HerRequest(HttpRequest):
    """A request of somebody who has signed in."""

    user: User


def profile_of(user: User) -> CandidateProfile | None:
    return (
        CandidateProfile.objects.select_related("user", "municipality", "cv_file", "published")
        .filter(user=user)
        .first()
    )


def her_profile(view: ProfileView) -> ProfileView:
    """Give the view the profile of the person signed in, who agrees to today's words."""

    @wraps(view)
    @login_required
    @never_cache
    def with_profile(request: HerRequest, **kwargs: str) -> HttpResponse:
        profile = profile_of(request.user)
        if profile is None or not has_consented(request.user):
            return redirect("cv:start")
        return view(request, profile, **kwargs)

    @wraps(view)
    def inner(request: HerRequest, **kwargs: str) -> HttpResponse:
        if request.htmx and not request.user.is_authenticated:  # type: ignore[attr-defined]
            # A page to sign in at is nothing to put into the middle of this one.
            return HttpResponse(status=401)
        return with_profile(request, **kwargs)

    return inner
