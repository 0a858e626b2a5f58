"""Who opens the desk, and the lists it shows: a centre's day, an event's door."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.http import urlencode

from events.desk import day as desk
from events.desk import walk_ins
from events.desk.attendance import together
from events.desk.doors import dates_at, doors_on
from events.forms.door import WalkInForm
from events.models import Attendee, Event, Quota, Session
from events.permissions import (
    received_dates,
    received_people,
    receives_people,
    user_can_edit_event,
)
from guidance.models import Centre
from vocabulary.refused import Refused

View = Callable[..., HttpResponse]


def at_the_desk(view: View) -> View:
    """For the front desk, and for who receives people at dates of her own; else it does not exist.

    What each of them may see there is asked of ``events.permissions``.
    """

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not receives_people(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return inner


def asked_in(data: QueryDict) -> str:
    """What is looked for; a scanner may type the whole address of a ticket."""
    return data.get("q", "").replace("\x00", "").strip()[:200]


def with_asked(address: str, asked: str) -> str:
    return f"{address}?{urlencode({'q': asked})}" if asked else address


def of_centre(request: HttpRequest, centre: Centre, day: date, asked: str) -> dict[str, Any]:
    """A centre's registration times, and what else is on that day."""
    everybody = desk.visitors(desk.attendees_on(centre, day))
    people = desk.found(everybody, asked) if asked else everybody
    return {
        "centre": centre,
        "day": day,
        "asked": asked,
        "people": people,
        "elsewhere": [] if people else _elsewhere(request, asked, day),
        "loads": desk.load_by_hour(everybody),
        "doors": doors_on(received_dates(request.user), day, nearest=centre),
        "is_today": day == timezone.localdate(),
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1),
    }


def of_event(request: HttpRequest, session: Session, asked: str) -> dict[str, Any]:
    """Everybody who comes to this date, and the way in for who has no ticket."""
    dates = dates_at(session, received_dates(request.user))
    everybody = desk.guests(desk.attendees_at(dates))
    people = desk.found(everybody, asked) if asked else everybody
    day = timezone.localdate(session.starts)
    return counts_of(request, session) | {
        "session": session,
        "day": day,
        "asked": asked,
        "people": people,
        "elsewhere": [] if people else _elsewhere(request, asked, day),
        "is_today": walk_ins.is_today(session),
    }


def counts_of(request: HttpRequest, session: Session) -> dict[str, Any]:
    """Who came so far, and the seats that are left for people without a ticket."""
    dates = dates_at(session, received_dates(request.user))
    quotas = Quota.objects.filter(session=session, authority=None)
    return {
        "event": session.event,
        "attendance": together(dates),
        "free": sum(quota.free for quota in quotas),
        "size": sum(quota.size for quota in quotas),
        "has_seats": session.event.kind != Event.Kind.TALKS,
    }


def of_door(request: HttpRequest, session: Session, form: WalkInForm | None = None) -> Any:
    """The panel for people without a ticket; nothing where they cannot be let in."""
    try:
        walk_ins.check_door(session)
    except Refused as refusal:
        closed = session.event.kind == Event.Kind.TALKS
        return {} if closed else {"door_closed": str(refusal)}
    return {
        "walk_in": form or WalkInForm(initial={"token": get_random_string(32)}),
        "may_add_seats": user_can_edit_event(request.user, session.event),
    }


def _elsewhere(request: HttpRequest, asked: str, day: date) -> list[Attendee]:
    return desk.found_elsewhere(asked, among=received_people(request.user), day=day)


def door_of(request: HttpRequest, session_pk: int) -> Session:
    """An ordinary date that one may receive people at; 404 for any other."""
    at_centre = {"event__kind": Event.Kind.REGISTRATION, "event__centre__isnull": False}
    dates = received_dates(request.user).exclude(**at_centre)
    rows = dates.select_related("event__venue", "event__centre")
    return get_object_or_404(rows, pk=session_pk)


def list_of(attendee: Attendee) -> str:
    """The address of the list that she is on."""
    event = attendee.session.event
    if event.kind == Event.Kind.REGISTRATION and event.centre is not None:
        day = timezone.localdate(attendee.session.starts)
        return reverse("desk:day", args=[event.centre.key, day.isoformat()])
    return reverse("desk:event", args=[attendee.session_id])


def people_part(request: HttpRequest, attendee: Attendee, asked: str) -> HttpResponse:
    """The list of her event once more, with the counts; instead of her row alone."""
    context = of_event(request, attendee.session, asked) | {"stepped": True}
    context["taken_back"] = attendee.state == Attendee.State.CANCELLED and context["is_today"]
    response = render(request, "desk/_people_stepped.html", context)
    response["HX-Retarget"], response["HX-Reswap"] = "#people", "innerHTML"
    return response
