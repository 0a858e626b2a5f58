"""A booking that has been sent: everybody's state, and what can still be done about it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from companies import after_sending, called_off, group_booking
from companies.event_seats.holding import dates_of
from companies.export import XLSX, people_xlsx
from companies.forms.cancel import CancelForm
from companies.models import GroupBooking, NewHire, RosterRow
from companies.occasions import occasion_of
from companies.progress import Line, figures_of, lines_of
from companies.views.group.loading import MemberRequest, group_view
from companies.views.loading import posted
from vocabulary.refused import Refused


@group_view
def booking(request: MemberRequest, group: GroupBooking) -> HttpResponse:
    """The company's page of one booking; a draft goes on where it was left."""
    if group.is_draft:
        return redirect(_next_step(group), group.reference)
    lines = lines_of(group)
    waiting = [line for line in lines if line.is_waiting]
    only_waiting = "waiting" in request.GET
    context = {
        "group": group,
        "lines": waiting if only_waiting else _still_on(group, lines),
        "off": [] if only_waiting else [line for line in lines if line.is_off],
        "called_off": list(called_off.called_off(group).select_related("attendee__session")),
        "dates": dates_of(group),
        "reminders": after_sending.reminders_of(line.person.new_hire for line in lines),
        "figures": figures_of(group, lines),
        "waiting": len(waiting),
        "only_waiting": only_waiting,
    }
    return render(request, "companies/group/booking.html", context)


def _still_on(group: GroupBooking, lines: list[Line]) -> list[Line]:
    """Who was taken off is told apart; of a booking that is cancelled everybody is shown."""
    cancelled = group.state == GroupBooking.State.CANCELLED
    return [line for line in lines if cancelled or not line.is_off]


def _next_step(group: GroupBooking) -> str:
    rows = RosterRow.objects.filter(roster__group=group)
    if rows.filter(wrong=True).exists():
        return "companies:roster"
    if not rows.exists() and not (group.names_later and not group.holds_seats):
        return "companies:roster"
    place_step = f"companies:{occasion_of(group).place_step}"
    return "companies:check" if group.holds_seats else place_step


@group_view
def export(request: MemberRequest, group: GroupBooking) -> HttpResponse:
    name = f"{slugify(group.company.name)}-{group.reference.lower()}.xlsx"
    response = HttpResponse(people_xlsx(group.reference, lines_of(group)), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_POST
@group_view
def book_again(request: MemberRequest, group: GroupBooking) -> HttpResponse:
    """Those whose time was called off, on a new booking: next is its day."""
    draft = called_off.book_again(group, by=request.user)
    return redirect(_next_step(draft), draft.reference)


@require_POST
@group_view
def remind(request: MemberRequest, group: GroupBooking) -> HttpResponse:
    try:
        sent = after_sending.remind(group, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(group)
    if sent:
        words = ngettext("%d person gets a reminder.", "%d people get a reminder.", sent)
        messages.success(request, words % sent)
    else:
        messages.info(request, _("Nobody was reminded: see below the button why."))
    return redirect(group)


@group_view
def cancel(request: MemberRequest, group: GroupBooking) -> HttpResponse:
    """Ask once more, then cancel the whole booking."""
    form = CancelForm(posted(request))
    if form.is_valid():
        return _cancelled(request, group, reason=form.cleaned_data["reason"])
    if not group.is_open:
        return redirect(group)
    invited = NewHire.objects.filter(group=group).exclude(attendee__state="cancelled").count()
    context = {"group": group, "form": form, "invited": invited}
    return render(request, "companies/group/cancel.html", context)


def _cancelled(request: MemberRequest, group: GroupBooking, *, reason: str) -> HttpResponse:
    try:
        group = group_booking.cancel(group, by=request.user, reason=reason)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(group)
    if group.is_open:
        messages.success(request, _("Everybody who had not come yet is off the booking and told."))
        return redirect(group)
    messages.success(request, _("The booking is cancelled and everybody invited is told."))
    return redirect(group.company)
