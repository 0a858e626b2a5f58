"""One's own booking, by the link in the mail; no account. A party's page is in ``party``."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from events.booking import cancel
from events.calendar_files import MIMETYPE, appointments_calendar
from events.models import Attendee, Booking
from events.preparation import needed_by
from events.sign_up.allotted import Allotted
from events.tickets import ticket_svg
from events.views import allotment, party
from outbox.letters import absolute


@require_safe
@never_cache
def my_booking(request: HttpRequest, token: str, *, just_booked: bool = False) -> HttpResponse:
    try:
        booking = party.booking_of(token)
    except Http404:
        return render(request, "events/link_unknown.html", status=404)
    if booking.kind == Booking.Kind.SIGN_UP:
        return party.page(request, token, booking, just_booked=just_booked)
    if booking.kind == Booking.Kind.ALLOTMENT:
        return allotment.page(request, token, Allotted.of(booking))
    attendee = _attendee(booking)
    if not attendee.link_open:
        return render(request, "events/link_closed.html", {"attendee": attendee}, status=410)
    context = {
        "token": token,
        "attendee": attendee,
        "session": attendee.session,
        "event": attendee.session.event,
        "centre": attendee.session.event.centre,
        "just_booked": just_booked,
        "qr": ticket_svg(attendee.ticket_code),
        "needed": needed_by(attendee),
    }
    return render(request, "events/my_booking.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def cancel_my_booking(request: HttpRequest, token: str) -> HttpResponse:
    """A page that asks, and then does it; the link in the mail alone changes nothing."""
    booking = party.booking_of(token)
    if booking.kind == Booking.Kind.SIGN_UP:
        return party.cancel_all(request, token, booking)
    if booking.kind == Booking.Kind.ALLOTMENT:
        return allotment.give_all_back(request, token, booking)
    attendee = _attendee(booking)
    may_cancel = attendee.state == Attendee.State.EXPECTED and not attendee.session.has_begun
    if request.method == "POST" and may_cancel:
        cancel(attendee.booking, reason="by the personal link")
    if request.method == "POST" or not may_cancel:
        return redirect("events:my_booking", token)
    context = {"token": token, "attendee": attendee, "session": attendee.session}
    return render(request, "events/cancel.html", context)


@require_safe
@never_cache
def my_booking_ics(request: HttpRequest, token: str) -> HttpResponse:
    """One entry for each date; those of a party are in one file."""
    attendee = _attendee(party.booking_of(token))
    dates = attendee.booking.attendees.filter(number=attendee.number, state=attendee.state)
    appointments = list(dates.select_related("session__event__venue", "session__event__centre"))
    calendar = appointments_calendar(appointments, url=absolute(attendee.booking.link))
    return HttpResponse(calendar, content_type=MIMETYPE)


def _attendee(booking: Booking) -> Attendee:
    """She who booked, and is coming if anybody is; 404 before there are people, and for a company's
    booking: each of its people has her own link."""
    if booking.kind == Booking.Kind.GROUP:
        raise Http404
    people = booking.attendees.select_related("booking", "session__event__centre")
    coming = sorted(people, key=lambda one: (one.state == Attendee.State.CANCELLED, one.number))
    if not coming:
        raise Http404
    return coming[0]
