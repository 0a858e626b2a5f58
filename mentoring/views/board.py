"""The Matching tab of a programme: what was asked of the matching, and asking anew."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from mentoring.forms.board import WeightsForm
from mentoring.models import MatchRun, MentorApplication, PairRule, Programme, StudentApplication
from mentoring.proposing import asking, words
from mentoring.proposing.cast import Cast
from mentoring.proposing.freezing import settings_of
from mentoring.views.hub import programme_screen, render_screen
from vocabulary.refused import Refused

SCREEN = "matching"
WHAT_IFS = 10  # so many of the last are listed


def run_screen(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets the programme and the run of this number."""

    @wraps(view)
    def inner(
        request: HttpRequest, programme: Programme, number: int, **kwargs: Any
    ) -> HttpResponse:
        run = get_object_or_404(programme.runs.select_related("asked_by"), number=number)
        run.programme = programme
        return view(request, run, **kwargs)

    return programme_screen(inner)


@programme_screen
def matching(request: HttpRequest, programme: Programme) -> HttpResponse:
    form = WeightsForm(programme, request.POST or None, _last_weights(programme))
    if request.method == "POST" and form.is_valid():
        try:
            run = asking.run(programme.pk, request.user, form.weights)  # type: ignore[arg-type]
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            _say_if_known(request, run)
            return redirect("mentoring_admin:run", programme.pk, run.number)
    context = {"form": form, **_standing(programme), "usual": _usual(programme)}
    return render_screen(request, programme, SCREEN, "mentoring/admin/board/index.html", context)


def _say_if_known(request: HttpRequest, run: MatchRun) -> None:
    if run.is_over:
        messages.info(request, _("Nothing has changed since this run: it is the same question."))


def _last_weights(programme: Programme) -> dict[str, int]:
    """A coordinator goes on from what was tried last."""
    last = programme.runs.proposals().only("settings").first()
    weights: dict[str, int] = last.settings["weights"] if last else programme.weights
    return weights


def _usual(programme: Programme) -> bool:
    """Whether the sliders stand as the programme tells applicants."""
    return _last_weights(programme) == settings_of(programme)["weights"]


def _standing(programme: Programme) -> dict[str, Any]:
    students = StudentApplication.objects.accepted().filter(programme=programme)
    mentors = MentorApplication.objects.with_a_place().filter(programme=programme)
    rules = PairRule.objects.filter(programme=programme)
    runs = programme.runs.defer("frozen", "certificate")
    return {
        "students": students.exclude(matches__state__in=("proposed", "active")).count(),
        "mentors": mentors.count(),
        "places": sum(m.capacity - m.taken for m in mentors.only("capacity", "taken")),
        "rules": rules.select_related("student__user", "mentor__user", "made_by"),
        "runs": runs.filter(what_if={}),
        "what_ifs": [_with_changes(run) for run in runs.exclude(what_if={})[:WHAT_IFS]],
    }


def _with_changes(run: MatchRun) -> MatchRun:
    """For the list: numbers alone do not tell one what-if from another."""
    run.changes = list(words.changes(run.what_if, Cast(run).name_of))  # type: ignore[attr-defined]
    return run
