"""The door of one event: everybody who comes, and who has no ticket."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import User
from events.desk import walk_ins
from events.forms.door import WalkInForm
from events.models import Attendee, Booking, Session
from events.permissions import user_can_edit_event
from events.views.desk_lists import asked_in, at_the_desk, door_of, of_door, of_event
from vocabulary.refused import Refused
from vocabulary.typed import typed_id

LET_IN = "in"  # in the address: whom the last tap has let in


@at_the_desk
@never_cache
def event(request: HttpRequest, session_pk: int) -> HttpResponse:
    session = door_of(request, session_pk)
    context = of_event(request, session, asked_in(request.GET)) | of_door(request, session)
    context["let_in"] = _just_let_in(request, session)
    part = "#people" if request.htmx else ""  # type: ignore[attr-defined]
    return render(request, f"desk/event.html{part}", context)


def _just_let_in(request: HttpRequest, session: Session) -> Attendee | None:
    pk = typed_id(request.GET.get(LET_IN, ""))
    people = Attendee.objects.coming().filter(session=session, booking__kind=Booking.Kind.WALK_IN)
    return people.filter(pk=pk).first()


@require_http_methods(["GET", "POST"])
@at_the_desk
@never_cache
def walk_in(request: HttpRequest, session_pk: int) -> HttpResponse:
    """One person more. ``beyond``: the editor's button, which says that the date gets a seat.

    By GET whoever had to sign in again in between: she finds the door.
    """
    if request.method == "GET":
        return redirect("desk:event", session_pk)
    session = door_of(request, session_pk)
    form = WalkInForm(request.POST)
    if not form.is_valid():
        return _answer(request, session, form=form, status=422)
    by: User = request.user  # type: ignore[assignment]
    beyond = "beyond" in request.POST and user_can_edit_event(by, session.event)
    token = form.cleaned_data["token"]
    try:
        person = walk_ins.let_in(session, form.newcomer, form_token=token, beyond=beyond, by=by)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _answer(request, session, form=form, status=409)
    if request.htmx:  # type: ignore[attr-defined]
        return _answer(request, session, let_in=person)
    return redirect(f"{reverse('desk:event', args=[session.pk])}?{LET_IN}={person.pk}#door")


def _answer(
    request: HttpRequest, session: Session, *, status: int = 200, **more: Any
) -> HttpResponse:
    """The panel with what is new on the page around it; without JavaScript the whole page."""
    in_place = bool(request.htmx)  # type: ignore[attr-defined]
    context = of_event(request, session, "") | of_door(request, session, more.pop("form", None))
    context |= {"opened": True, "stepped": in_place} | more
    template = "desk/_walked_in.html" if in_place else "desk/event.html"
    return render(request, template, context, status=200 if in_place else status)
