"""Picking a talk after a meeting, by the link in the mail; no account. A link changes nothing."""

from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.personal_links import BadLink
from events.forms.talk import PickForm
from events.models import Attendee, Session, talks_link
from events.talks.offered import (
    Offer,
    free_times,
    link_open,
    may_pick,
    offers_for,
    seat_of,
    talks_after,
)
from events.talks.picking import pick, pick_another
from vocabulary.refused import Refused


@require_safe
@never_cache
def talks(request: HttpRequest, token: str) -> HttpResponse:
    """The times that there are, and the talk that she has."""
    guest = _guest(token)
    if not link_open(guest):
        return render(request, "events/link_closed.html", status=410)
    return _times(request, token, guest)


def _times(
    request: HttpRequest, token: str, guest: Attendee, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    offers = offers_for(guest)
    context = {
        "token": token,
        "guest": guest,
        "meeting": guest.session.event,
        "offers": [(offer, _by_day(offer)) for offer in offers],
        "refusal": refusal,
    }
    return render(request, "events/talks/times.html", context, status=status)


def _by_day(offer: Offer) -> list[tuple[Any, list[Session]]]:
    days = groupby(offer.times, key=lambda session: timezone.localdate(session.starts))
    return [(day, list(sessions)) for day, sessions in days]


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def talk(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """One time: what is it to be about, and the button."""
    guest = _guest(token)
    session = _session(guest, pk)
    seat = seat_of(guest, session.event)
    form = PickForm(session.event, request.POST or None) if seat is None else None
    if request.method == "POST" and (form is None or form.is_valid()):
        return _picked(request, token, guest, session, form)
    if session.pk not in {each.pk for each in free_times(session.event)}:
        return redirect("events:talks", token)
    context = {"token": token, "session": session, "event": session.event}
    context |= {"seat": seat, "form": form}
    status = 422 if form and form.errors else 200
    return render(request, "events/talks/pick.html", context, status=status)


def _picked(
    request: HttpRequest, token: str, guest: Attendee, session: Session, form: PickForm | None
) -> HttpResponse:
    """To the page of her sign-up; where it was refused, to the times with the reason."""
    try:
        if form is None:
            booking = pick_another(guest, session).booking
        else:
            topic = form.cleaned_data["topic"]
            booking = pick(guest, session, topic=topic, answers=form.answers)
    except Refused as refusal:
        return _times(request, token, guest, refusal=str(refusal), status=409)
    return redirect(f"{booking.link}booked/")


def _guest(token: str) -> Attendee:
    """She, at the meeting; 404 for anything else, and for who was not there."""
    try:
        pk, _version = talks_link.read(token)
    except BadLink as bad:
        raise Http404 from bad
    people = Attendee.objects.select_related("session__event__organiser", "session__event__centre")
    guest = get_object_or_404(people.exclude(email=""), pk=pk)
    if not may_pick(guest):
        raise Http404
    return guest


def _session(guest: Attendee, pk: int) -> Session:
    """A talk after her meeting, also one that somebody has by now."""
    sessions = Session.objects.filter(event__in=talks_after(guest.session.event))
    known = sessions.exclude(state=Session.State.DRAFT).select_related(
        "event__venue", "event__centre", "event__organiser", "host"
    )
    return get_object_or_404(known.prefetch_related("quotas"), pk=pk)
