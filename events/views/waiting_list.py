"""Who waits for a seat: the lines of an event, and what staff do out of their order."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import AccessLog
from events.forms.people import ReasonForm
from events.models import Event, WaitlistEntry
from events.sign_up import line_by_staff
from events.sign_up.lines import lines_of
from events.sign_up.waiting import before
from events.views.hub import event_screen, render_screen
from events.views.people import check_may_see
from vocabulary.refused import Refused


@require_safe
@event_screen
def waiting_list(request: HttpRequest, event: Event) -> HttpResponse:
    check_may_see(request, event)
    AccessLog.add("event.line_read", event, by=request.user)  # type: ignore[arg-type]
    context = {"lines": lines_of(event)}
    return render_screen(request, event, "waiting", "events/admin/waiting/list.html", context)


@event_screen
def offer(request: HttpRequest, event: Event, pk: int) -> HttpResponse:
    """A page that asks why, and then offers seats before those who wait longer."""
    return _with_reason(
        request,
        event,
        pk,
        act=line_by_staff.offer_now,
        template="offer",
        title=_("Offer seats now"),
        done=_("%(name)s is asked by mail. The seats are held until then."),
    )


@event_screen
def take_off(request: HttpRequest, event: Event, pk: int) -> HttpResponse:
    """A page that asks why, and then ends somebody's place in line."""
    return _with_reason(
        request,
        event,
        pk,
        act=line_by_staff.take_off_line,
        template="take_off",
        title=_("Take off the waiting list"),
        done=_("%(name)s is off the list, and told by mail."),
    )


def _with_reason(
    request: HttpRequest,
    event: Event,
    pk: int,
    *,
    act: Callable[..., Any],
    template: str,
    title: str,
    done: str,
) -> HttpResponse:
    check_may_see(request, event)
    entry = get_object_or_404(WaitlistEntry.objects.select_related("session"), pk=pk, event=event)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            act(entry, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done % {"name": entry.contact_name})
            return redirect("event_admin:waiting", event.pk)
    context = {"form": form, "entry": entry, "before": before(entry)}
    path = f"events/admin/waiting/{template}.html"
    return render_screen(request, event, "waiting", path, context, title=title)
