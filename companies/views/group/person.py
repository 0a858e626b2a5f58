"""One person of a booking, as the company sees her: a state, an address, a seat."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from companies import after_sending
from companies.appointment import WEEKS_AHEAD
from companies.forms.person import AddressForm
from companies.forms.roster import PersonForm
from companies.models import GroupBooking, NewHire
from companies.progress import states_of
from companies.roster import checked
from companies.views.group.loading import MemberRequest, group_view
from companies.views.group.suggestions import suggestions
from events.models import Session, SessionQuerySet
from vocabulary.refused import Refused
from vocabulary.typed import typed_id


def _hire(group: GroupBooking, pk: int) -> NewHire:
    return get_object_or_404(NewHire.objects.for_her_page().filter(group=group), pk=pk)


@group_view
def person(request: MemberRequest, group: GroupBooking, pk: int) -> HttpResponse:
    hire = _hire(group, pk)
    form = AddressForm(request.POST or None, initial={"email": hire.attendee.email})
    if request.method == "POST" and form.is_valid():
        try:
            after_sending.correct_address(hire, email=form.cleaned_data["email"], by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The invitation is on its way again."))
            return redirect(group)
    [state] = states_of(group, [hire])
    context = {"group": group, "hire": hire, "form": form, "person": state}
    return render(request, "companies/group/person.html", context)


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
        messages.success(request, _("The reminder is on its way."))
    else:
        messages.info(request, _("There is nobody to remind, or the last reminder is quite new."))
    return redirect(group)


@require_POST
@group_view
def take_out(request: MemberRequest, group: GroupBooking, pk: int) -> HttpResponse:
    hire = _hire(group, pk)
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
    form = PersonForm(request.POST or None)
    chosen = request.POST.get("session", "")
    valid = request.method == "POST" and form.is_valid()
    if valid and (response := _added(request, group, form, chosen)):
        return response
    context = {
        "group": group,
        "form": form,
        "sessions": _choices(group, chosen),
        "back": group.get_absolute_url(),
        **suggestions(),
    }
    return render(request, "companies/group/row.html", context)


def _added(
    request: MemberRequest, group: GroupBooking, form: PersonForm, chosen: str
) -> HttpResponse | None:
    found = checked(form.cleaned_data)
    form.take_problems(p for p in found.problems if p.blocks or p.code == "cpr_removed")
    session = _open_sessions(group).filter(pk=typed_id(chosen)).first()
    if session is None:
        form.add_error(None, _("Choose a time for this person."))
    if form.errors or session is None:
        return None
    try:
        after_sending.add_person(group, values=found.values, session=session, by=request.user)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(request, _("Booked. The invitation is on its way."))
    return redirect(group)


def _open_sessions(group: GroupBooking) -> SessionQuerySet:
    weeks = timezone.now() + timedelta(weeks=WEEKS_AHEAD)
    sessions = Session.objects.upcoming().registration().at(group.centre).filter(starts__lt=weeks)
    return sessions.exclude(admission=Session.Admission.ON_SITE).with_quotas()


def _choices(group: GroupBooking, chosen: str) -> list[dict[str, Any]]:
    """Times with a free seat at every desk, this booking's own days first."""
    days = set(
        Session.objects.filter(attendees__new_hire__group=group).values_list("pk", flat=True)
    )
    free = [
        session for session in _open_sessions(group) if all(q.free for q in session.quotas.all())
    ]
    free.sort(key=lambda session: (session.pk not in days, session.starts))
    return [
        {
            "value": session.pk,
            "title": date_format(timezone.localtime(session.starts), "WEEKDAY_DATETIME"),
            "end": _("Together with the others") if session.pk in days else "",
            "checked": str(session.pk) == chosen,
        }
        for session in free[:12]
    ]
