"""One person of a booking, as the company sees her: a state, an address, a seat."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from companies import after_sending
from companies.addresses import AddressTaken
from companies.event_seats.people import dates_of
from companies.forms.person import AddressForm, NewPersonForm, TimeForm
from companies.free_times import free_times
from companies.models import GroupBooking, NewHire
from companies.progress import states_of
from companies.roster import checked
from companies.views.group import event
from companies.views.group.loading import MemberRequest, group_view
from companies.views.group.suggestions import suggestions
from events.models import Attendee
from vocabulary.refused import Refused


def _hire(group: GroupBooking, pk: int) -> NewHire:
    return get_object_or_404(NewHire.objects.for_her_page().filter(group=group), pk=pk)


@group_view
def person(request: MemberRequest, group: GroupBooking, pk: int) -> HttpResponse:
    hire = _hire(group, pk)
    form = AddressForm(request.POST or None, initial={"email": hire.attendee.email})
    if request.method == "POST" and form.is_valid():
        try:
            hire = after_sending.correct_address(
                hire, email=form.cleaned_data["email"], by=request.user
            )
        except AddressTaken as refusal:
            form.add_error("email", str(refusal))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            words = _("The invitation is on its way again to %(name)s at %(email)s.")
            messages.success(request, words % _who(hire))
            return redirect(group)
    return _page(request, hire, form=form)


def _who(hire: NewHire) -> dict[str, str]:
    return {"name": hire.attendee.full_name, "email": hire.attendee.email}


def _page(request: MemberRequest, hire: NewHire, **forms: Any) -> HttpResponse:
    [state] = states_of(hire.group, [hire])
    may_change = _may_change(hire)
    context = {"group": hire.group, "hire": hire, "person": state, "may_change": may_change}
    if may_change:
        context["form"] = AddressForm(initial={"email": hire.attendee.email})
    if may_change and hire.group.event is None:
        context["time_form"] = _time_form(hire)
    context["dates"] = [seat.session for seat in dates_of(hire)] if hire.group.event else []
    return render(request, "companies/group/person.html", context | forms)


def _may_change(hire: NewHire) -> bool:
    sent = hire.group.state == GroupBooking.State.CONFIRMED
    return sent and hire.attendee.state == Attendee.State.EXPECTED


def _time_form(hire: NewHire, data: Any = None) -> TimeForm:
    times = free_times(hire.group, desks=after_sending.desks_of(hire))
    return TimeForm(data, times=times.without(hire.attendee.session_id))


@require_POST
@group_view
def another_time(request: MemberRequest, group: GroupBooking, pk: int) -> HttpResponse:
    """Give her another time, whether she has asked for one or not."""
    if group.event is not None:
        raise Http404
    hire = _hire(group, pk)
    form = _time_form(hire, request.POST)
    if not form.is_valid():
        return _page(request, hire, time_form=form)
    try:
        hire = after_sending.give_another_time(hire, session=form.session, by=request.user)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, hire, time_form=form)
    starts = timezone.localtime(hire.attendee.session.starts)
    words = _("%(name)s has a new time, %(when)s, and is told by mail.")
    when = date_format(starts, "WEEKDAY_DATETIME")
    messages.success(request, words % {"name": hire.attendee.full_name, "when": when})
    return redirect(group)


@require_POST
@group_view
def remind_person(request: MemberRequest, group: GroupBooking, pk: int) -> HttpResponse:
    hire = _hire(group, pk)
    try:
        sent = after_sending.remind(group, by=request.user, hires=[hire.pk])
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(group)
    if sent:
        words = _("%(name)s gets a reminder at %(email)s.") % _who(hire)
        messages.success(request, words)
    else:
        messages.info(request, _why_not_reminded(hire))
    return redirect(group)


def _why_not_reminded(hire: NewHire) -> str:
    name = {"name": hire.attendee.full_name}
    if hire.attendee.state != Attendee.State.EXPECTED or hire.reminded_at is None:
        return _("%(name)s is not waited for, so there is nothing to remind of.") % name
    last = timezone.localtime(hire.reminded_at)
    again = timezone.localtime(hire.reminded_at + after_sending.REMIND_AGAIN_AFTER)
    return _(
        "%(name)s was reminded %(last)s. Twelve hours must pass: remind again from %(again)s."
    ) % {
        **name,
        "last": date_format(last, "WEEKDAY_DATETIME"),
        "again": date_format(again, "WEEKDAY_DATETIME"),
    }


@group_view
def take_out(request: MemberRequest, group: GroupBooking, pk: int) -> HttpResponse:
    """Ask once more, then take her off: she is told at once, and her seat is gone."""
    hire = _hire(group, pk)
    if request.method != "POST":
        if not _may_change(hire):
            return redirect("companies:person", group.reference, hire.pk)
        context = {"group": group, "hire": hire}
        return render(request, "companies/group/take_out.html", context)
    try:
        after_sending.take_out(hire, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        words = _("%(name)s is off the booking; the seat is free again.")
        messages.success(request, words % {"name": hire.attendee.full_name})
    return redirect(group)


@group_view
def add(request: MemberRequest, group: GroupBooking) -> HttpResponse:
    """One more person on a booking that has been sent, into a session with room."""
    if group.event is not None:
        return event.add(request, group)
    form = NewPersonForm(request.POST or None, times=free_times(group))
    if request.method == "POST" and form.is_valid() and _added(request, group, form):
        return redirect(group)
    context = {"group": group, "form": form, "back": group.get_absolute_url(), **suggestions()}
    return render(request, "companies/group/row.html", context)


def _added(request: MemberRequest, group: GroupBooking, form: NewPersonForm) -> bool:
    session = form.session
    found = checked(group, form.values)
    form.take_problems(p for p in found.problems if p.blocks or p.code == "cpr_removed")
    if form.errors:
        return False
    try:
        hire = after_sending.add_person(
            group, values=found.values, session=session, by=request.user
        )
    except AddressTaken as refusal:
        form.add_error("email", str(refusal))
        return False
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    words = _("%(name)s is booked. The invitation is on its way to %(email)s.")
    messages.success(request, words % _who(hire))
    return True
