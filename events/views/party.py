"""A party's own page, by the link in the mail: confirm, see the tickets, change who comes, cancel.

Opening the link changes nothing; every change is a button.
"""

from typing import Any

from allauth.core import ratelimit
from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.personal_links import BadLink
from events.booking import cancel
from events.forms.party import AddGuestForm, GuestsForm, HandOverForm
from events.models import Booking, Certificate, Event, my_booking_link
from events.sign_up.changes import (
    add_guest,
    hand_over,
    hand_over_all,
    name_guests,
    next_number,
    take_off,
)
from events.sign_up.own_page import OwnPage
from events.sign_up.parties import confirm_sign_up
from events.talks.offered import talks_after, way_to_times
from vocabulary.refused import Refused


def booking_of(token: str) -> Booking:
    """Whose link this is; 404 for anything else, whatever is wrong with it."""
    try:
        pk, version = my_booking_link.read(token)
    except BadLink as bad:
        raise Http404 from bad
    return get_object_or_404(Booking, pk=pk, link_version=version)


def _own_page(token: str) -> OwnPage:
    booking = booking_of(token)
    if booking.kind != Booking.Kind.SIGN_UP:
        raise Http404
    return OwnPage.of(booking)


def page(
    request: HttpRequest,
    token: str,
    booking: Booking,
    *,
    just_booked: bool = False,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    own = OwnPage.of(booking)
    if not own.link_open:
        return render(request, "events/link_closed.html", status=410)
    context = _facts(token, own) | {"just_booked": just_booked, "refusal": refusal}
    if own.event is not None and own.is_confirmed:
        context |= _with_it(own, own.event)
    return render(request, "events/sign_up/page.html", context, status=status)


def _with_it(own: OwnPage, event: Event) -> dict[str, Any]:
    """What a course or a meeting ends with: certificates, a talk; and the adviser of a talk."""
    if event.kind == Event.Kind.COURSE:
        return {"certificates": Certificate.objects.filter(attendee__booking=own.booking)}
    if event.kind == Event.Kind.TALKS:
        host = own.sessions[0].host
        return {"host": host, "times_address": way_to_times(own.booking, event)}
    if own.to_rate and talks_after(event).exists():
        return {"talks_address": own.to_rate.talks_address}
    return {}


def _facts(token: str, own: OwnPage) -> dict[str, Any]:
    return {
        "token": token,
        "own": own,
        "booking": own.booking,
        "event": own.event,
        "session": own.sessions[0] if own.sessions else None,
    }


@require_POST
@never_cache
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    booking = _own_page(token).booking
    try:
        confirm_sign_up(booking)
    except Refused as refusal:
        return page(request, token, booking_of(token), refusal=str(refusal), status=409)
    return redirect("events:booked", token)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def name(request: HttpRequest, token: str) -> HttpResponse:
    own = _own_page(token)
    people = [member for member in own.people if member.number and member.may_change]
    if not people or not own.is_confirmed:
        return redirect("events:my_booking", token)
    form = GuestsForm(people, request.POST or None)
    if form.is_bound and form.is_valid() and _may_mail(request, own.booking, form):
        return _after(request, token, form, lambda: name_guests(own.booking, form.names))
    return _form(request, token, own, form, "events/sign_up/name.html")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def add(request: HttpRequest, token: str) -> HttpResponse:
    own = _own_page(token)
    if not own.may_add:
        return redirect("events:my_booking", token)
    form = AddGuestForm(request.POST or None, initial={"number": next_number(own.booking)})
    if form.is_bound and form.is_valid() and _may_mail(request, own.booking, form):
        number = form.cleaned_data["number"]
        return _after(request, token, form, lambda: add_guest(own.booking, number, form.guest))
    return _form(request, token, own, form, "events/sign_up/add.html")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def remove(request: HttpRequest, token: str, number: int) -> HttpResponse:
    own = _own_page(token)
    member = own.member(number)
    if member is None or not member.may_change:
        return redirect("events:my_booking", token)
    if request.method == "POST":
        take_off(own.booking, number)
        return redirect("events:my_booking", token)
    context = _facts(token, own) | {"member": member}
    return render(request, "events/sign_up/remove.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def give(request: HttpRequest, token: str, number: int) -> HttpResponse:
    """Hand one seat over; or everything, where it is that of who signed up."""
    own = _own_page(token)
    member = own.member(number)
    if member is None or not member.may_change or not own.is_confirmed:
        return redirect("events:my_booking", token)
    is_own, alone = number == 0, len(own.people) == 1
    form = HandOverForm(request.POST or None, asks_what=is_own and not alone)
    if form.is_bound and form.is_valid() and _may_mail(request, own.booking, form):
        everything = is_own and (alone or form.cleaned_data["what"] == HandOverForm.ALL)
        if everything:
            return _gave_all(request, token, own, form)
        return _after(request, token, form, lambda: hand_over(own.booking, number, form.to))
    return _form(request, token, own, form, "events/sign_up/hand_over.html", member=member)


def _gave_all(request: HttpRequest, token: str, own: OwnPage, form: HandOverForm) -> HttpResponse:
    """The link is dead from now on, so this is the last that it shows."""
    try:
        hand_over_all(own.booking, form.to)
    except Refused as refusal:
        return page(request, token, own.booking, refusal=str(refusal), status=409)
    context = {"event": own.event, "to": form.to}
    return render(request, "events/sign_up/handed_over.html", context)


def _after(request: HttpRequest, token: str, form: forms.Form, change: Any) -> HttpResponse:
    """To her page; where it was refused, with the reason above it."""
    try:
        change()
    except Refused as refusal:
        return page(request, token, booking_of(token), refusal=str(refusal), status=409)
    return redirect("events:my_booking", token)


def _form(
    request: HttpRequest, token: str, own: OwnPage, form: forms.Form, template: str, **more: Any
) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, template, _facts(token, own) | {"form": form} | more, status=status)


def _may_mail(request: HttpRequest, booking: Booking, form: forms.Form) -> bool:
    """Each change may send a ticket to an address that she types, so there is an end to them."""
    if ratelimit.consume(request, action="events.guests", key=str(booking.pk)):
        return True
    form.add_error(None, _("That was often. Wait an hour, then press the button again."))
    return False


def cancel_all(request: HttpRequest, token: str, booking: Booking) -> HttpResponse:
    """A page that asks, and then does it."""
    own = OwnPage.of(booking)
    if request.method == "POST" and own.may_cancel:
        cancel(booking, reason="by the personal link")
    if request.method == "POST" or not own.may_cancel:
        return redirect("events:my_booking", token)
    return render(request, "events/sign_up/cancel.html", _facts(token, own))
