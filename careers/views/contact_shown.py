"""What somebody shows to a company: read by its members, and each reading is written down."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from careers.contact import showing
from careers.cv_files.handing_out import hand_out
from careers.employers.standing import Acting
from careers.models import ContactRequest
from careers.views.contact_ask import candidate_or_404
from careers.views.employer import employers_only
from vocabulary.refused import Refused


@require_GET
@employers_only
def shown(request: HttpRequest, acts: Acting, handle: str) -> HttpResponse:
    """A hidden profile shows nothing to anybody while it is hidden."""
    candidate = candidate_or_404(handle, acts)
    found = showing.read(candidate.profile_id, acts.company, by=acts.user)
    if found is None:
        raise Http404
    asked = ContactRequest.objects.filter(company=acts.company, profile=candidate.profile_id)
    context = {"acts": acts, "candidate": candidate, "shown": found, "asked": asked.first()}
    return render(request, "careers/contact/shown.html", context)


@require_GET
@employers_only  # type: ignore[arg-type]  # a stream
def cv(request: HttpRequest, acts: Acting, handle: str) -> HttpResponseBase:
    """The file, where she ticked it."""
    candidate = candidate_or_404(handle, acts)
    found = showing.shown(candidate.profile_id, acts.company)
    if found is None or found.cv is None:
        raise Http404
    try:
        response = hand_out(found.cv, candidate.handle)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("candidates:shown", handle)
    showing.downloaded(found, by=acts.user)
    return response
