"""What somebody shows to a company: read by its members, and each reading is written down."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from accounts.models import AccessLog, User
from careers.contact import showing
from careers.contact.showing import Shown
from careers.cv_files.handing_out import hand_out
from careers.employers.standing import Acting
from careers.models import ContactRequest, PublishedSummary
from careers.views.contact_ask import candidate_or_404
from careers.views.employer import employers_only
from vocabulary.refused import Refused


def _shown_or_404(handle: str, acts: Acting) -> tuple[PublishedSummary, Shown]:
    """A hidden profile shows nothing to anybody while it is hidden."""
    candidate = candidate_or_404(handle, acts)
    found = showing.shown(candidate.profile_id, acts.company)
    if found is None:
        raise Http404
    return candidate, found


@require_GET
@employers_only
@transaction.atomic
def shown(request: HttpRequest, acts: Acting, handle: str) -> HttpResponse:
    candidate, found = _shown_or_404(handle, acts)
    _log("cv.read", found, acts, found.fields)
    asked = ContactRequest.objects.filter(company=acts.company, profile=candidate.profile_id)
    context = {"acts": acts, "candidate": candidate, "shown": found, "asked": asked.first()}
    return render(request, "careers/contact/shown.html", context)


@require_GET
@employers_only  # type: ignore[arg-type]  # a stream
@transaction.atomic
def cv(request: HttpRequest, acts: Acting, handle: str) -> HttpResponseBase:
    """The file, where she ticked it."""
    candidate, found = _shown_or_404(handle, acts)
    if found.cv is None:
        raise Http404
    try:
        response = hand_out(found.cv, candidate.handle)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("candidates:shown", handle)
    _log("cv.downloaded", found, acts)
    return response


def _log(action: str, found: Shown, acts: Acting, reason: str = "") -> None:
    """Of whom: looked up by what she gave, which the company has a right to."""
    her = User.objects.get(candidate_profile=found.reveal.profile_id)
    company = acts.company.name
    AccessLog.add(
        action, found.reveal, by=acts.user, about=her, on_behalf_of=company, reason=reason
    )
