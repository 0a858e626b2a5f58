"""What was read from her CV, for her to take or to throw away."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from careers.closed_lists import LanguageLevel
from careers.models import CandidateProfile
from careers.profile import prefill
from careers.profile.steps import BY_KEY
from careers.views.her_profile import HerRequest, her_profile
from content.language_rows import LEVELS
from vocabulary.refused import Refused
from vocabulary.typed import typed_id


@her_profile
def suggestions(request: HerRequest, profile: CandidateProfile) -> HttpResponse:
    if request.method == "POST":
        return _decide(request, profile)
    context = {
        "profile": profile,
        "suggestions": prefill.suggestions_of(profile),
        "levels": LEVELS[1:],
    }
    return render(request, "careers/profile/suggestions.html", context)


def _decide(request: HerRequest, profile: CandidateProfile) -> HttpResponse:
    """Back to where the suggestion stood."""
    try:
        _act(profile, request.POST)
    except Refused as refusal:
        messages.error(request, str(refusal))
    step = BY_KEY.get(request.POST.get("step", ""))
    if step is not None:
        return redirect("cv:step", step.key)
    profile.refresh_from_db()
    if prefill.suggestions_of(profile):
        return redirect("cv:suggestions")
    messages.success(request, _("You have decided about everything that we read."))
    return redirect("cv:start")


def _act(profile: CandidateProfile, posted: QueryDict) -> None:
    """Raises Refused."""
    if key := posted.get("accept", ""):
        level = typed_id(posted.get(f"level-{key}", ""))
        known = level if level in LanguageLevel.values else None
        prefill.accept(profile.pk, key, level=known)
    elif key := posted.get("discard", ""):
        prefill.discard(profile.pk, key)
    elif "accept_all" in posted:
        prefill.accept_all(profile.pk)
    elif "discard_all" in posted:
        prefill.discard_all(profile.pk)
