"""Seats at an event: which one, which date, and one person more on a booking that was sent."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from companies.addresses import AddressTaken
from companies.event_seats import holding, people, starting
from companies.event_seats.choosing import Choice, choice_of, choices, events_for_companies
from companies.forms.event_seats import DateForm, SeatsForm, form_for
from companies.forms.roster import PersonForm
from companies.models import Company, GroupBooking, NewHire
from companies.roster import checked
from companies.views.group.loading import MemberRequest, draft_view
from companies.views.group.steps import steps_for
from companies.views.group.suggestions import suggestions
from companies.views.loading import company_or_404, posted
from vocabulary.refused import Refused


@login_required
@never_cache
def choose_company(request: MemberRequest, slug: str) -> HttpResponse:
    """From the page of the event; who acts for several companies says for which."""
    event = get_object_or_404(events_for_companies(), slug=slug)
    companies = list(Company.objects.visible_to(request.user))
    if not companies:
        raise Http404
    if len(companies) == 1:
        return redirect("companies:event_new", companies[0].pk, slug)
    context = {"event": event, "companies": companies}
    return render(request, "companies/group/event_company.html", context)


@login_required
@never_cache
def events(request: MemberRequest, company_id: int) -> HttpResponse:
    """What is on that fits companies, or everybody."""
    company = company_or_404(request, company_id)
    context = {"company": company, "choices": choices()}
    return render(request, "companies/group/events.html", context)


@login_required
@never_cache
def event_new(request: MemberRequest, company_id: int, slug: str) -> HttpResponse:
    """The date, and the list or a number; with a number the seats are held at once."""
    company = company_or_404(request, company_id)
    event = get_object_or_404(events_for_companies(), slug=slug)
    choice = choice_of(event)
    if choice is None:
        messages.info(request, _("Nothing of this event can be booked now. Choose another one."))
        return redirect("companies:events", company.pk)
    initial = {"token": SeatsForm.new_token()}
    form = SeatsForm(posted(request), choice=choice, initial=initial)
    group = _started(request, company, choice, form) if form.is_valid() else None
    if group is not None:
        return redirect("companies:roster", group.reference)
    context = {"company": company, "event": event, "form": form, **steps_for(None, "date")}
    return render(request, "companies/group/event_date.html", context)


def _started(
    request: MemberRequest, company: Company, choice: Choice, form: SeatsForm
) -> GroupBooking | None:
    try:
        return starting.start(
            company=company,
            event=choice.event,
            session=form.session,
            people=form.headcount,
            form_token=form.cleaned_data["token"],
            by=request.user,
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None


@draft_view
def date(request: MemberRequest, group: GroupBooking) -> HttpResponse:
    """Another date of the same event, or the same one once more; the list stays."""
    if group.event is None:
        raise Http404
    choice = choice_of(group.event)
    form = None
    if choice is not None:
        initial = {"date": str(group.session_id or "")}
        form = DateForm(posted(request), choice=choice, initial=initial)
        if form.is_valid() and _held(request, group, form):
            return redirect(_next(group), group.reference)
    context = {
        "group": group,
        "event": group.event,
        "form": form,
        "size": holding.size_of(group),
        "held": holding.seats_held(group),
        **steps_for(group, "date"),
    }
    return render(request, "companies/group/event_date.html", context)


def _held(request: MemberRequest, group: GroupBooking, form: DateForm) -> bool:
    """Whether the seats are held there, or the date is written down for a list to come."""
    try:
        if holding.size_of(group):
            holding.hold(group, by=request.user, session=form.session)
        else:
            holding.choose(group, session=form.session)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _next(group: GroupBooking) -> str:
    has_list = hasattr(group, "roster") and group.roster.rows.exists()
    return "companies:check" if has_list else "companies:roster"


def add(request: MemberRequest, group: GroupBooking) -> HttpResponse:
    """One more person on a booking that has been sent."""
    form = form_for(group)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = read_person(group, form)
        if values is not None and (hire := _added(request, group, form, values)):
            say_invited(request, hire)
            return redirect(group)
    context = {"group": group, "form": form, "back": group.get_absolute_url(), **suggestions()}
    return render(request, "companies/group/row.html", context)


def read_person(group: GroupBooking, form: PersonForm) -> dict[str, str] | None:
    """What was typed, read as a row of a list; None with the problems on the form."""
    found = checked(group, form.cleaned_data)
    form.take_problems(p for p in found.problems if p.blocks or p.code == "cpr_removed")
    return None if form.errors else found.values


def _added(
    request: MemberRequest, group: GroupBooking, form: PersonForm, values: dict[str, Any]
) -> NewHire | None:
    try:
        return people.add(group, values=values, by=request.user)
    except AddressTaken as refusal:
        form.add_error("email", str(refusal))
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return None


def say_invited(request: MemberRequest, hire: NewHire) -> None:
    words = _("%(name)s is booked. The invitation is on its way to %(email)s.")
    who = {"name": hire.attendee.full_name, "email": hire.attendee.email}
    messages.success(request, words % who)
