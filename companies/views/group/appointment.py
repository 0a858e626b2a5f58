"""Choosing the day."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from companies import appointment as choosing
from companies.models import GroupBooking
from companies.views.group.loading import MemberRequest, draft_view
from companies.views.group.steps import steps_for
from vocabulary.refused import Refused
from vocabulary.typed import typed_day


@draft_view
def appointment(request: MemberRequest, group: GroupBooking) -> HttpResponse:
    if group.event is not None:
        return redirect("companies:date", group.reference)
    problem = ""
    if "applied" in request.GET:
        group.all_applied = request.GET["applied"] == "1"
    if request.method == "POST":
        problem = _hold(request, group)
        if not problem:
            return redirect(_next(group), group.reference)
        group.refresh_from_db()
    everybody = choosing.everybody_of(group)
    if not everybody.size:
        messages.info(request, str(choosing.NobodyToPlace()))
        return redirect("companies:roster", group.reference)
    moves = choosing.makes_sense_from(group)
    since = None if "all" in request.GET else moves
    offers = choosing.offers(group, everybody, since=since)
    if not offers and since:  # so far ahead nothing is planned yet
        since, offers = None, choosing.offers(group, everybody)
    context = {
        "group": group,
        "problem": problem,
        "moves": moves,
        "since": since,
        "everybody": everybody,
        "days": [(each, everybody.arriving_after(each.day)) for each in offers if each.is_offered],
        "refused": [each for each in offers if not each.is_offered],
        "held_day": choosing.held_day(group),
        **steps_for(group, "appointment"),
    }
    return render(request, "companies/group/appointment.html", context)


def _hold(request: MemberRequest, group: GroupBooking) -> str:
    """Hold the chosen day; what went wrong, in words."""
    day = typed_day(request.POST.get("day", ""))
    if day is None:
        return _("Choose one of the days first.")
    try:
        choosing.hold_day(
            group, day=day, by=request.user, all_applied=request.POST.get("applied") == "1"
        )
    except Refused as refusal:
        return str(refusal)
    return ""


def _next(group: GroupBooking) -> str:
    has_list = hasattr(group, "roster") and group.roster.rows.exists()
    return "companies:check" if has_list else "companies:roster"
