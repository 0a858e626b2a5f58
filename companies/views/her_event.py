"""The own page of somebody whom her company has booked in at an event."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from companies.event_seats import answers as answering
from companies.event_seats.people import dates_of
from companies.event_seats.people import decline as decline_seat
from companies.event_seats.people import may_change as can_change
from companies.forms.event_seats import AnswersForm
from companies.models import NewHire
from companies.views.by_link import event_by_link
from events.models import Attendee
from events.tickets import ticket_svg
from vocabulary.refused import Refused

CAME = (Attendee.State.ARRIVED, Attendee.State.SERVED)


def page(request: HttpRequest, hire: NewHire, form: AnswersForm | None = None) -> HttpResponse:
    seats = dates_of(hire)
    seat = next((each for each in seats if not each.session.has_begun), seats[-1])
    context = {
        "hire": hire,
        "attendee": hire.attendee,
        "company": hire.group.company,
        "event": hire.group.event,
        "sessions": [each.session for each in seats],
        "seat": seat,
        "session": seat.session,
        "came": any(
            each.state in (Attendee.State.ARRIVED, Attendee.State.SERVED) for each in seats
        ),
        "may_change": can_change(hire),
        "qr": ticket_svg(seat.ticket_code),
        "form": form or AnswersForm(hire),
    }
    status = 422 if form else 200
    return render(request, "companies/visit/event.html", context, status=status)


@require_POST
@event_by_link
def answers(request: HttpRequest, hire: NewHire) -> HttpResponse:
    form = AnswersForm(hire, request.POST)
    if not form.is_valid():
        return page(request, hire, form)
    try:
        answering.answer(hire, form.answers)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Thank you, your answers are saved."))
    return redirect(reverse("companies:visit", args=[hire.token]))


@event_by_link
def decline(request: HttpRequest, hire: NewHire) -> HttpResponse:
    """A page that asks, and then does it; her own page says so from then on."""
    if not can_change(hire):
        return redirect("companies:visit", hire.token)
    if request.method != "POST":
        context = {"hire": hire, "event": hire.group.event, "company": hire.group.company}
        return render(request, "companies/visit/event_decline.html", context)
    try:
        decline_seat(hire)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("companies:visit", hire.token)
