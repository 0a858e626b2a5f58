"""An end to searching: nobody tries every combination until one person is left."""

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from careers.employers.standing import Acting
from careers.finding.asked import read
from careers.finding.chosen import in_words
from careers.finding.typed import typed

RATE = "careers.search"  # in ACCOUNT_RATE_LIMITS
WAIT = 600  # seconds


def may_search(request: HttpRequest, acts: Acting) -> bool:
    """Whether she has not searched too often, for whichever company; this one is counted."""
    key = str(acts.user.pk)
    # ``consume`` lets every GET pass. The answer is about passwords, so ours is given instead.
    return ratelimit.consume_or_429(request, action=RATE, key=key, limit_get=True) is None


def too_often(request: HttpRequest, acts: Acting) -> HttpResponse:
    """What to do; her search stays in the address."""
    here, asked = request.get_full_path(), read(typed(request.GET))
    context = {"acts": acts, "here": here, "words": in_words(asked), "address": asked.address()}
    response = render(request, "careers/candidates/too_often.html", context, status=429)
    response["Retry-After"] = str(WAIT)
    if request.htmx:  # type: ignore[attr-defined]
        response["HX-Redirect"] = here  # the whole page, in place of a part of it
    return response
