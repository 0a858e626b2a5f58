"""An employer asks one person: which job, why, and what she will read, before it is sent."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from careers import finding
from careers.contact import asking, refusals, reveals
from careers.contact.told import AGAIN_AFTER
from careers.employers.standing import Acting
from careers.forms.contact import AskForm
from careers.models import PublishedSummary
from careers.models.contact import A_DAY, OPEN_FOR
from careers.views.employer import employers_only
from vocabulary.refused import Refused


def candidate_or_404(handle: str, acts: Acting) -> PublishedSummary:
    """Whom the company may see; hidden, expired, blocked and unknown are the same."""
    if not handle.isalnum():
        raise Http404
    try:
        return finding.candidate(handle, acts.company)
    except PublishedSummary.DoesNotExist as error:
        raise Http404 from error


@employers_only
def ask(request: HttpRequest, acts: Acting, handle: str) -> HttpResponse:
    candidate = candidate_or_404(handle, acts)
    if request.method != "POST":
        return _page(request, acts, candidate, AskForm(company=acts.company))
    if request.POST.get("step") == "change":
        form = AskForm(company=acts.company, initial=request.POST.dict())
        return _page(request, acts, candidate, form)
    form = AskForm(request.POST, company=acts.company)
    if not form.is_valid():
        return _page(request, acts, candidate, form)
    if request.POST.get("step") == "send":
        return _send(request, acts, candidate, form)
    return _page(request, acts, candidate, form, preview=True)


def _send(
    request: HttpRequest, acts: Acting, candidate: PublishedSummary, form: AskForm
) -> HttpResponse:
    """Sent twice it is one request, and the second answer leads to it like the first."""
    company = acts.company
    try:
        asking.ask(
            company_id=company.pk, handle=candidate.handle, by=acts.user, **form.cleaned_data
        )
    except PublishedSummary.DoesNotExist as error:
        raise Http404 from error
    except refusals.AskedAlready as refusal:
        messages.info(request, str(refusal))
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, acts, candidate, form)
    else:
        messages.success(request, _("Your request is sent. We write to you when there is a yes."))
    return redirect("candidates:requests")


def _page(
    request: HttpRequest,
    acts: Acting,
    candidate: PublishedSummary,
    form: AskForm,
    *,
    preview: bool = False,
) -> HttpResponse:
    context = {
        "acts": acts,
        "candidate": candidate,
        "form": form,
        "refusal": _refusal(acts, candidate) if request.method != "POST" else "",
        "shows": reveals.in_force(candidate.profile_id, acts.company).exists(),
        "days": OPEN_FOR.days,
        "again_days": AGAIN_AFTER.days,
        "left": A_DAY - asking.asked_today(acts.company),
    }
    template = "preview" if preview else "ask"
    return render(request, f"careers/contact/{template}.html", context)


def _refusal(acts: Acting, candidate: PublishedSummary) -> str:
    """Why not, said before anything is typed."""
    try:
        asking.check(acts.company, candidate.profile_id, candidate.handle)
    except Refused as refusal:
        return str(refusal)
    return ""
