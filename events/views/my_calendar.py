"""The address of one's own calendar: made, shown and changed by whoever has signed in."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import User
from events.feeds import links, mine
from events.models import CalendarLink
from vocabulary.typed import typed_id


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def address(request: HttpRequest) -> HttpResponse:
    user: User = request.user  # type: ignore[assignment]
    if request.method == "POST":
        return _change(request, user)
    link = CalendarLink.objects.filter(user=user).select_related("user").first()
    context: dict[str, Any] = {"link": link}
    if link is not None:
        context |= links.subscription(mine.path_of(link))
    return render(request, "events/feeds/mine.html", context)


def _change(request: HttpRequest, user: User) -> HttpResponse:
    """A new address for the one that was shown, or the first."""
    if seen := typed_id(request.POST.get("seen", "")):
        mine.change_link(user, seen=seen)
        messages.success(request, _("Here is your new address. The old one is dead."))
    else:
        mine.make_link(user)
    return redirect("events:my_calendar_address")
