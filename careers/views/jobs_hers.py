"""What a candidate does with jobs: saves, applies, takes back, is told of new ones by mail."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.personal_links import BadLink
from careers.advising import outcomes
from careers.forms.apply import ApplyForm
from careers.jobs import applying, saving, weekly
from careers.models import Application, CandidateProfile, Job, JobAlert, Ladder, jobs_by_mail_link
from careers.views.jobs import her_profile, job_context, why
from vocabulary.refused import Refused

View = Callable[..., HttpResponse]


def candidates_only(view: View) -> View:
    """Whoever is signed in and not in the CV bank is told how to get there."""

    @wraps(view)
    @never_cache
    @login_required
    def inner(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        profile = her_profile(request)
        if profile is None:
            return render(request, "careers/jobs/no_profile.html")
        return view(request, profile, *args, **kwargs)

    return inner


@candidates_only
def mine(request: HttpRequest, profile: CandidateProfile) -> HttpResponse:
    """What she has saved and applied for, and the weekly mail."""
    saved = profile.saved_jobs.select_related("job__company", "job__municipality")
    context = {
        "saved": saved,
        "applications": _applications(profile),
        "alert": JobAlert.objects.filter(profile=profile).first(),
    }
    return render(request, "careers/jobs/mine.html", context)


@require_POST
@candidates_only
def save(request: HttpRequest, profile: CandidateProfile, pk: int) -> HttpResponse:
    """``saved``: 1 to keep it, else it is taken off her list."""
    found, wanted = Job.objects.known().filter(pk=pk).first(), request.POST.get("saved") == "1"
    if found is None and wanted:
        raise Http404
    try:
        if wanted:
            saving.save(profile.pk, pk)
        else:
            saving.forget(profile.pk, pk)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("jobs:mine" if found is None or "list" in request.POST else found)


@never_cache
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever has no profile is told how to get one, a stranger too."""
    profile = her_profile(request)
    if profile is None:
        return render(request, "careers/jobs/no_profile.html")
    return _apply(request, profile, pk)


def _apply(request: HttpRequest, profile: CandidateProfile, pk: int) -> HttpResponse:
    if known := applying.standing(profile.pk, pk):
        return redirect("jobs:application", known.pk)
    found = get_object_or_404(Job.objects.known().select_related("company", "municipality"), pk=pk)
    if not found.is_open:
        return redirect(found)  # which says that it is gone
    form = ApplyForm(request.POST if request.method == "POST" else None, profile=profile)
    if form.is_valid() and (sent := _sent(form, profile, pk)):
        messages.success(request, _("Your application is sent."))
        return redirect("jobs:application", sent.pk)
    context = {"job": found, "form": form, "why": why(found, profile), "profile": profile}
    return render(request, "careers/jobs/apply.html", context)


def _sent(form: ApplyForm, profile: CandidateProfile, pk: int) -> Application | None:
    """None where it was refused: the form says why."""
    typed = form.cleaned_data
    try:
        return applying.apply(
            profile.pk,
            pk,
            fields=typed["shown"],
            text=typed["text"],
            days=typed["days"],
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None


@candidates_only
def application(request: HttpRequest, profile: CandidateProfile, pk: int) -> HttpResponse:
    found = _hers(profile, pk)
    context = job_context(found.job) | {
        "application": found,
        "is_shown": applying.is_readable(found),
        "fields": [field for field in applying.Field if field in found.reveal.fields],
        "recorded": found.profile.outcomes.filter(kind=Ladder.JOB).exists(),
        "today": timezone.localdate(),
    }
    return render(request, "careers/jobs/application.html", context)


@require_POST
@candidates_only
def take_back(request: HttpRequest, profile: CandidateProfile, pk: int) -> HttpResponse:
    applying.take_back(_hers(profile, pk).pk)
    messages.success(request, _("Taken back. The company sees nothing of you any more."))
    return redirect("jobs:application", pk)


@require_POST
@candidates_only
def got_it(request: HttpRequest, profile: CandidateProfile, pk: int) -> HttpResponse:
    """She says herself that she has the job; only then it is recorded."""
    found = _hers(profile, pk)
    if found.state != Application.State.HIRED:
        raise Http404
    try:
        outcomes.record(profile.pk, Ladder.JOB, timezone.localdate())
        messages.success(request, _("Congratulations! Your adviser can see it now."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("jobs:application", pk)


@require_POST
@candidates_only
def weekly_mail(request: HttpRequest, profile: CandidateProfile) -> HttpResponse:
    """``wanted``: 1 for a mail a week."""
    if request.POST.get("wanted") == "1":
        weekly.begin(profile.pk)
        messages.success(request, _("You get a mail when there are new jobs that fit you."))
    else:
        weekly.stop(profile.pk)
        messages.success(request, _("You get no more mails about new jobs."))
    return redirect("jobs:mine")


@never_cache
def weekly_off(request: HttpRequest, token: str) -> HttpResponse:
    """From the mail, without signing in: a page and a button. Whatever was stopped stays so."""
    try:
        pk, version = jobs_by_mail_link.read(token)
    except BadLink:
        raise Http404 from None
    alert = JobAlert.objects.filter(pk=pk, link_version=version).first()
    if request.method == "POST" and alert is not None:
        weekly.stop(alert.profile_id)
        alert = None
    return render(request, "careers/jobs/weekly_off.html", {"alert": alert})


def _applications(profile: CandidateProfile) -> "QuerySet[Application]":
    mine = Application.objects.filter(profile=profile)
    return mine.select_related("job__company", "job__municipality", "reveal")


def _hers(profile: CandidateProfile, pk: int) -> Application:
    return get_object_or_404(_applications(profile), pk=pk)
