"""Signing up for an event, with one's party; without an account it is confirmed by mail.

Strangers are answered the same whether the address is known here or not: that is told by mail to
whoever reads it.
"""

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from events.booking import NotBookable, SoldOut
from events.forms.book import BookForm
from events.forms.sign_up import ADD, REMOVE, WAIT, SignUpForm
from events.models import Booking, Event, Session, WaitlistEntry
from events.sign_up.opening import Opening
from events.sign_up.parties import sign_up
from events.sign_up.unconfirmed import network_of
from events.sign_up.waiting import join
from vocabulary.refused import Refused

SENT_TO = "sent_to"  # the cookie that tells the next page, in this browser, where a mail went
SENT_KEPT = 15 * 60  # seconds
CONFIRM, LINE, TICKET = "confirm", "line", "ticket"
SAYS = (CONFIRM, LINE, TICKET)


@require_http_methods(["GET", "HEAD", "POST"])
def book_course(request: HttpRequest, slug: str) -> HttpResponse:
    """All meetings that are still to come, at once."""
    return answer(request, _course(slug))


def _course(slug: str) -> Opening:
    """A course that the public may know of; 404 for any other."""
    courses = Event.objects.public().select_related("centre", "venue", "organiser")
    event = get_object_or_404(courses, slug=slug, kind=Event.Kind.COURSE)
    meetings = event.sessions.filter(
        state=Session.State.OPEN, admission=Session.Admission.ORDINARY
    ).prefetch_related("quotas")
    sessions = list(meetings)
    for session in sessions:
        session.event = event
    coming = [session for session in sessions if not session.has_begun] or sessions[-1:]
    if not coming:
        raise Http404
    return Opening(event, coming)


def answer(request: HttpRequest, opening: Opening) -> HttpResponse:
    """The form of a date or a course, or what becomes of it."""
    event = opening.event
    if request.method != "POST":
        blank = SignUpForm(event, initial=SignUpForm.initial_for(request.user))
        return _page(request, opening, blank)
    step = request.POST.get("action", "")
    if step == ADD or step.startswith(REMOVE):
        return _page(request, opening, SignUpForm.changed(event, request.POST, step))
    form = SignUpForm(event, request.POST)
    if form.is_from_a_program:
        return sent(event, LINE if step == WAIT else CONFIRM)
    if not form.is_valid():
        return _page(request, opening, form, status=422)
    if not may_send(request, form):
        return _page(request, opening, form, status=429)
    act = _in_line if step == WAIT else _signed_up
    try:
        return act(request, opening, form)
    except SoldOut:
        opening = _again(opening)
        form.add_error(None, opening.too_few(form.party.size))
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return _page(request, opening, form, status=409)


def _signed_up(request: HttpRequest, opening: Opening, form: SignUpForm) -> HttpResponse:
    booking = sign_up(
        event=opening.event,
        sessions=opening.sessions,
        party=form.party,
        form_token=form.cleaned_data["token"],
        by=request.user if isinstance(request.user, User) else None,
        network=network_of(get_adapter().get_client_ip(request)),
    )
    return go_to(request, form, booking) or sent(opening.event, CONFIRM, form.cleaned_data["email"])


def _in_line(request: HttpRequest, opening: Opening, form: SignUpForm) -> HttpResponse:
    """Not where there is room: what is offered to the line is held for a day."""
    if opening.free >= form.party.size:
        raise NotBookable(_("There is room for you now. Press “Sign up” instead."))
    place = join(
        event=opening.event,
        sessions=opening.sessions,
        party=form.party,
        by=request.user if isinstance(request.user, User) else None,
    )
    return go_to(request, form, place) or sent(opening.event, LINE, form.cleaned_data["email"])


def go_to(
    request: HttpRequest, form: BookForm, made: Booking | WaitlistEntry
) -> HttpResponse | None:
    """Who has signed in with that very address need not wait for a mail."""
    if not form.is_of(request.user):
        return None
    confirmed = isinstance(made, Booking) and made.state == Booking.State.CONFIRMED
    return redirect(f"{made.link}booked/" if confirmed else made.link)


def may_send(request: HttpRequest, form: BookForm) -> bool:
    """Whether strangers have not sent too many; else the form says so, with all that was typed."""
    email = form.cleaned_data["email"].strip().lower()
    if form.is_of(request.user) or ratelimit.consume(request, action="events.sign_up", key=email):
        return True
    form.add_error(None, _("That was often. Wait five minutes, then press the button again."))
    return False


def sent(event: Event, says: str, email: str = "") -> HttpResponse:
    """To the page that says that a mail is on its way; the address goes along in a cookie."""
    response = redirect("events:sent", event.slug, says)
    if email:
        response.set_cookie(
            SENT_TO,
            signing.dumps(email, salt=SENT_TO),
            max_age=SENT_KEPT,
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )
    return response


@require_safe
@never_cache
def mail_sent(request: HttpRequest, slug: str, says: str) -> HttpResponse:
    if says not in SAYS:
        raise Http404
    event = get_object_or_404(Event.objects.public(), slug=slug)
    try:
        email = signing.loads(request.COOKIES.get(SENT_TO, ""), salt=SENT_TO, max_age=SENT_KEPT)
    except signing.BadSignature:
        email = ""
    context = {"event": event, "says": says, "email": email}
    return render(request, "events/sign_up/sent.html", context)


def _again(opening: Opening) -> Opening:
    """With the seats as they are now."""
    sessions = Session.objects.with_quotas().filter(pk__in=[each.pk for each in opening.sessions])
    return Opening(opening.event, list(sessions))


def _page(
    request: HttpRequest, opening: Opening, form: SignUpForm, *, status: int = 200
) -> HttpResponse:
    too_few = form.is_bound and status == 409 and opening.free > 0
    context = {
        "event": opening.event,
        "opening": opening,
        "session": opening.first,
        "form": form,
        "is_full": opening.free <= 0,
        "offers_line": opening.can_wait and (opening.free <= 0 or too_few),
    }
    return render(request, "events/sign_up/form.html", context, status=status)
