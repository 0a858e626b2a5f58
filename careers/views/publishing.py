"""What employers see of her: live, waiting, sent back; shown and hidden by her."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from careers import publishing
from careers.forms.profile import WordsStep
from careers.models import CandidateProfile, Skill, Submission
from careers.profile import save
from careers.publishing import as_shown, words
from careers.publishing.marked import pieces
from careers.publishing.marks import held
from careers.publishing.reasons import words_for
from careers.views.her_profile import HerRequest, her_profile
from vocabulary.refused import Refused

State = Submission.State


@her_profile
def overview(request: HerRequest, profile: CandidateProfile) -> HttpResponse:
    context = {
        "profile": profile,
        "lines": as_shown.lines(profile),
        "suggested": Skill.objects.to_review().filter(pk__in=profile.skills.all()),
        "shown": words.approved(profile),
        **_standing(profile),
    }
    return render(request, "careers/publishing/overview.html", context)


@her_profile
def write(request: HerRequest, profile: CandidateProfile) -> HttpResponse:
    """Her text, with what was marked in it beside the editor. Saved and sent by one button."""
    form = WordsStep(profile, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        save(profile.pk, form.right())
        try:
            if "send" in request.POST:
                publishing.send_words(profile.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            _tell_saved(request)
            return redirect("cv:publishing")
    context = {"profile": profile, "form": form, **_standing(profile)}
    status = 422 if form.errors else 200
    return render(request, "careers/publishing/words.html", context, status=status)


@require_POST
@her_profile
def show(request: HerRequest, profile: CandidateProfile) -> HttpResponse:
    try:
        publishing.show(profile.pk)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Employers can find you now."))
    return redirect("cv:publishing")


@require_POST
@her_profile
def hide(request: HerRequest, profile: CandidateProfile) -> HttpResponse:
    publishing.hide(profile.pk)
    messages.success(request, _("You are hidden. No employer finds you any more."))
    return redirect("cv:publishing")


@require_POST
@her_profile
def go_on(request: HerRequest, profile: CandidateProfile) -> HttpResponse:
    """Half a year more."""
    try:
        publishing.renew(profile.pk)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Employers can find you for half a year more."))
    return redirect("cv:publishing")


def _tell_saved(request: HerRequest) -> None:
    if "send" in request.POST:
        messages.success(request, _("Your text is with an adviser. You get a mail."))
    else:
        messages.success(request, _("Saved."))


def _standing(profile: CandidateProfile) -> dict[str, Any]:
    """Where her words are, and the marks in those that an adviser has sent back."""
    waiting, last = words.waiting(profile), words.last(profile)
    sent_back = last if last is not None and last.state == State.SENT_BACK else None
    context: dict[str, Any] = {"waiting": waiting, "sent_back": sent_back}
    if waiting is not None:
        context["taken_down"] = waiting.cause == Submission.Cause.FOUND
    about = sent_back or (waiting if waiting and waiting.cause == Submission.Cause.FOUND else None)
    if about is not None:
        context |= {
            "reasons": words_for(about.reasons),
            "marked_headline": pieces(about.headline, held(about.findings), "headline"),
            "marked_summary": pieces(about.summary, held(about.findings), "summary"),
        }
    return context
