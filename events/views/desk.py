"""The arrivals desk: a tablet, a queue, and one tap a person."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.models import User
from accounts.permissions import role_required
from accounts.roles import Role
from events.desk import arrivals
from events.desk import day as desk
from events.models import Attendee
from guidance.models import Centre, Document
from vocabulary.refused import Refused
from vocabulary.typed import typed_day, typed_id

CENTRE_COOKIE = "desk_centre"
A_YEAR = 365 * 24 * 3600


@role_required(Role.DESK)
@never_cache
def today(request: HttpRequest) -> HttpResponse:
    """Straight to the centre this tablet stands in, or the choice of one."""
    chosen = Centre.objects.filter(key=request.COOKIES.get(CENTRE_COOKIE, "")).first()
    if chosen is not None and "choose" not in request.GET:
        return redirect(_day_url(chosen, timezone.localdate()))
    context = {"centres": Centre.objects.all(), "day": timezone.localdate()}
    return render(request, "desk/choose.html", context)


def _day_url(centre: Centre, day: date) -> str:
    return reverse("desk:day", args=[centre.key, day.isoformat()])


@role_required(Role.DESK)
@never_cache
def day(request: HttpRequest, centre_key: str, day: str) -> HttpResponse:
    centre = get_object_or_404(Centre, key=centre_key)
    when = _parsed(day)
    everybody = desk.visitors(desk.attendees_on(centre, when))
    asked = _asked(request.GET)
    people = desk.found(everybody, asked) if asked else everybody
    context = {
        "centre": centre,
        "day": when,
        "asked": asked,
        "people": people,
        "elsewhere": [] if people else desk.found_elsewhere(asked, centre=centre, day=when),
        "loads": desk.load_by_hour(everybody),
        "is_today": when == timezone.localdate(),
        "before": when - timedelta(days=1),
        "after": when + timedelta(days=1),
    }
    part = "#people" if request.htmx else ""  # type: ignore[attr-defined]
    response = render(request, f"desk/day.html{part}", context)
    response.set_cookie(CENTRE_COOKIE, centre.key, max_age=A_YEAR, samesite="Lax", httponly=True)
    return response


def _asked(data: QueryDict) -> str:
    """What is looked for; a scanner may type the whole address of a ticket."""
    return data.get("q", "").replace("\x00", "").strip()[:200]


def _parsed(text: str) -> date:
    when = typed_day(text)
    if when is None:
        raise Http404
    return when


def _attendee(**lookup: Any) -> Attendee:
    rows = Attendee.objects.select_related("session__event__centre", "booking", "missing_document")
    return get_object_or_404(rows.prefetch_related(desk.CLAIMS), **lookup)


@role_required(Role.DESK)
@never_cache
def scan(request: HttpRequest, ticket_code: str) -> HttpResponse:
    """Where the QR code of a ticket leads; looking changes nothing."""
    pk = Attendee.objects.filter(ticket_code=ticket_code.upper()).values_list("pk", flat=True)
    if not pk:
        messages.error(request, _("We do not know this ticket. Look for the person by name."))
        return redirect("desk:today")
    return redirect("desk:person", pk[0])


@role_required(Role.DESK)
@never_cache
def person(request: HttpRequest, pk: int) -> HttpResponse:
    [visitor] = desk.visitors([_attendee(pk=pk)])
    papers = Document.objects.all()
    if visitor.note and visitor.note.papers:
        papers = papers.filter(pk__in=visitor.note.papers)
    asked = _asked(request.GET)
    context = {
        "visitor": visitor,
        "papers": papers,
        "asked": asked,
        "back": _back(visitor.attendee, asked),
        "is_today": timezone.localdate(visitor.attendee.session.starts) == timezone.localdate(),
    }
    return render(request, "desk/person.html", context)


@require_POST
@role_required(Role.DESK)
def step(request: HttpRequest) -> HttpResponse:
    """Take the step whose button was pressed: ``<button name="arrive" value="<pk>">``."""
    name, sure, pk = _pressed(request)
    attendee = _attendee(pk=pk)
    if name == "send_away" and not _paper_chosen(request):
        messages.error(request, _("Choose which paper is missing."))
        return redirect(_person_url(attendee, _asked(request.POST)))
    try:
        _take(name, attendee, request, sure=sure)
    except arrivals.AnotherDay as asked:
        return _ask(request, attendee, name, asked)
    except Refused as refusal:
        messages.error(request, str(refusal))
    if request.htmx:  # type: ignore[attr-defined]
        return _stepped(request, pk)
    return redirect(_back(attendee, _asked(request.POST)))


def _stepped(request: HttpRequest, pk: int) -> HttpResponse:
    """Her row as it is now, with what she adds to the counts above."""
    attendee = _attendee(pk=pk)
    [visitor] = desk.visitors([attendee])
    context = {
        "visitor": visitor,
        "asked": _asked(request.POST),
        "loads": desk.load_by_hour(desk.visitors(desk.those_with(attendee))),
    }
    return render(request, "desk/_stepped.html", context)


ANOTHER_PAPER = "other"  # none of the papers on the list


def _paper_chosen(request: HttpRequest) -> bool:
    asked = request.POST.get("document", "")
    return asked == ANOTHER_PAPER or Document.objects.filter(pk=typed_id(asked)).exists()


STEPS = ("arrive", "serve", "send_away", "no_show", "undo")
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
    context = {
        "person": attendee,
        "asked": asked,
        "answer": name + ANYWAY,
        "back": _back(attendee, _asked(request.POST)),
        "kept": [(key, request.POST[key]) for key in ("q", "document") if key in request.POST],
    }
    template = "desk/_ask.html" if request.htmx else "desk/ask.html"  # type: ignore[attr-defined]
    return render(request, template, context)


def _back(attendee: Attendee, asked: str) -> str:
    """The list of her day, at her row; of an event without a centre the desk keeps no list."""
    centre = attendee.session.event.centre
    if centre is None:
        return _person_url(attendee, asked)
    day = timezone.localdate(attendee.session.starts)
    return f"{_with(_day_url(centre, day), asked)}#person-{attendee.pk}"


def _person_url(attendee: Attendee, asked: str) -> str:
    return _with(reverse("desk:person", args=[attendee.pk]), asked)


def _with(address: str, asked: str) -> str:
    return f"{address}?{urlencode({'q': asked})}" if asked else address
