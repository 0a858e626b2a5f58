"""Her profile to take along: as JSON Resume, and as a PDF in either language."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import Language
from careers.models import CandidateProfile
from careers.profile.json_resume import resume_of
from careers.profile.pdf import cv_of
from careers.views.her_profile import HerRequest, her_profile


@require_safe
@her_profile
def choose(request: HerRequest, profile: CandidateProfile) -> HttpResponse:
    context = {"profile": profile, "written_in": Language.choices}
    return render(request, "careers/profile/export.html", context)


@require_safe
@her_profile
def as_json(request: HerRequest, profile: CandidateProfile) -> HttpResponse:
    resume = resume_of(profile, with_contact=_with_contact(request))
    options = {"ensure_ascii": False, "indent": 2}
    response = JsonResponse(resume, json_dumps_params=options)
    response["Content-Disposition"] = 'attachment; filename="resume.json"'
    return response


@require_safe
@her_profile
def as_pdf(request: HerRequest, profile: CandidateProfile) -> HttpResponse:
    asked = request.GET.get("in", "")
    language = asked if asked in Language.values else request.LANGUAGE_CODE  # type: ignore[attr-defined]
    content = cv_of(profile, language=language, with_contact=_with_contact(request))
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="CV-{language}.pdf"'
    return response


def _with_contact(request: HerRequest) -> bool:
    return request.GET.get("contact") == "1"
