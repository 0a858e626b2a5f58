"""One's own booking, by the link in the mail; no account."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.personal_links import BadLink
from events.booking import cancel
from events.calendar_files import MIMETYPE, appointment_calendar
from events.models import Attendee, Booking, my_booking_link
from events.preparation import needed_by
from events.tickets import ticket_svg
from outbox.letters import absolute


@require_safe
@never_cache
def my_booking(request: HttpRequest, token: str, *, just_booked: bool = False) -> HttpResponse:
    attendee = _attendee(token)
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
    attendee = _attendee(token)
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
    attendee = _attendee(token)
    calendar = appointment_calendar(attendee, url=absolute(attendee.booking.link))
    return HttpResponse(calendar, content_type=MIMETYPE)


def _attendee(token: str) -> Attendee:
    """The person whose link this is; 404 for anything else, whatever is wrong with it."""
    try:
        pk, version = my_booking_link.read(token)
    except BadLink as bad:
        raise Http404 from bad
    booking = get_object_or_404(Booking, pk=pk, link_version=version)
    people = booking.attendees.select_related("booking", "session__event__centre")
    attendee = people.order_by("pk").first()
    if attendee is None:
        raise Http404
    return attendee
