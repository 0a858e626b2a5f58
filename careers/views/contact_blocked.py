"""Companies that never see her: by number, or found by name among those that are here."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from careers.contact import blocking
from careers.forms.contact import BlockForm
from careers.models import CandidateProfile, Field
from companies.models import Company
from vocabulary.labels import in_a_row
from vocabulary.refused import Refused
from vocabulary.typed import typed_line

SHORTEST = 2  # letters of a name to look for
MOST_FOUND = 10


@login_required
@never_cache
def blocked(request: HttpRequest) -> HttpResponse:
    profile = CandidateProfile.objects.filter(user=request.user.pk).first()
    if profile is None:
        return render(request, "careers/contact/hers/blocked.html", {"form": None})
    form = BlockForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _block(request, profile, form):
        return redirect("cv:blocked")
    query = typed_line(request.GET.get("q", ""))[:100]
    context = {
        "form": form,
        "rows": _rows(profile),
        "query": query,
        "found": _found(query, profile),
    }
    return render(request, "careers/contact/hers/blocked.html", context)


def _block(request: HttpRequest, profile: CandidateProfile, form: BlockForm) -> bool:
    cvr = form.cleaned_data["cvr"]
    try:
        ended = blocking.block(profile.pk, cvr)
    except Refused as refusal:
        form.add_error("cvr", str(refusal))
        return False
    messages.success(request, _("Blocked: CVR %(cvr)s cannot find you.") % {"cvr": cvr})
    if ended.was_shown:
        fields = ", ".join(in_a_row(Field(field).label for field in ended.was_shown))
        words = _("It could read this until now, and may have written it down: %(fields)s.")
        messages.warning(request, words % {"fields": fields})
    return True


def _rows(profile: CandidateProfile) -> list[tuple[str, str]]:
    """Numbers, with the name where that company is here."""
    numbers = list(profile.blocked.order_by("pk").values_list("cvr", flat=True))
    names = dict(Company.objects.filter(cvr__in=numbers).values_list("cvr", "name"))
    return [(cvr, names.get(cvr, "")) for cvr in numbers]


def _found(query: str, profile: CandidateProfile) -> list[Company]:
    if len(query) < SHORTEST:
        return []
    known = Company.objects.in_state("verified").filter(name__icontains=query)
    return list(known.exclude(cvr__in=profile.blocked.values("cvr"))[:MOST_FOUND])


@require_POST
@login_required
def unblock(request: HttpRequest) -> HttpResponse:
    profile = get_object_or_404(CandidateProfile, user=request.user.pk)
    cvr = request.POST.get("cvr", "")[:8]
    if cvr.isdecimal() and profile.blocked.filter(cvr=cvr).exists():
        blocking.unblock(profile.pk, cvr)
        messages.success(request, _("CVR %(cvr)s can find you again.") % {"cvr": cvr})
    return redirect("cv:blocked")
