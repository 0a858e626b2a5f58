"""Who came to which meeting of a course, and the certificates of who came to enough."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import AccessLog
from content.downloads import pdf_response
from events.courses import attendance as use_cases
from events.courses.certificate_file import certificate_file
from events.courses.certificates import give_now, may_give
from events.courses.grid import Column, Grid, grid_of
from events.courses.roll import meetings_of, roll_of
from events.models import Attendee, Certificate, Event, Session
from events.views.hub import event_screen, render_screen
from vocabulary.refused import Refused

View = Callable[..., HttpResponse]


def course_screen(view: View) -> View:
    """``event_screen``, for courses alone."""

    @wraps(view)
    def inner(request: HttpRequest, event: Event, **kwargs: Any) -> HttpResponse:
        if event.kind != Event.Kind.COURSE:
            raise Http404
        return view(request, event, **kwargs)

    return event_screen(inner)


@require_http_methods(["GET", "HEAD", "POST"])
@course_screen
def attendance(request: HttpRequest, event: Event) -> HttpResponse:
    """The list of one meeting, big enough for a thumb, and below it the whole course."""
    if request.method == "POST":
        return _marked(request, event)
    grid = grid_of(roll_of(event))
    column = _chosen(grid, request.GET.get("meeting", ""))
    cells = [(row, row.at(column.meeting)) for row in grid.rows] if column else []
    context = {
        "grid": grid,
        "column": column,
        "here": [(row, cell) for row, cell in cells if cell],
        "may_give": bool(grid.roll.needed) and may_give(grid.roll),
        "given": sum(row.certificate is not None for row in grid.rows),
    }
    return render_screen(request, event, "attendance", "events/admin/attendance.html", context)


def _chosen(grid: Grid, asked: str) -> Column | None:
    return (grid.column(int(asked)) if asked.isdecimal() else None) or grid.current


def _marked(request: HttpRequest, event: Event) -> HttpResponse:
    """One tap, or “everybody else came”; back to where the finger was."""
    anchor = ""
    try:
        if "others" in request.POST:
            _mark_the_others(request, event)
        else:
            anchor = _mark(request, event)
    except Refused as refusal:
        messages.error(request, str(refusal))
    shown = {"meeting": request.GET["meeting"]} if "meeting" in request.GET else {}
    query = f"?{urlencode(shown)}" if shown else ""
    return redirect(f"{_address(event)}{query}{anchor}")


def _mark(request: HttpRequest, event: Event) -> str:
    """The seat and what is said of it come as ``12-came``; answers where that stands."""
    pk, _dash, says = request.POST.get("mark", "").partition("-")
    if not pk.isdecimal() or says not in use_cases.Mark.values:
        raise Http404
    seats = Attendee.objects.filter(session__event=event).select_related("session__event")
    seat = get_object_or_404(seats, pk=int(pk))
    use_cases.mark(seat, use_cases.Mark(says), by=request.user)  # type: ignore[arg-type]
    return f"#grid-{pk}" if "in_grid" in request.POST else f"#seat-{pk}"


def _mark_the_others(request: HttpRequest, event: Event) -> None:
    asked = request.POST["others"]
    meetings: Any = meetings_of(event)
    meeting: Session = get_object_or_404(meetings, pk=int(asked) if asked.isdecimal() else 0)
    n = use_cases.mark_the_others(meeting, by=request.user)  # type: ignore[arg-type]
    words = ngettext("%(n)d person marked as come.", "%(n)d people marked as come.", n)
    messages.success(request, words % {"n": n})


@require_POST
@course_screen
def give(request: HttpRequest, event: Event) -> HttpResponse:
    """On the last evening, before the clock does."""
    try:
        n = give_now(event, by=request.user)  # type: ignore[arg-type]
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        words = ngettext("%(n)d certificate is given.", "%(n)d certificates are given.", n)
        messages.success(request, words % {"n": n} if n else _("All certificates are given."))
    return redirect(_address(event))


@require_safe
@course_screen
def all_certificates(request: HttpRequest, event: Event) -> HttpResponse:
    """Every certificate of the course in one file, to print."""
    return _file(request, list(event.certificates.all()), f"certificates-{event.slug}.pdf")


@require_safe
@course_screen
def one_certificate(request: HttpRequest, event: Event, pk: int) -> HttpResponse:
    certificate = get_object_or_404(event.certificates.all(), pk=pk)
    return _file(request, [certificate], f"certificate-{certificate.code}.pdf")


def _file(request: HttpRequest, certificates: list[Certificate], name: str) -> HttpResponse:
    if not certificates:
        raise Http404
    for certificate in certificates:
        AccessLog.add("certificate.exported", certificate, by=request.user)  # type: ignore[arg-type]
    return pdf_response(certificate_file(certificates), name)


def _address(event: Event) -> str:
    return reverse("event_admin:attendance", args=[event.pk])
