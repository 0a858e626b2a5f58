"""What she was offered and answers, and what came of it, as she tells it herself."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from careers.advising import offers as offer_cases
from careers.advising import outcomes as outcome_cases
from careers.forms.advising import OutcomeForm
from careers.models import CandidateProfile, Ladder, Offer, Outcome
from careers.views.her_profile import her_profile
from vocabulary.refused import Refused


@require_safe
@her_profile
def offers(request: HttpRequest, profile: CandidateProfile) -> HttpResponse:
    made = list(profile.offers.select_related("made_by"))
    rows = [(each, offer_cases.may_answer(each)) for each in made]
    context = {
        "profile": profile,
        "waiting": [each for each in made if each.state == Offer.State.MADE],
        "answered": [row for row in rows if row[0].state != Offer.State.MADE],
    }
    return render(request, "careers/advising/offers.html", context)


@require_POST
@her_profile
def answer_offer(request: HttpRequest, profile: CandidateProfile, pk: int) -> HttpResponse:
    offer = get_object_or_404(profile.offers, pk=pk)
    answers = {"yes": True, "no": False}
    if request.POST.get("answer") not in answers:
        raise Http404
    accepted = answers[request.POST["answer"]]
    try:
        offer_cases.answer(offer, accepted=accepted)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("cv:offers")
    yes = _("You have said yes. Your adviser is told, and agrees on the first day with you.")
    no = _("You have said no. Your adviser is told; nothing else changes.")
    messages.success(request, yes if accepted else no)
    return redirect("cv:offers")


@require_http_methods(["GET", "HEAD", "POST"])
@her_profile
def outcomes(request: HttpRequest, profile: CandidateProfile) -> HttpResponse:
    """The rungs that she has reached, the highest first, and one more to tell of."""
    form = OutcomeForm(request.POST) if request.method == "POST" else OutcomeForm.fresh()
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        outcome_cases.record(profile.pk, given["kind"], given["happened_on"])
        messages.success(request, _("Thank you for telling us. That is recorded."))
        return redirect("cv:outcomes")
    reached = list(profile.outcomes.select_related("recorded_by", "follow_up"))
    context = {
        "profile": profile,
        "form": form,
        "rungs": [
            (rung.label, rows)
            for rung in reversed(Ladder)
            if (rows := [_row(each, profile) for each in reached if each.kind == rung])
        ],
    }
    status = 422 if form.errors else 200
    return render(request, "careers/advising/outcomes.html", context, status=status)


def _row(outcome: Outcome, profile: CandidateProfile) -> tuple[Outcome, bool]:
    outcome.profile = profile
    return outcome, outcome_cases.may_change(outcome, profile.user)


@require_POST
@her_profile
def take_outcome_back(request: HttpRequest, profile: CandidateProfile, pk: int) -> HttpResponse:
    """A mistake of her own; she records the right one afterwards."""
    if profile.outcomes.filter(pk=pk).exists():
        try:
            outcome_cases.take_back(pk, by=profile.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("cv:outcomes")
    messages.success(request, _("That is taken away."))
    return redirect("cv:outcomes")
