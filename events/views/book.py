"""One person books one seat. No session is written and no message kept for guests: it is quick."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from accounts.models import User
from events.booking import book_one
from events.finding.listing import time_of
from events.forms.book import BookForm, RegistrationForm
from events.models import Booking, Event, Session, my_booking_link
from events.preparation import seats_for
from events.views.public import published_session
from vocabulary.refused import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def book(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    session = published_session(slug, pk)
    form_class = _form_class(session)
    if request.method != "POST":
        return _page(request, session, form_class.blank(request.user))
    form = form_class(request.POST)
    if not form.is_valid():
        return _page(request, session, form, status=422)
    try:
        booking = _book(session, form, request.user)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, session, form, status=409)
    token = my_booking_link.token(booking.pk, booking.link_version)
    return redirect("events:booked", token)


def _form_class(session: Session) -> type[BookForm]:
    is_registration = session.event.kind == Event.Kind.REGISTRATION
    return RegistrationForm if is_registration else BookForm


def _book(session: Session, form: BookForm, user: Any) -> Booking:
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
    request: HttpRequest, session: Session, form: BookForm, *, status: int = 200
) -> HttpResponse:
    context = {"session": session, "event": session.event, "time": time_of(session), "form": form}
    return render(request, "events/book.html", context, status=status)
