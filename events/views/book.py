"""The form of a session. A registration day has its own: one person books the desks she needs.

No session is written and no message kept for guests: it is quick.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from accounts.models import User
from events.booking import AlreadyBooked, book_one
from events.finding.listing import desks_of, time_of
from events.forms.book import RegistrationForm
from events.models import Booking, Event, Session
from events.preparation import seats_for
from events.sign_up.known import tell_of_seat
from events.sign_up.opening import Opening
from events.views import sign_up
from events.views.public import bookable_session
from guidance.arrival.asked import Asked
from vocabulary.refused import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def book(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    session = bookable_session(slug, pk)
    if session.event.kind == Event.Kind.COURSE:
        return redirect("events:book_course", slug)
    if session.event.kind != Event.Kind.REGISTRATION:
        return sign_up.answer(request, Opening(session.event, [session]))
    return _registration(request, session)


def _registration(request: HttpRequest, session: Session) -> HttpResponse:
    asked = Asked.read(request.GET)
    if request.method != "POST":
        initial = RegistrationForm.initial_for(request.user) | RegistrationForm.answered(asked)
        return _page(request, session, RegistrationForm(asked=asked, initial=initial))
    form = RegistrationForm(request.POST, asked=asked)
    if not form.is_valid():
        return _page(request, session, form, status=422)
    if not sign_up.may_send(request, form):
        return _page(request, session, form, status=429)
    email = form.cleaned_data["email"]
    try:
        booking = _book(session, form, request.user)
    except AlreadyBooked:
        tell_of_seat(session, email)
        return sign_up.sent(session.event, sign_up.TICKET, email)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, session, form, status=409)
    to_own_page = sign_up.go_to(request, form, booking)
    return to_own_page or sign_up.sent(session.event, sign_up.TICKET, email)


def _book(session: Session, form: RegistrationForm, user: Any) -> Booking:
    quota_ids = seats_for(session, citizenship=form.citizenship, situation=form.situation)
    return book_one(
        session=session,
        quota_ids=quota_ids,
        given_name=form.cleaned_data["given_name"],
        family_name=form.cleaned_data["family_name"],
        email=form.cleaned_data["email"],
        language=get_language() or "en",
        citizenship=form.citizenship,
        situation=form.situation,
        form_token=form.cleaned_data["token"],
        by=user if isinstance(user, User) else None,
    )


def _page(
    request: HttpRequest, session: Session, form: RegistrationForm, *, status: int = 200
) -> HttpResponse:
    time = time_of(session, desks=desks_of(session.event))
    asked = form.asked
    event_url = session.event.get_absolute_url() + (f"?{asked.query}" if asked.query else "")
    context = {"session": session, "event": session.event, "time": time, "form": form}
    context |= {"asked": asked, "event_url": event_url}
    return render(request, "events/book.html", context, status=status)
