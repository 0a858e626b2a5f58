"""The last look before sending, and sending."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from companies import roster, sending
from companies.event_seats import waiting
from companies.models import GroupBooking
from companies.occasions import occasion_of
from companies.views.group.loading import MemberRequest, draft_view, group_view
from companies.views.group.steps import steps_for
from events import booking
from vocabulary.refused import Refused
from vocabulary.typed import typed_id


@draft_view
def check(request: MemberRequest, group: GroupBooking) -> HttpResponse:
    plan = occasion_of(group).check(group)
    context = {
        "group": group,
        "plan": plan,
        "place_step": f"companies:{occasion_of(group).place_step}",
        **steps_for(group, "check"),
    }
    if group.event is not None:
        context["to_wait"] = waiting.still_to_wait(group, plan.people)
        context["in_line"] = waiting.in_line(group, plan.people)
    return render(request, "companies/group/check.html", context)


@require_POST
@draft_view
def leave_out(request: MemberRequest, group: GroupBooking) -> HttpResponse:
    """Take people off the list for whom the centre can do nothing."""
    pks = map(typed_id, request.POST.getlist("row"))
    roster.remove_rows(group, row_pks=[pk for pk in pks if pk is not None], by=request.user)
    return redirect("companies:check", group.reference)


@require_POST
@draft_view
def wait(request: MemberRequest, group: GroupBooking) -> HttpResponse:
    """Everybody of the list on the waiting list of a date without room for all of them."""
    if group.event is None:
        raise Http404
    try:
        n = waiting.put_in_line(group, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        words = ngettext(
            "%(n)d person is on the waiting list now, and has a mail about it.",
            "%(n)d people are on the waiting list now, and have a mail about it.",
            n,
        )
        messages.success(request, words % {"n": n})
    return redirect("companies:check", group.reference)


@require_POST
@group_view
def send(request: MemberRequest, group: GroupBooking) -> HttpResponse:
    try:
        sending.send(group, by=request.user)
    except booking.BookingError:
        messages.error(request, _("The seats are not held for you any more. Choose a day again."))
        return redirect(f"companies:{occasion_of(group).place_step}", group.reference)
    except Refused:
        return redirect("companies:check", group.reference)
    return redirect(group)
