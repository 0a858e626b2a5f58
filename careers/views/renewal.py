"""By the link of a mail, without signing in: go on, hide, or "I found a job".

The page tells nothing of the profile but until when it is shown. Opening it changes nothing.
"""

from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.personal_links import BadLink
from careers import publishing
from careers.advising import outcomes
from careers.forms.publishing import FoundWorkForm
from careers.models import CandidateProfile
from careers.publishing.links import by_token
from careers.views.her_profile import HerRequest, her_profile
from vocabulary.refused import Refused

PAGE = "careers/publishing/renew.html"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def renew(request: HttpRequest, token: str) -> HttpResponse:
    profile = _profile(token)
    if profile is None:
        return render(request, "careers/publishing/link_used.html", status=410)
    context: dict[str, Any] = {"profile": profile, "token": token}
    if request.method == "POST":
        try:
            context["done"] = _do(profile, request.POST.get("act", ""))
        except Refused as refusal:
            context["problem"] = str(refusal)
        context["profile"] = CandidateProfile.objects.get(pk=profile.pk)
    status = 422 if "problem" in context else 200
    return render(request, PAGE, context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def found_work_by_link(request: HttpRequest, token: str) -> HttpResponse:
    profile = _profile(token)
    if profile is None:
        return render(request, "careers/publishing/link_used.html", status=410)
    form = FoundWorkForm(request.POST if request.method == "POST" else None)
    if form.is_bound and _told(profile, form):
        fresh = CandidateProfile.objects.get(pk=profile.pk)
        return render(request, PAGE, {"profile": fresh, "token": token, "done": "found"})
    context = {"form": form, "token": token}
    status = 422 if form.errors else 200
    return render(request, "careers/publishing/found_work.html", context, status=status)


@her_profile
def found_work(request: HerRequest, profile: CandidateProfile) -> HttpResponse:
    """The same for whoever has signed in."""
    form = FoundWorkForm(request.POST if request.method == "POST" else None)
    if form.is_bound and _told(profile, form):
        messages.success(request, _("Congratulations! And thank you for telling us."))
        return redirect("cv:publishing")
    context = {"form": form, "signed_in": True}
    status = 422 if form.errors else 200
    return render(request, "careers/publishing/found_work.html", context, status=status)


def _profile(token: str) -> CandidateProfile | None:
    """None where the link was for an end that is over; 404 for what is no link of ours."""
    try:
        return by_token(token)
    except BadLink as bad:
        raise Http404 from bad


def _do(profile: CandidateProfile, act: str) -> str:
    """What the page then says. Raises Refused."""
    if act == "renew":
        publishing.renew(profile.pk)
    elif act == "hide":
        publishing.hide(profile.pk)
    else:
        return ""
    return act


def _told(profile: CandidateProfile, form: FoundWorkForm) -> bool:
    """Whether it is recorded; else the form says what is wrong."""
    if not form.is_valid():
        return False
    try:
        _record(profile.pk, **form.cleaned_data)
    except Refused as refusal:
        form.add_error("on", str(refusal))
        return False
    return True


@transaction.atomic
def _record(profile_id: int, *, kind: str, on: date, stay: str) -> None:
    outcomes.record(profile_id, kind, on)
    if stay == "stay":
        publishing.renew(profile_id)
    else:
        publishing.hide(profile_id)
