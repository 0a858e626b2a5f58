"""The arrivals desk: a tablet, a queue, and one tap a person."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.models import User
from accounts.permissions import role_required
from accounts.roles import Role, has_role
from events.desk import arrivals
from events.desk import day as desk
from events.desk.doors import doors_on
from events.desk.own_list import own_list
from events.models import Attendee
from events.permissions import received_dates, received_people, receives_people
from events.planning.calendar import closed_days
from events.views.desk_lists import (
    asked_in,
    at_the_desk,
    counts_of,
    list_of,
    of_centre,
    people_part,
    with_asked,
)
from guidance.models import Centre, Document
from vocabulary.refused import Refused
from vocabulary.typed import typed_day, typed_id

CENTRE_COOKIE = "desk_centre"
A_YEAR = 365 * 24 * 3600


@at_the_desk
@never_cache
def today(request: HttpRequest) -> HttpResponse:
    """Straight to the centre this tablet stands in, or the choice of one, and of today's events."""
    at_centres = has_role(request.user, Role.DESK)
    chosen = Centre.objects.filter(key=request.COOKIES.get(CENTRE_COOKIE, "")).first()
    day = timezone.localdate()
    if at_centres and chosen is not None and "choose" not in request.GET:
        return redirect("desk:day", chosen.key, day.isoformat())
    context = {
        "centres": Centre.objects.all() if at_centres else [],
        "day": day,
        "doors": doors_on(received_dates(request.user), day),
    }
    return render(request, "desk/choose.html", context)


@role_required(Role.DESK)
@never_cache
def day(request: HttpRequest, centre_key: str, day: str) -> HttpResponse:
    centre = get_object_or_404(Centre, key=centre_key)
    context = of_centre(request, centre, _parsed(day), asked_in(request.GET))
    shown = context["day"]
    context["closed"] = closed_days(centre, shown, shown).get(shown, "")
    part = "#people" if request.htmx else ""  # type: ignore[attr-defined]
    response = render(request, f"desk/day.html{part}", context)
    response.set_cookie(CENTRE_COOKIE, centre.key, max_age=A_YEAR, samesite="Lax", httponly=True)
    return response


def _parsed(text: str) -> date:
    when = typed_day(text)
    if when is None:
        raise Http404
    return when


def _attendee(request: HttpRequest, pk: int) -> Attendee:
    """Somebody whom this person may receive; 404 for any other."""
    rows = received_people(request.user).select_related(
        "session__event__centre", "session__event__venue", "booking", "missing_document"
    )
    return get_object_or_404(rows.prefetch_related(desk.CLAIMS), pk=pk)


@never_cache
def scan(request: HttpRequest, ticket_code: str) -> HttpResponse:
    """Where the QR code of a ticket leads; looking changes nothing.

    At a stand of a fair it says how sharing works, whether there is such a ticket or not.
    """
    if not receives_people(request.user):
        return render(request, "events/fairs/scanned.html")
    known = received_people(request.user).filter(ticket_code=ticket_code.upper())
    pk = known.values_list("pk", flat=True).first()
    if pk is None:
        messages.error(request, _("We do not know this ticket. Look for the person by name."))
        return redirect("desk:today")
    return redirect("desk:person", pk)


@at_the_desk
@never_cache
def person(request: HttpRequest, pk: int) -> HttpResponse:
    attendee = _attendee(request, pk)
    [visitor] = desk.guests([attendee])
    papers = Document.objects.published()
    if visitor.note and visitor.note.papers:
        papers = papers.filter(pk__in=visitor.note.papers)
    asked = asked_in(request.GET)
    context = {
        "visitor": visitor,
        "party": _party(attendee) if visitor.still_missing else [],
        "papers": papers,
        "asked": asked,
        "back": _back(attendee, asked),
        "is_today": timezone.localdate(attendee.session.starts) == timezone.localdate(),
        "own_list": own_list(attendee) if visitor.is_registration else None,
    }
    return render(request, "desk/person.html", context)


def _party(attendee: Attendee) -> list[desk.Visitor]:
    """Those who come with her."""
    same = desk.attendees_at([attendee.session]).filter(booking=attendee.booking_id)
    return desk.guests(same.exclude(pk=attendee.pk))


@require_POST
@at_the_desk
def step(request: HttpRequest) -> HttpResponse:
    """Take the step whose button was pressed: ``<button name="arrive" value="<pk>">``."""
    name, sure, pk = _pressed(request)
    attendee = _attendee(request, pk)
    if name == "send_away" and not _paper_chosen(request):
        messages.error(request, _("Choose which paper is missing."))
        return redirect(_person_url(attendee, asked_in(request.POST)))
    try:
        _take(name, attendee, request, sure=sure)
    except arrivals.AnotherDay as asked:
        return _ask(request, attendee, name, asked)
    except Refused as refusal:
        if request.htmx:  # type: ignore[attr-defined]
            return _stepped(request, name, pk, refused=str(refusal))
        messages.error(request, str(refusal))
    if request.htmx:  # type: ignore[attr-defined]
        return _stepped(request, name, pk)
    return redirect(_back(attendee, asked_in(request.POST)))


def _stepped(request: HttpRequest, name: str, pk: int, *, refused: str = "") -> HttpResponse:
    """Her row as it is now, with what she adds to the counts above; the list, where rows go."""
    attendee, asked = _attendee(request, pk), asked_in(request.POST)
    [visitor] = desk.guests([attendee])
    gone = attendee.state == Attendee.State.CANCELLED
    if not refused and (name == TOGETHER or gone or visitor.still_missing):
        return people_part(request, attendee, asked)
    context = {"visitor": visitor, "asked": asked, "refused": refused}
    context |= _counts(request, visitor)
    return render(request, "desk/_stepped.html", context)


def _counts(request: HttpRequest, visitor: desk.Visitor) -> dict[str, Any]:
    if visitor.is_registration:
        return {"loads": desk.load_by_hour(desk.visitors(desk.those_with(visitor.attendee)))}
    return counts_of(request, visitor.attendee.session)


ANOTHER_PAPER = "other"  # none of the papers on the list


def _paper_chosen(request: HttpRequest) -> bool:
    asked = request.POST.get("document", "")
    return asked == ANOTHER_PAPER or Document.objects.filter(pk=typed_id(asked)).exists()


TOGETHER = "arrive_together"
STEPS = ("arrive", TOGETHER, "serve", "send_away", "no_show", "undo")
ANYWAY = "-anyway"  # at the end of the button's name: the desk was asked, and is sure


def _pressed(request: HttpRequest) -> tuple[str, bool, int]:
    for name in STEPS:
        for sure in (False, True):
            pk = typed_id(request.POST.get(name + ANYWAY * sure, ""))
            if pk is not None:
                return name, sure, pk
    raise Http404


def _take(name: str, attendee: Attendee, request: HttpRequest, *, sure: bool) -> None:
    by: User = request.user  # type: ignore[assignment]
    if name == "send_away":
        asked = typed_id(request.POST.get("document", ""))
        document = Document.objects.filter(pk=asked).first()
        arrivals.send_away(attendee, document=document, by=by, sure=sure)
    elif name == "undo":
        arrivals.undo(attendee, by=by)
    else:
        getattr(arrivals, name)(attendee, by=by, sure=sure)


def _ask(
    request: HttpRequest, attendee: Attendee, name: str, asked: arrivals.AnotherDay
) -> HttpResponse:
    """In the person's row; without JavaScript on a page of its own."""
    context: dict[str, Any] = {
        "person": attendee,
        "asked": asked,
        "answer": name + ANYWAY,
        "back": _back(attendee, asked_in(request.POST)),
        "kept": [(key, request.POST[key]) for key in ("q", "document") if key in request.POST],
    }
    template = "desk/_ask.html" if request.htmx else "desk/ask.html"  # type: ignore[attr-defined]
    return render(request, template, context)


def _back(attendee: Attendee, asked: str) -> str:
    """The list that she is on, at her row."""
    return f"{with_asked(list_of(attendee), asked)}#person-{attendee.pk}"


def _person_url(attendee: Attendee, asked: str) -> str:
    return with_asked(reverse("desk:person", args=[attendee.pk]), asked)
