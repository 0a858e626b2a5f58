"""Loading one's own application; whoever has none is led to where one begins."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache

from accounts.models import User
from mentoring.applying import sides
from mentoring.models import Programme

View = Callable[..., HttpResponse]


class MyRequest(HttpRequest):
    """A request of somebody who has signed in."""

    user: User


def programme_or_404(slug: str) -> Programme:
    programmes = Programme.objects.public().select_related("coordinator", "centre")
    return get_object_or_404(programmes, slug=slug)


def own_application(view: View) -> View:
    """Give the view the application of the person signed in, for this programme and side."""

    @wraps(view)
    @login_required
    @never_cache
    def with_application(request: MyRequest, slug: str, side: str, **kwargs: str) -> HttpResponse:
        application = sides.of(request.user, programme_or_404(slug), side)
        if application is None:
            return redirect("mentoring:application", slug, side)
        return view(request, application, **kwargs)

    @wraps(view)
    def inner(request: MyRequest, **kwargs: str) -> HttpResponse:
        if request.htmx and not request.user.is_authenticated:  # type: ignore[attr-defined]
            # A page to sign in at is nothing to put into the middle of this one.
            return HttpResponse(status=401)
        return with_application(request, **kwargs)

    return inner
