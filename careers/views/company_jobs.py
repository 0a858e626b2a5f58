"""A company's own jobs: written, sent to the centre, open, closed."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from careers.employers.standing import Acting, acting, choose
from careers.forms.jobs import JobForm, LastDayForm
from careers.jobs import moderating, running, writing
from careers.jobs.applying import OPEN, readable
from careers.jobs.fitting import asked_by, fitting
from careers.jobs.standing import standing_of
from careers.models import Job, Reveal
from careers.views.jobs import job_context
from careers.views.often import may_search
from companies.models import Company
from vocabulary.refused import Refused

View = Callable[..., HttpResponse]


def for_company(view: View) -> View:
    """Give the view for which company the person acts: her own, verified, terms accepted.

    For others the company is not there; a member who lacks something is told what.
    """

    @wraps(view)
    @never_cache
    @login_required
    def inner(
        request: HttpRequest, company_id: int, *args: object, **kwargs: object
    ) -> HttpResponse:
        company = get_object_or_404(Company.objects.visible_to(request.user), pk=company_id)
        if not company.is_verified:
            return render(request, "careers/jobs/company/not_verified.html", {"company": company})
        choose(request, company_id)  # the search that these pages lead to is this company's
        acts = acting(request)
        if acts is None:
            here = {"next": reverse("company_jobs:index", args=[company_id])}
            return redirect(f"{reverse('candidates:terms')}?{urlencode(here)}")
        return view(request, acts, **kwargs)

    return inner


def job_of(acts: Acting, pk: int) -> Job:
    return get_object_or_404(
        Job.objects.select_related("company", "municipality"), pk=pk, company=acts.company
    )


def _posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


@for_company
def index(request: HttpRequest, acts: Acting) -> HttpResponse:
    shown = Q(applications__reveal__in=Reveal.objects.in_force())
    waiting = Count("applications", filter=Q(applications__state__in=OPEN) & shown)
    jobs = Job.objects.filter(company=acts.company).select_related("company", "municipality")
    rows = [(job, standing_of(job)) for job in jobs.annotate(applied=waiting).order_by("-pk")]
    context = {
        "company": acts.company,
        "current": [row for row in rows if not row[1].is_past],
        "past": [row for row in rows if row[1].is_past],
    }
    return render(request, "careers/jobs/company/index.html", context)


@for_company
def new(request: HttpRequest, acts: Acting) -> HttpResponse:
    form = JobForm(_posted(request))
    if form.is_valid():
        try:
            job = writing.draft(acts.company, form.advertisement, by=acts.user)
            return redirect("company_jobs:job", acts.company.pk, job.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render(
        request, "careers/jobs/company/form.html", {"company": acts.company, "form": form}
    )


@for_company
def job(request: HttpRequest, acts: Acting, pk: int) -> HttpResponse:
    """As it will look, how it stands, and what can be done."""
    return _job_page(request, acts, job_of(acts, pk), LastDayForm())


def _job_page(request: HttpRequest, acts: Acting, found: Job, form: LastDayForm) -> HttpResponse:
    applications = readable(found).filter(state__in=OPEN).count()
    form.initial.setdefault("valid_through", found.valid_through)
    context = job_context(found) | {
        "company": acts.company,
        "standing": standing_of(found),
        # A job that is changed a hundred times is a hundred searches.
        "fitting": fitting(found) if may_search(request, acts) else None,
        "search": f"{reverse('candidates:search')}?{asked_by(found).address()}",
        "applied": applications,
        "form": form,
    }
    return render(request, "careers/jobs/company/job.html", context)


@for_company
def edit(request: HttpRequest, acts: Acting, pk: int) -> HttpResponse:
    found = job_of(acts, pk)
    form = JobForm(_posted(request), job=found)
    if form.is_valid():
        try:
            changed = writing.change(pk, form.advertisement)
            _say_what_became(request, found, changed)
            return redirect("company_jobs:job", acts.company.pk, pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"company": acts.company, "job": found, "form": form}
    return render(request, "careers/jobs/company/form.html", context)


def _say_what_became(request: HttpRequest, before: Job, after: Job) -> None:
    if before.state == Job.State.OPEN and after.state == Job.State.WAITING:
        words = _("Saved. The words have changed, so we read them before everybody does.")
    else:
        words = _("Saved.")
    messages.success(request, words)


@require_POST
@for_company
def send(request: HttpRequest, acts: Acting, pk: int) -> HttpResponse:
    return _acted(request, job_of(acts, pk), moderating.send, _("Sent. You get a mail."))


@require_POST
@for_company
def close(request: HttpRequest, acts: Acting, pk: int) -> HttpResponse:
    return _acted(request, job_of(acts, pk), running.close, _("Closed. Nobody can apply any more."))


def _acted(request: HttpRequest, found: Job, act: Callable[[int], Job], words: str) -> HttpResponse:
    try:
        act(found.pk)
        messages.success(request, words)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("company_jobs:job", found.company_id, found.pk)


@require_POST
@for_company
def renew(request: HttpRequest, acts: Acting, pk: int) -> HttpResponse:
    found = job_of(acts, pk)
    form = LastDayForm(request.POST)
    if form.is_valid():
        last_day = form.cleaned_data["valid_through"]
        words = _("It is open until the end of the day you chose.")
        return _acted(request, found, lambda key: running.renew(key, last_day), words)
    return _job_page(request, acts, found, form)


@require_POST
@for_company
def copy(request: HttpRequest, acts: Acting, pk: int) -> HttpResponse:
    try:
        made = writing.copy(job_of(acts, pk).pk, by=acts.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("company_jobs:job", acts.company.pk, pk)
    messages.success(request, _("Copied. Change what is different, and send it."))
    return redirect("company_jobs:edit", acts.company.pk, made.pk)


@require_POST
@for_company
def delete(request: HttpRequest, acts: Acting, pk: int) -> HttpResponse:
    """A draft that nobody has read; of another nothing happens."""
    found = Job.objects.filter(pk=pk, company=acts.company).first()
    if found is not None:
        writing.throw_away(pk)
    return redirect("company_jobs:index", acts.company.pk)
