"""Who comes to an event: the list, and what staff do for one person of it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.models import AccessLog
from events.forms.people import AddPersonForm, CancelPersonForm, MoveForm, PeopleFilter
from events.models import Attendee, Booking, Event, Session
from events.permissions import user_can_see_people
from events.sign_up import by_staff, people_list
from events.sign_up.people_list import grouped, people_of
from events.views.hub import event_screen, render_screen
from vocabulary.refused import Refused

ON_A_PAGE = 100


def check_may_see(request: HttpRequest, event: Event) -> None:
    """404 for whoever may not know who comes."""
    if not user_can_see_people(request.user, event):
        raise Http404


@require_safe
@event_screen
def people(request: HttpRequest, event: Event) -> HttpResponse:
    check_may_see(request, event)
    form = PeopleFilter(event, request.GET)
    wanted = form.wanted
    page = Paginator(people_of(event, wanted), ON_A_PAGE).get_page(request.GET.get("p"))
    query = request.GET.copy()
    query.pop("p", None)
    AccessLog.add("event.people_read", event, by=request.user)  # type: ignore[arg-type]
    context = {
        "form": form,
        "wanted": wanted,
        "page": page,
        "query": query.urlencode(),
        "groups": grouped(page.object_list),
        "is_narrowed": bool(wanted.words or wanted.state),
        "figures": people_list.figures(event, wanted.session),
        "unconfirmed": people_list.unconfirmed(event, wanted.session),
        "can_add": bool(dates_to_book(event)),
        "has_dates": bool(form.sessions),
    }
    return render_screen(request, event, "people", "events/admin/people/list.html", context)


def dates_to_book(event: Event, but: Session | None = None) -> list[Session]:
    """Open dates that are still to come, with their seats."""
    coming = event.sessions.upcoming().with_quotas()  # type: ignore[attr-defined]
    return [session for session in coming if but is None or session.pk != but.pk]


@event_screen
def add(request: HttpRequest, event: Event) -> HttpResponse:
    """Somebody who telephoned: through the same seats as everybody."""
    check_may_see(request, event)
    sessions = dates_to_book(event)
    if not sessions:
        messages.info(request, _("There is no date to come. Add one first."))
        return redirect("event_admin:people", event.pk)
    form = AddPersonForm(event, sessions, request.POST or None)
    if request.method == "POST" and form.is_valid() and _added(request, event, form):
        return redirect("event_admin:people", event.pk)
    title = _("Add somebody")
    context = {"form": form}
    return render_screen(
        request, event, "people", "events/admin/people/add.html", context, title=title
    )


def _added(request: HttpRequest, event: Event, form: AddPersonForm) -> bool:
    try:
        booking = by_staff.sign_up_for(
            event=event,
            sessions=form.chosen,
            party=form.party,
            by=request.user,  # type: ignore[arg-type]
            form_token=form.cleaned_data["token"],
            tell=form.cleaned_data["tell"],
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _added_words(booking, mailed=form.cleaned_data["tell"]))
    return True


def _added_words(booking: Booking, *, mailed: bool) -> str:
    if mailed and booking.contact_email:
        words = _("%(name)s is signed up, and has the tickets in a mail.")
    else:
        words = _("%(name)s is signed up. No mail was sent.")
    return words % {"name": booking.contact_name}


@require_safe
@event_screen
def person(request: HttpRequest, event: Event, pk: int) -> HttpResponse:
    return _person(request, event, _attendee(request, event, pk))


@require_POST
@event_screen
def move(request: HttpRequest, event: Event, pk: int) -> HttpResponse:
    attendee = _attendee(request, event, pk)
    form = MoveForm(_other_dates(event, attendee), request.POST)
    if not form.is_valid():
        return _person(request, event, attendee, move=form)
    try:
        moved = by_staff.move(attendee, form.to, by=request.user)  # type: ignore[arg-type]
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _person(request, event, attendee, move=form)
    messages.success(request, _("%(name)s comes at the other date now.") % {"name": moved})
    return redirect("event_admin:person", event.pk, pk)


@require_POST
@event_screen
def cancel(request: HttpRequest, event: Event, pk: int) -> HttpResponse:
    attendee = _attendee(request, event, pk)
    form = CancelPersonForm(attendee, _party_size(attendee), request.POST)
    if not form.is_valid():
        return _person(request, event, attendee, cancel=form)
    reason = form.cleaned_data["reason"]
    try:
        by_staff.cancel_for(attendee, everybody=form.everybody, by=request.user, reason=reason)  # type: ignore[arg-type]
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _person(request, event, attendee, cancel=form)
    messages.success(request, _("Cancelled. Whoever has an e-mail address is told."))
    return redirect("event_admin:people", event.pk)


@require_POST
@event_screen
def send_ticket(request: HttpRequest, event: Event, pk: int) -> HttpResponse:
    attendee = _attendee(request, event, pk)
    try:
        to = by_staff.send_ticket_again(attendee, by=request.user)  # type: ignore[arg-type]
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The ticket is on its way to %(to)s.") % {"to": to})
    return redirect("event_admin:person", event.pk, pk)


@require_POST
@event_screen
def confirm(request: HttpRequest, event: Event, pk: int) -> HttpResponse:
    """A sign-up whose mail was never answered, since she says that she comes."""
    check_may_see(request, event)
    holds = Booking.objects.filter(kind=Booking.Kind.SIGN_UP, waitlist_entry=None)
    seats = Event.objects.filter(pk=event.pk, sessions__quotas__claims__booking=pk)
    booking = get_object_or_404(holds, pk=pk) if seats.exists() else None
    try:
        done = by_staff.confirm_for(booking, by=request.user) if booking else None  # type: ignore[arg-type]
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        words = ngettext("One person comes.", "%(n)d people come.", _people(done))
        gone = _("The time to confirm was over, so the seats went to others.")
        messages.info(request, words % {"n": _people(done)} if done else gone)
    return redirect("event_admin:people", event.pk)


def _people(booking: Booking | None) -> int:
    if booking is None:
        return 0
    return booking.attendees.values("number").distinct().count()


def _attendee(request: HttpRequest, event: Event, pk: int) -> Attendee:
    check_may_see(request, event)
    found = Attendee.objects.select_related("booking", "session__event")
    return get_object_or_404(found, pk=pk, session__event=event)


def _person(
    request: HttpRequest,
    event: Event,
    attendee: Attendee,
    *,
    move: MoveForm | None = None,
    cancel: CancelPersonForm | None = None,
) -> HttpResponse:
    if request.method != "POST":
        AccessLog.add("attendee.read", attendee, by=request.user)  # type: ignore[arg-type]
    others = _other_dates(event, attendee)
    expected = attendee.state == Attendee.State.EXPECTED
    same = attendee.booking.attendees.filter(session=attendee.session).exclude(pk=attendee.pk)
    context: dict[str, Any] = {
        "attendee": attendee,
        "booking": attendee.booking,
        "others": same.order_by("number", "pk"),
        "answers": people_list.answers_of([attendee.booking_id]).get(attendee.booking_id, []),
        "move": (move or MoveForm(others)) if expected and others else None,
        "cancel": cancel or CancelPersonForm(attendee, _party_size(attendee)),
        "may_change": expected,
        "may_send": expected and bool(attendee.email or attendee.number == 0),
    }
    return render_screen(
        request,
        event,
        "people",
        "events/admin/people/person.html",
        context,
        title=attendee.full_name,
    )


def _other_dates(event: Event, attendee: Attendee) -> list[Session]:
    """Where she could come instead; a course is come to as a whole."""
    if event.kind == Event.Kind.COURSE:
        return []
    return dates_to_book(event, but=attendee.session)


def _party_size(attendee: Attendee) -> int:
    """How many can be cancelled together: a party, never a company's or a partner's people."""
    if attendee.booking.kind != Booking.Kind.SIGN_UP:
        return 1
    expected = attendee.booking.attendees.filter(state=Attendee.State.EXPECTED)
    return expected.values("number").distinct().count()
