"""The page of a partner's or company's contact: who comes on the seats reserved for them.

Opened by the link in the mail, without an account. Opening it changes nothing; every change is a
button.
"""

from typing import Any

from allauth.core import ratelimit
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from events.forms.allotment import FewerForm, NamesForm
from events.models import Booking
from events.sign_up import allotments
from events.sign_up.allotted import Allotted
from events.sign_up.changes import take_off
from events.views.party import booking_of
from vocabulary.refused import Refused


def _allotted(token: str) -> Allotted:
    """What the link opens; 404 for anything else."""
    booking = booking_of(token)
    if booking.kind != Booking.Kind.ALLOTMENT:
        raise Http404
    return Allotted.of(booking)


def page(
    request: HttpRequest,
    token: str,
    allotted: Allotted,
    *,
    names: NamesForm | None = None,
    fewer: FewerForm | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    if not allotted.link_open:
        return render(request, "events/link_closed.html", status=410)
    context = _facts(token, allotted) | {
        "names": names or NamesForm(allotted),
        "fewer": fewer or FewerForm(allotted),
        "form": names or fewer,
        "refusal": refusal,
        "saved": request.GET.get("saved"),
    }
    return render(request, "events/sign_up/allotment.html", context, status=status)


def _facts(token: str, allotted: Allotted) -> dict[str, Any]:
    return {
        "token": token,
        "allotted": allotted,
        "booking": allotted.booking,
        "event": allotted.event,
        "session": allotted.sessions[0] if allotted.sessions else None,
        "sessions": allotted.sessions,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def name(request: HttpRequest, token: str) -> HttpResponse:
    allotted = _allotted(token)
    if request.method != "POST" or not allotted.may_change:
        return redirect("events:my_booking", token)
    form = NamesForm(allotted, request.POST)
    if not form.is_valid() or not _may_mail(request, allotted.booking, form):
        return page(request, token, allotted, names=form, status=422)
    try:
        allotments.name_people(allotted.booking, form.names)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return page(request, token, _allotted(token), names=form, status=409)
    return _saved(token)


@require_POST
@never_cache
def fewer(request: HttpRequest, token: str) -> HttpResponse:
    """Another number of seats, or: those who have a name are all."""
    allotted = _allotted(token)
    if not allotted.may_change:
        return redirect("events:my_booking", token)
    form = FewerForm(allotted, request.POST)
    if "rest" not in request.POST and not form.is_valid():
        return page(request, token, allotted, fewer=form, status=422)
    try:
        if "rest" in request.POST:
            allotments.give_back_rest(allotted.booking, reason="by the personal link")
        else:
            allotments.resize(allotted.booking, form.cleaned_data["seats"])
    except Refused as refusal:
        return page(request, token, _allotted(token), refusal=str(refusal), status=409)
    return _saved(token)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def remove(request: HttpRequest, token: str, number: int) -> HttpResponse:
    """A page that asks, and then does it: the seat goes to somebody else."""
    allotted = _allotted(token)
    member = allotted.member(number)
    if member is None or not member.may_change:
        return redirect("events:my_booking", token)
    if request.method == "POST":
        take_off(allotted.booking, number)
        return redirect("events:my_booking", token)
    context = _facts(token, allotted) | {"member": member}
    return render(request, "events/sign_up/allotment_give_back.html", context)


def give_all_back(request: HttpRequest, token: str, booking: Booking) -> HttpResponse:
    """A page that asks, and then does it."""
    allotted = Allotted.of(booking)
    refusal = ""
    if request.method == "POST" and allotted.may_change:
        try:
            allotments.give_all_back(booking)
        except Refused as refused:
            refusal = str(refused)
    if refusal:
        return page(request, token, _allotted(token), refusal=refusal, status=409)
    if request.method == "POST" or not allotted.may_change:
        return redirect("events:my_booking", token)
    return render(request, "events/sign_up/allotment_give_back.html", _facts(token, allotted))


def _saved(token: str) -> HttpResponse:
    response = redirect("events:my_booking", token)
    response["Location"] += "?saved=1"
    return response


def _may_mail(request: HttpRequest, booking: Booking, form: NamesForm) -> bool:
    """Each change may send tickets to addresses that they type, so there is an end to them."""
    if ratelimit.consume(request, action="events.guests", key=str(booking.pk)):
        return True
    form.add_error(None, _("That was often. Wait an hour, then press the button again."))
    return False
