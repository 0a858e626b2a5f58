"""The goals of a pair."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentoring.forms.pair import GoalForm
from mentoring.pairs import goals
from mentoring.views.pair_own import Pair, done, goal_or_404, own_pair, page
from vocabulary.refused import Refused


@own_pair
def pair_goals(request: HttpRequest, pair: Pair) -> HttpResponse:
    """All of them, and one more."""
    form = GoalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            goals.write(pair.match.pk, pair.side, form.cleaned_data["text"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Written. It counts when you both have agreed."))
            return redirect("mentoring:pair_goals", pair.match.pk)
    rows = list(pair.match.goals.all())
    context = {
        "waiting": [goal for goal in rows if not goal.agreed_at and goal.written_by != pair.side],
        "asked": [goal for goal in rows if not goal.agreed_at and goal.written_by == pair.side],
        "agreed": [goal for goal in rows if goal.agreed_at and not goal.reached_at],
        "reached": [goal for goal in rows if goal.reached_at],
        "most": goals.MOST,
        "form": form,
    }
    context["full"] = len(rows) - len(context["reached"]) >= goals.MOST
    return page(request, pair, "goals", status=422 if form.errors else 200, **context)


@own_pair
def pair_goal(request: HttpRequest, pair: Pair, pk: int) -> HttpResponse:
    """Write one otherwise."""
    goal = goal_or_404(pair, pk)
    posted = request.POST if request.method == "POST" else None
    form = GoalForm(posted, initial={"text": goal.text})
    if form.is_valid():
        try:
            goals.change(pair.match.pk, goal.pk, pair.side, form.cleaned_data["text"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Changed. It counts when you both have agreed."))
            return redirect("mentoring:pair_goals", pair.match.pk)
    return page(request, pair, "goal", status=422 if form.errors else 200, goal=goal, form=form)


@require_POST
@own_pair
def agree(request: HttpRequest, pair: Pair, pk: int) -> HttpResponse:
    """To the words that stood on the page."""
    goal, seen = goal_or_404(pair, pk), request.POST.get("seen", "")
    act = partial(goals.agree, pair.match.pk, goal.pk, pair.side, seen)
    return done(request, act, _("Agreed."), "mentoring:pair_goals", pair.match.pk)


@require_POST
@own_pair
def reach(request: HttpRequest, pair: Pair, pk: int) -> HttpResponse:
    goal, reached = goal_or_404(pair, pk), request.POST.get("reached") == "yes"
    act = partial(goals.reach, pair.match.pk, goal.pk, reached=reached)
    words = _("Reached. Well done!") if reached else ""
    return done(request, act, words, "mentoring:pair_goals", pair.match.pk)


@require_POST
@own_pair
def drop(request: HttpRequest, pair: Pair, pk: int) -> HttpResponse:
    """Pressed again, when it is gone, it leads to the goals as well."""
    act = partial(goals.drop, pair.match.pk, pk)
    return done(request, act, _("Taken away."), "mentoring:pair_goals", pair.match.pk)
