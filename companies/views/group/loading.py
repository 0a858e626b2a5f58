"""Loading a group booking for the person who asks; anybody else gets the site's 404."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache

from accounts.models import User
from companies.models import GroupBooking


class MemberRequest(HttpRequest):
    """A request of somebody who has signed in."""

    user: User


GroupView = Callable[..., HttpResponse]


def group_view(view: GroupView) -> GroupView:
    """Give the view the booking itself, if the person signed in may act for its company."""

    @wraps(view)
    @login_required
    @never_cache
    def inner(request: HttpRequest, reference: str, **kwargs: int) -> HttpResponse:
        mine = GroupBooking.objects.visible_to(request.user).with_company()
        group = get_object_or_404(mine.with_choice(request.user), reference=reference)
        request.chooses_company = group.has_choice  # type: ignore[attr-defined]  # for the trail
        return view(request, group, **kwargs)

    return inner


def draft_view(view: GroupView) -> GroupView:
    """As ``group_view``; a booking that has been sent leads to its own page instead."""

    @wraps(view)
    def drafts_only(request: HttpRequest, group: GroupBooking, **kwargs: int) -> HttpResponse:
        if not group.is_draft:
            return redirect(group)
        return view(request, group, **kwargs)

    return group_view(drafts_only)
