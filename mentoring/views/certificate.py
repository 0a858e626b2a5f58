"""A pair's certificate: for who earned it, by her link; for who holds the paper, by its code."""

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.personal_links import HEADERS, BadLink
from content.downloads import pdf_response
from events.courses.certificate_codes import plain_code
from mentoring.models import MentoringCertificate, Side
from mentoring.models.months import certificate_link
from mentoring.pairs.certificate_file import (
    certificate_file,
    days_in_words,
    extent_in_words,
    role_in_words,
)

FOLDER = "mentoring/certificates"
GIVEN = MentoringCertificate.objects.select_related(
    "match__programme__coordinator", "match__student", "match__mentor"
)
OF_ACTIVE = Q(side=Side.STUDENT, match__student__user__is_active=True) | Q(
    side=Side.MENTOR, match__mentor__user__is_active=True
)


@require_safe
@never_cache
def my_certificate(request: HttpRequest, token: str) -> HttpResponse:
    certificate = _own(token)
    side = certificate.match.side_of(request.user) if request.user.is_authenticated else None
    context = _facts(certificate) | {"token": token, "is_hers": side == certificate.side}
    response = render(request, f"{FOLDER}/mine.html", context)
    for name, value in HEADERS.items():
        response[name] = value
    return response


@require_safe
@never_cache
def download(request: HttpRequest, token: str) -> HttpResponse:
    certificate = _own(token)
    return pdf_response(certificate_file(certificate), f"certificate-{certificate.code}.pdf")


def _own(token: str) -> MentoringCertificate:
    try:
        pk, version = certificate_link.read(token)
    except BadLink as bad:
        raise Http404 from bad
    return get_object_or_404(GIVEN.filter(OF_ACTIVE), pk=pk, link_version=version)


@require_safe
@never_cache
def ask(request: HttpRequest) -> HttpResponse:
    """Where the code of a paper is typed in."""
    typed = plain_code(request.GET.get("code", ""))
    if typed:
        return redirect("mentoring:certificate", typed)
    return render(request, f"{FOLDER}/ask.html")


@require_safe
@never_cache
def check(request: HttpRequest, code: str) -> HttpResponse:
    """What stands on it, and no more; or that there is none with this code."""
    plain = plain_code(code)
    certificate = GIVEN.filter(code=plain).first() if plain else None
    if certificate is None:
        return render(request, f"{FOLDER}/unknown.html", {"typed": plain}, status=404)
    if plain != code:
        return redirect("mentoring:certificate", plain)
    return render(request, f"{FOLDER}/genuine.html", _facts(certificate))


def _facts(certificate: MentoringCertificate) -> dict[str, object]:
    return {
        "certificate": certificate,
        "extent": extent_in_words(certificate),
        "role": role_in_words(certificate),
        "days": days_in_words(certificate.match),
    }
