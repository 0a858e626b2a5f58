"""Personal talks: the times that a host offers, for editors and for the hosts themselves."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.roles import Role, has_role
from events.editing import times as use_cases
from events.editing.listing import dates_among
from events.forms.talks import TalksForm
from events.models import Event
from events.permissions import editable_events, talks_of
from events.talks.hosts import guests_of
from events.views.hub import render_screen
from events.views.one_date import frame_of
from events.views.plan_seen import Plan
from vocabulary.refused import Refused

View = Callable[..., HttpResponse]


def talk_screen(view: View) -> View:
    """The view gets the talks, and whether this is a host who sees none but her own."""

    @wraps(view)
    def inner(request: HttpRequest, event_pk: int, **kwargs: Any) -> HttpResponse:
        mine = talks_of(request.user).select_related("venue", "organiser", "category")
        event = get_object_or_404(mine, pk=event_pk)
        only_own = not editable_events(request.user).filter(pk=event.pk).exists()
        return view(request, event, only_own=only_own, **kwargs)

    return inner


def my_talks(request: HttpRequest) -> HttpResponse:
    """The series of talks that an adviser may offer times in."""
    if not has_role(request.user, Role.ADVISER):
        raise Http404
    title = _("Personal talks")
    context = {
        "events": talks_of(request.user).order_by("title_en"),
        "page_title": title,
        "header_title": title,
        "header_icon": "group",
        "breadcrumbs_items": [{"url": "", "label": title}],
    }
    return render(request, "events/admin/times/my_talks.html", context)


@talk_screen
def talks(request: HttpRequest, event: Event, *, only_own: bool) -> HttpResponse:
    """The talks there are, and the form for more."""
    host: Any = request.user
    form = TalksForm(request.POST or None, event=event, host=host, only_own=only_own)
    plan = Plan(form.proposed(), request.POST) if form.is_valid() else None
    if plan and "save" in request.POST and _save(request, form, plan):
        return redirect("event_admin:talks", event.pk)
    sessions = event.sessions.filter(host=host) if only_own else event.sessions.all()  # type: ignore[attr-defined]
    context = {
        "dates": dates_among(sessions),
        "guests": guests_of(sessions),
        "form": form,
        "plan": plan,
        "only_own": only_own,
        "looked_before": "save" in request.POST,
    }
    context |= frame_of(request, event)
    template = "events/admin/times/talks.html"
    return render_screen(request, event, "talks", template, context)


def _save(request: HttpRequest, form: TalksForm, plan: Plan) -> bool:
    """Whether it is done; what stands in the way is on the form."""
    if not plan.was_seen:
        return False
    try:
        made = use_cases.add_sessions(form.event, plan.chosen, by=request.user)  # type: ignore[arg-type]
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    words = ngettext("%(n)d talk can be booked now.", "%(n)d talks can be booked now.", len(made))
    messages.success(request, words % {"n": len(made)})
    return True
