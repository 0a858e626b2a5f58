"""Seats reserved for partners and companies: the list, a new one, and what becomes of one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.models import AccessLog
from events.forms.allot import AllotForm, ChangeAllotmentForm
from events.models import Booking, Event
from events.sign_up import allotments as use_cases
from events.sign_up.allotted import Allotted, allotments_of
from events.views.hub import event_screen, render_screen
from events.views.people import check_may_see, dates_to_book
from vocabulary.refused import Refused


@event_screen
def allotments(request: HttpRequest, event: Event) -> HttpResponse:
    """Those there are, and the form for one more."""
    check_may_see(request, event)
    sessions = dates_to_book(event)
    form = AllotForm(event, sessions, request.POST or None) if sessions else None
    if form and request.method == "POST" and form.is_valid() and _reserve(request, form):
        return redirect("event_admin:allotments", event.pk)
    every = [Allotted.of(booking) for booking in allotments_of(event)]
    context = {
        "form": form,
        "standing": [one for one in every if one.stands],
        "over": [one for one in every if not one.stands],
    }
    template = "events/admin/allotments/list.html"
    return render_screen(request, event, "allotments", template, context)


def _reserve(request: HttpRequest, form: AllotForm) -> bool:
    given = form.cleaned_data
    try:
        booking = use_cases.reserve(
            sessions=form.chosen,
            seats_wanted=given["seats"],
            organisation=given["organisation"],
            contact_name=given["contact_name"],
            contact_email=given["contact_email"],
            language=given["language"],
            until=given["until"],
            form_token=given["token"],
            by=request.user,  # type: ignore[arg-type]
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    words = ngettext(
        "One seat is reserved for %(who)s. %(contact)s has the link in a mail.",
        "%(n)d seats are reserved for %(who)s. %(contact)s has the link in a mail.",
        given["seats"],
    )
    facts = {"n": given["seats"], "who": booking.organisation, "contact": booking.contact_name}
    messages.success(request, words % facts)
    return True


@event_screen
def allotment(request: HttpRequest, event: Event, pk: int) -> HttpResponse:
    """One of them: who comes, another number or day."""
    allotted = _allotted(request, event, pk)
    form = ChangeAllotmentForm(allotted, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            use_cases.resize(
                allotted.booking, given["seats"], until=given["until"], by=request.user
            )  # type: ignore[arg-type]
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved. The contact is told by mail."))
            return redirect("event_admin:allotment", event.pk, pk)
    elif request.method != "POST":
        AccessLog.add("allotment.read", allotted.booking, by=request.user)  # type: ignore[arg-type]
    context = {
        "form": form,
        "allotted": allotted,
        "booking": allotted.booking,
        "may_change": allotted.booking.state != Booking.State.CANCELLED and allotted.to_come,
    }
    return render_screen(
        request,
        event,
        "allotments",
        "events/admin/allotments/one.html",
        context,
        title=allotted.booking.organisation,
    )


@require_POST
@event_screen
def release(request: HttpRequest, event: Event, pk: int) -> HttpResponse:
    """The seats without names are free at once; who has a name comes."""
    booking = _allotted(request, event, pk).booking
    use_cases.give_back_rest(booking, by=request.user, reason="by staff")  # type: ignore[arg-type]
    messages.success(request, _("The seats without a name are free again. The contact is told."))
    return redirect("event_admin:allotments", event.pk)


@require_POST
@event_screen
def send_again(request: HttpRequest, event: Event, pk: int) -> HttpResponse:
    booking = _allotted(request, event, pk).booking
    try:
        use_cases.send_again(booking, by=request.user)  # type: ignore[arg-type]
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        words = _("The link is on its way to %(to)s.")
        messages.success(request, words % {"to": booking.contact_email})
    return redirect("event_admin:allotment", event.pk, pk)


def _allotted(request: HttpRequest, event: Event, pk: int) -> Allotted:
    check_may_see(request, event)
    return Allotted.of(get_object_or_404(allotments_of(event), pk=pk))
