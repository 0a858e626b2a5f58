"""/glossary/: all words, by the alphabet of the reader's language."""

from anyascii import anyascii
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from content.page_cache import keep
from guidance.models import GlossaryTerm


@require_safe
@keep()
def glossary(request: HttpRequest) -> HttpResponse:
    terms = sorted(GlossaryTerm.objects.all(), key=lambda term: anyascii(str(term.word)).lower())
    other = "en" if get_language() == "da" else "da"
    rows = [(term, getattr(term, f"word_{other}")) for term in terms]
    return render(request, "guidance/glossary.html", {"rows": rows, "other": other})
