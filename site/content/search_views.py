"""The search page."""

from allauth.core import ratelimit
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from content import empty_searches
from content.frame import frame_of
from content.navigation import items
from content.search import Found, clean_query, hits, kinds
from content.search import search as search_site

PER_PAGE = 10
RATE = "content.search"  # in ACCOUNT_RATE_LIMITS


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """``?q=`` what to find, ``&kind=`` only this kind, ``&page=``."""
    query = clean_query(request.GET.get("q", ""))
    kind = request.GET.get("kind", "")
    context = {"query": query, "typed": request.GET.get("q", "").replace("\0", "").strip()}
    if query and ratelimit.consume_or_429(request, action=RATE, limit_get=True):
        return render(request, "content/search.html", context | {"often": True}, status=429)
    if query:
        context |= _results(search_site(query, get_language()), kind, request.GET.get("page", 1))
        if request.method == "GET" and not context["total"]:
            empty_searches.note(query, get_language(), context["typed"])
    if not query or not context["total"]:
        context["suggestions"] = items(frame_of(request).main, request)
    return render(request, "content/search.html", context)


def _results(found: Found, kind: str, number: int | str) -> dict:
    known = [one for one in kinds() if found.count(one.key)]
    chosen = kind if kind in {one.key for one in known} else ""
    page = Paginator(found.in_order(chosen), PER_PAGE).get_page(number)
    labels = {one.key: one.label for one in known}
    said = found.words, found.ways
    rows = [(hit, hit.excerpt(*said), labels[hit.kind]) for hit in hits(page.object_list)]
    filters = [(one.key, one.label, found.count(one.key)) for one in known]
    return {
        "total": found.count(),
        "also": found.also,
        "rows": rows,
        "page_obj": page,
        "chosen": chosen,
        "filters": filters if len(filters) > 1 else [],
    }
