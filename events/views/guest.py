"""The own page of somebody for whom another signed up: her ticket, and a way out. No account."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.personal_links import BadLink
from events.calendar_files import MIMETYPE, appointments_calendar
from events.models import Attendee, Booking, guest_link
from events.sign_up.changes import take_off
from events.sign_up.people import Member, member_of
from outbox.letters import absolute


@require_safe
@never_cache
def ticket(request: HttpRequest, token: str) -> HttpResponse:
    attendee = _attendee(token)
    if not attendee.link_open:
        return render(request, "events/link_closed.html", status=410)
    return _page(request, token, attendee, "events/sign_up/ticket.html")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def give_back(request: HttpRequest, token: str) -> HttpResponse:
    """A page that asks, and then does it."""
    attendee = _attendee(token)
    member = _member(attendee)
    if member is None or not member.may_change:
        return redirect("events:ticket", token)
    if request.method == "POST":
        take_off(attendee.booking, attendee.number)
        return redirect("events:ticket", token)
    return _page(request, token, attendee, "events/sign_up/give_back.html")


@require_safe
@never_cache
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    attendee = _attendee(token)
    member = _member(attendee)
    dates = list(member.seats) if member else [attendee]
    content = appointments_calendar(dates, url=absolute(attendee.link))
    return HttpResponse(content, content_type=MIMETYPE)


def _page(request: HttpRequest, token: str, attendee: Attendee, template: str) -> HttpResponse:
    member = _member(attendee)
    context = {
        "token": token,
        "attendee": attendee,
        "member": member,
        "event": attendee.session.event,
        "session": attendee.session,
        "sessions": [seat.session for seat in member.seats] if member else [attendee.session],
    }
    return render(request, template, context)


def _member(attendee: Attendee) -> Member | None:
    """Her seats; None once they are somebody else's, or given back."""
    if attendee.state == Attendee.State.CANCELLED:
        return None
    return member_of(attendee)


def _attendee(token: str) -> Attendee:
    """The guest whose link this is; 404 for anything else, whatever is wrong with it."""
    try:
        pk, _version = guest_link.read(token)
    except BadLink as bad:
        raise Http404 from bad
    people = Attendee.objects.select_related(
        "booking", "session__event__venue", "session__event__centre", "session__event__organiser"
    )
    return get_object_or_404(people, pk=pk, booking__kind__in=Booking.WITH_GUESTS)
