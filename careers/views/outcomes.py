"""What came of it, as advisers record it; and the question half a year after."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from careers.advising import follow_up, outcomes
from careers.forms.advising import OutcomeForm
from careers.models import CandidateProfile, FollowUp
from careers.views.advisers import advisers_only, of_candidate, render_screen
from careers.views.candidate import back, page
from vocabulary.refused import Refused


@require_POST
@of_candidate
def add_outcome(request: HttpRequest, profile: CandidateProfile) -> HttpResponse:
    form = OutcomeForm(request.POST, prefix="outcome")
    if not form.is_valid():
        return page(request, profile, outcome=form)
    given = form.cleaned_data
    outcomes.record(profile.pk, given["kind"], given["happened_on"], by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("That is recorded."))
    return back(profile, "outcomes")


@of_candidate
def change_outcome(
    request: HttpRequest, profile: CandidateProfile, outcome_pk: int
) -> HttpResponse:
    """Another rung or day; or, with the button beside, taken back."""
    outcome = profile.outcomes.filter(pk=outcome_pk).first()
    if outcome is None:  # the second click of two
        return back(profile, "outcomes")
    user: User = request.user  # type: ignore[assignment]
    initial = {"kind": outcome.kind, "happened_on": outcome.happened_on}
    form = OutcomeForm(request.POST or None, initial=initial)
    if request.method == "POST" and "take_back" in request.POST:
        outcomes.take_back(outcome.pk, by=user)
        messages.success(request, _("That is taken away."))
        return back(profile, "outcomes")
    if form.is_valid():
        given = form.cleaned_data
        try:
            outcomes.correct(outcome.pk, given["kind"], given["happened_on"], by=user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("That is corrected."))
            return back(profile, "outcomes")
    title = _("Correct what came of it")
    context = {"profile": profile, "form": form, "outcome": outcome}
    within = (("careers_advising:index", _("Candidates")),)
    return render_screen(
        request, "careers/admin/outcome.html", title, context, within=within, icon="user"
    )


@require_safe
@advisers_only
def follow_ups(request: HttpRequest) -> HttpResponse:
    """Those that are due, of one's caseload and of nobody's; or all."""
    user: User = request.user  # type: ignore[assignment]
    everybodys = request.GET.get("whose") == "all"
    tasks = follow_up.due(None if everybodys else user)
    context = {"tasks": tasks.select_related("outcome__profile__adviser"), "all": everybodys}
    within = (("careers_advising:index", _("Candidates")),)
    title = _("Ask how it goes")
    template = "careers/admin/follow_ups.html"
    return render_screen(request, template, title, context, within=within, icon="tasks")


@require_POST
@advisers_only
def follow_up_done(request: HttpRequest, pk: int) -> HttpResponse:
    answers = {"yes": True, "no": False}
    task = get_object_or_404(FollowUp, pk=pk, outcome__profile__isnull=False)
    if request.POST.get("still") not in answers:
        raise Http404
    still = answers[request.POST["still"]]
    done = follow_up.done(task.pk, still=still, by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("Noted, thank you."))
    if "stay" in request.POST:
        return redirect("careers_advising:follow_ups")
    assert done.outcome.profile is not None  # noqa: S101 - asked above
    return back(done.outcome.profile, "outcomes")
