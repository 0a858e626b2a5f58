"""A place in line for a seat, by the link in the mail; no account. A link alone changes nothing."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.personal_links import BadLink
from events.models import WaitlistEntry, waiting_link
from events.sign_up.waiting import accept, before, dates_of, leave, link_open
from vocabulary.refused import Refused


@require_safe
@never_cache
def waiting(request: HttpRequest, token: str) -> HttpResponse:
    return _page(request, token, _entry(token))


@require_POST
@never_cache
def take_seats(request: HttpRequest, token: str) -> HttpResponse:
    entry = _entry(token)
    try:
        booking = accept(entry)
    except Refused as refusal:
        return _page(request, token, _entry(token), refusal=str(refusal), status=409)
    return redirect(f"{booking.link}booked/")


@require_POST
@never_cache
def leave_line(request: HttpRequest, token: str) -> HttpResponse:
    leave(_entry(token))
    return redirect("events:waiting", token)


def _page(
    request: HttpRequest, token: str, entry: WaitlistEntry, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    dates = dates_of(entry)
    if not link_open(entry, dates):
        return render(request, "events/link_closed.html", status=410)
    context = {
        "token": token,
        "entry": entry,
        "event": entry.event,
        "session": entry.session,
        "dates": dates,
        "before": before(entry),
        "refusal": refusal,
    }
    return render(request, "events/sign_up/waiting.html", context, status=status)


def _entry(token: str) -> WaitlistEntry:
    """The party whose link this is; 404 for anything else, whatever is wrong with it."""
    try:
        pk, version = waiting_link.read(token)
    except BadLink as bad:
        raise Http404 from bad
    entries = WaitlistEntry.objects.select_related(
        "event__venue", "event__centre", "session", "booking"
    )
    return get_object_or_404(entries, pk=pk, link_version=version)
