"""The first screen of a programme: where it stands, what is next, and how full it is."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from mentoring.models import Programme
from mentoring.programmes import NotReady, move, next_steps
from mentoring.programmes.counting import counts_of
from mentoring.programmes.due import Due, due
from mentoring.programmes.public import weighed
from mentoring.programmes.transitions import BY_KEY
from mentoring.views.hub import programme_screen, render_screen, screen_url
from vocabulary.refused import Refused

DONE = {
    "open": gettext_lazy("It is open: people can apply from the first day on."),
    "close": gettext_lazy("Applications are closed."),
    "begin": gettext_lazy("The six months have begun."),
    "finish": gettext_lazy("The programme is finished."),
    "reopen": gettext_lazy("People can apply again."),
}


@require_safe
@programme_screen
def overview(request: HttpRequest, programme: Programme) -> HttpResponse:
    steps: list[dict[str, Any]] = [
        {"step": step, "lacking": list(step.lacking(programme))} for step in next_steps(programme)
    ]
    counts = counts_of(programme)
    context: dict[str, Any] = {
        "steps": [each for each in steps if not each["step"].back],
        "ways_back": [each for each in steps if each["step"].back],
        "counts": counts,
        "figures": _figures(programme, counts),
        "due": [_with_url(programme, each) for each in due(programme)],
        "weighed": weighed(programme),
    }
    template = "mentoring/admin/overview.html"
    return render_screen(request, programme, "overview", template, context)


@require_POST
@programme_screen
def step(request: HttpRequest, programme: Programme, key: str) -> HttpResponse:
    if key not in BY_KEY:
        raise Http404
    try:
        move(programme.pk, key, by=request.user)
        messages.success(request, DONE[key])
    except NotReady as refusal:
        for sentence in refusal.lacking:
            messages.error(request, sentence)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(screen_url(programme))


def _figures(programme: Programme, counts: Any) -> list[tuple[str, str]]:
    return [
        (_("students accepted, of %(n)d places") % {"n": programme.capacity}, str(counts.students)),
        (_("mentors accepted"), str(counts.mentors)),
        (_("places with them"), str(counts.places)),
        (_("students matched"), str(counts.matched)),
    ]


def _with_url(programme: Programme, each: Due) -> dict[str, str]:
    return {"words": each.words, "url": screen_url(programme, each.screen)}
