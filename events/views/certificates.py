"""A certificate: for her who earned it, by her link; for whoever holds the paper, by its code."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.personal_links import BadLink
from content.downloads import pdf_response
from events.courses.certificate_codes import CODES_OF_OTHERS, plain_code
from events.courses.certificate_file import (
    certificate_file,
    days_in_words,
    extent_in_words,
)
from events.models import Certificate, certificate_link


@require_safe
@never_cache
def my_certificate(request: HttpRequest, token: str) -> HttpResponse:
    certificate = _own(token)
    context = _facts(certificate) | {"token": token}
    return render(request, "events/certificates/mine.html", context)


@require_safe
@never_cache
def download(request: HttpRequest, token: str) -> HttpResponse:
    certificate = _own(token)
    return pdf_response(certificate_file([certificate]), f"certificate-{certificate.code}.pdf")


def _own(token: str) -> Certificate:
    """Whose link this is; 404 for anything else, also once it was taken back."""
    try:
        pk, _version = certificate_link.read(token)
    except BadLink as bad:
        raise Http404 from bad
    return get_object_or_404(Certificate.objects.select_related("event"), pk=pk)


@require_safe
@never_cache
def ask(request: HttpRequest) -> HttpResponse:
    """Where the code of a paper is typed in."""
    typed = plain_code(request.GET.get("code", ""))
    if typed:
        return redirect("events:certificate", typed)
    return render(request, "events/certificates/ask.html")


@require_safe
@never_cache
def check(request: HttpRequest, code: str) -> HttpResponse:
    """What stands on it, and no more; or that there is none with this code."""
    plain = plain_code(code)
    certificate = Certificate.objects.filter(code=plain).first() if plain else None
    if certificate is None:
        for find in CODES_OF_OTHERS:
            if url := find(plain):
                return redirect(url)
        return render(request, "events/certificates/unknown.html", {"typed": plain}, status=404)
    if plain != code:
        return redirect("events:certificate", plain)
    return render(request, "events/certificates/genuine.html", _facts(certificate))


def _facts(certificate: Certificate) -> dict[str, object]:
    return {
        "certificate": certificate,
        "extent": extent_in_words(certificate),
        "days": days_in_words(certificate),
    }
