"""Where she begins, where she goes on, and what she and others see of her."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from careers.forms.profile import ConsentForm
from careers.models import CandidateProfile
from careers.profile import begin, has_consented, show_coarser, wording
from careers.profile.leaving import leave as leave_bank
from careers.profile.likeness import likeness
from careers.profile.prefill import suggestions_of
from careers.profile.steps import STEPS, progress_of
from careers.publishing import as_shown, words
from careers.views.her_profile import HerRequest, her_profile, profile_of
from careers.views.profile_steps import steps_shown
from vocabulary.refused import Refused


@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """What happens to her data, for everybody; and once she has said yes to it, her profile."""
    if not request.user.is_authenticated:
        return _welcome(request)
    profile = profile_of(request.user)
    if request.method == "POST":
        return _consent(request, profile)
    if profile is None or not has_consented(request.user):
        return _welcome(request, profile=profile)
    return _overview(request, profile)


def _welcome(request: HttpRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "words": wording.WORDS,
        "yes": wording.YES,
        "version": wording.VERSION,
        "form": ConsentForm(),
        **more,
    }
    return render(request, "careers/profile/welcome.html", context, status=status)


@login_required
def _consent(request: HerRequest, profile: CandidateProfile | None) -> HttpResponse:
    form = ConsentForm(request.POST)
    if not form.is_valid():
        return _welcome(request, status=422, profile=profile, form=form)
    try:
        begin(request.user, version=form.cleaned_data["version"])
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _welcome(request, status=422, profile=profile, form=form)
    if profile is None:
        return redirect("cv:file")
    return redirect("cv:start")


def _overview(request: HttpRequest, profile: CandidateProfile) -> HttpResponse:
    progress = progress_of(profile)
    context = {
        "profile": profile,
        "progress": progress,
        "next_step": progress.first_undone,
        "suggestions": len(suggestions_of(profile)),
        "cv_file": getattr(profile, "cv_file", None),
        "others": likeness(profile).others if profile.occupation else None,
    }
    return render(request, "careers/profile/overview.html", context)


@her_profile
def preview(request: HerRequest, profile: CandidateProfile) -> HttpResponse:
    """What employers see beside what only she sees, and how many look like her."""
    if request.method == "POST":
        show_coarser(profile.pk, request.POST.getlist("coarser"))
        messages.success(request, _("Saved. Employers see it so from now on."))
        return redirect("cv:preview")
    context = {
        "profile": profile,
        "lines": as_shown.lines(profile),
        "approved": words.approved(profile),
        "words_to_send": _has_new_words(profile),
        "likeness": likeness(profile),
        "cv_file": getattr(profile, "cv_file", None),
        **steps_shown(profile, len(STEPS) + 1),
    }
    return render(request, "careers/profile/preview.html", context)


def _has_new_words(profile: CandidateProfile) -> bool:
    """That no adviser has, or has had, just as they are now."""
    told = (profile.headline, profile.summary)
    sent = [words.approved(profile), words.waiting(profile)]
    return any(told) and told not in [(each.headline, each.summary) for each in sent if each]


@her_profile
def leave(request: HerRequest, profile: CandidateProfile) -> HttpResponse:
    """Taking the consent back, which is as easy as giving it."""
    if request.method != "POST":
        return render(request, "careers/profile/leave.html", {"profile": profile})
    leave_bank(request.user)
    messages.success(request, _("Your profile and your file are erased. You may come back."))
    return redirect("home:my")
