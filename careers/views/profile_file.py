"""Her file: uploaded, given back to her, taken away; and what can be read from it."""

from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from careers.cv_files import limits
from careers.cv_files.handing_out import hand_out
from careers.cv_files.keeping import keep
from careers.cv_files.keeping import remove as remove_file
from careers.forms.profile_file import CVForm, ResumeForm
from careers.models import CandidateProfile, CVFile
from careers.profile import prefill
from careers.profile.json_resume import LARGEST, read_resume
from careers.views.her_profile import HerRequest, her_profile
from vocabulary.refused import Refused

RATE = "careers.cv_file"


class TooOften(Refused):
    message = gettext_lazy(
        "You have uploaded five files within an hour. Wait an hour, then try again; what you had "
        "before is still here."
    )


@her_profile
def file(request: HerRequest, profile: CandidateProfile) -> HttpResponse:
    if request.method != "POST":
        return _page(request, profile)
    form = CVForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, profile, status=422, form=form)
    try:
        found = _take(request, profile, form.cleaned_data["file"])
    except Refused as refusal:
        form.add_error("file", str(refusal))
        return _page(request, profile, status=422, form=form)
    return _read(request, found)


def _take(request: HerRequest, profile: CandidateProfile, uploaded: UploadedFile) -> int:
    """How much of it was put before her. Raises Refused."""
    if not ratelimit.consume(request, action=RATE, key=str(profile.pk)):
        raise TooOften
    verdict = keep(profile, uploaded.read(limits.FILE + 1))
    messages.success(request, verdict.message)
    return prefill.offer(profile.pk, prefill.read(verdict.text))


def _read(request: HerRequest, found: int) -> HttpResponse:
    if not found:
        return redirect("cv:start")
    words = ngettext(
        "We have found one thing in it for your profile. You decide about it.",
        "We have found %(n)d things in it for your profile. You decide about each.",
        found,
    )
    messages.info(request, words % {"n": found})
    return redirect("cv:suggestions")


def _page(
    request: HerRequest, profile: CandidateProfile, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "profile": profile,
        "cv_file": CVFile.objects.filter(profile=profile).first(),
        "form": CVForm(),
        "resume_form": ResumeForm(),
        **more,
    }
    return render(request, "careers/profile/file.html", context, status=status)


@require_safe
@her_profile
def download(request: HerRequest, profile: CandidateProfile) -> HttpResponse:
    cv_file = CVFile.objects.filter(profile=profile).first()
    if cv_file is None:
        return redirect("cv:file")
    handle = profile.published.handle if hasattr(profile, "published") else "own"
    try:
        return hand_out(cv_file, handle)
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("cv:file")


@her_profile
def remove(request: HerRequest, profile: CandidateProfile) -> HttpResponse:
    if request.method != "POST":
        return render(request, "careers/profile/file_remove.html", {"profile": profile})
    remove_file(profile.pk)
    messages.success(request, _("Your CV file is deleted. Your profile is as it was."))
    return redirect("cv:file")


@require_POST
@her_profile
def import_resume(request: HerRequest, profile: CandidateProfile) -> HttpResponse:
    form = ResumeForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, profile, status=422, resume_form=form)
    try:
        found = read_resume(form.cleaned_data["resume"].read(LARGEST + 1))
    except Refused as refusal:
        form.add_error("resume", str(refusal))
        return _page(request, profile, status=422, resume_form=form)
    offered = prefill.offer(profile.pk, found)
    if not offered:
        messages.info(request, _("There was nothing new in it for your profile."))
    return _read(request, offered)
