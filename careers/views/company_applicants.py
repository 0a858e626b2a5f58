"""Who has applied for a company's job: what each of them shows, and the company's answer."""

from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import AccessLog
from careers.contact import showing
from careers.cv_files.handing_out import hand_out
from careers.employers.standing import Acting
from careers.forms.jobs import AnswerForm
from careers.jobs import applying
from careers.models import Application, CVFile, Field, PublishedSummary
from careers.views.company_jobs import for_company, job_of
from vocabulary.refused import Refused

LAST_WORDS = (Application.State.DECLINED, Application.State.HIRED)  # asked about once more


@dataclass(frozen=True)
class Applicant:
    """An application as the company may read it: only what its own reveal shows."""

    application: Application
    shown: dict[str, str]
    handle: str  # where the profile is shown to employers at the moment
    does: str  # as every employer can read there

    @property
    def answers(self) -> list[tuple[str, str]]:
        """What can be answered now."""
        words = {
            applying.State.INTERVIEW: _("Ask to an interview"),
            applying.State.HIRED: _("Hired"),
            applying.State.DECLINED: _("Say no"),
        }
        now = self.application.state
        return [(state.value, words[state]) for state in words if now in applying.ANSWERS[state]]


@for_company
@transaction.atomic
def applicants(request: HttpRequest, acts: Acting, pk: int) -> HttpResponse:
    """Looking is logged for each of them: she can read who did."""
    found = job_of(acts, pk)
    readable = applying.readable_of(found)
    for application in readable:
        _log("job.application_read", application, acts)
    context = {
        "company": acts.company,
        "job": found,
        "applicants": [_as_shown(application) for application in readable],
        "gone": found.applications.count() - len(readable),
    }
    return render(request, "careers/jobs/company/applicants.html", context)


def _as_shown(application: Application) -> Applicant:
    fields = application.reveal.fields
    values = showing.present(application.profile)
    shown = {key.value: value for key, value in values.items() if key in fields and value}
    findable = PublishedSummary.objects.visible_to_company(application.job.company.cvr)
    summary = findable.filter(profile=application.profile_id).first()
    if summary is None:
        return Applicant(application, shown, handle="", does="")
    does = summary.headline or summary.occupation_words
    return Applicant(application, shown, summary.handle, does)


@require_POST
@for_company
def answer(request: HttpRequest, acts: Acting, pk: int, application_id: int) -> HttpResponse:
    found = job_of(acts, pk)
    applications = found.applications.select_related("reveal", "profile__user", "job__company")
    application = get_object_or_404(applications, pk=application_id)
    form = AnswerForm(request.POST)
    if not form.is_valid() or not applying.is_readable(application):
        raise Http404
    if form.cleaned_data["state"] in LAST_WORDS and request.POST.get("sure") != "1":
        context = {"company": acts.company, "job": found, "applicant": _as_shown(application)}
        context |= {"state": form.cleaned_data["state"]}
        return render(request, "careers/jobs/company/answer.html", context)
    try:
        applying.answer(application.pk, form.cleaned_data["state"], by=acts.user)
        messages.success(request, _("Saved. The candidate gets a mail."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("company_jobs:applicants", acts.company.pk, pk)


@for_company
@transaction.atomic
def cv(request: HttpRequest, acts: Acting, pk: int, application_id: int) -> HttpResponseBase:
    """The file, where she ticked it for this application; also while her profile is hidden."""
    found = get_object_or_404(applying.readable(job_of(acts, pk)), pk=application_id)
    cv_file = CVFile.objects.filter(profile=found.profile_id).first()
    if cv_file is None or Field.CV not in found.reveal.fields:
        raise Http404
    try:
        response = hand_out(cv_file, f"{found.pk}")
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("company_jobs:applicants", acts.company.pk, pk)
    _log("cv.downloaded", found, acts)
    return response


def _log(action: str, application: Application, acts: Acting) -> None:
    AccessLog.add(
        action,
        application,
        by=acts.user,
        about=application.profile.user,
        on_behalf_of=acts.company.name,
        reason=application.job.title,
    )
