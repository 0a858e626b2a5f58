"""What machines ask for, and the address without a language."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe


@require_safe
def root_redirect(request: HttpRequest) -> HttpResponse:
    """To the language chosen before (the cookie), or the browser's."""
    response = HttpResponseRedirect(f"/{get_language_from_request(request)}/")
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


# Addresses that are somebody's own, or of no use to a search engine.
NOT_FOR_ROBOTS = ("visit", "booking", "company", "my", "desk", "accounts", "search", "styleguide")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    languages = [code for code, _ in settings.LANGUAGES]
    hidden = [f"/{code}/{place}/" for place in NOT_FOR_ROBOTS for code in languages]
    context = {
        "hidden": ["/admin/", "/django-admin/", "/demo/", *hidden],
        "sitemap": request.build_absolute_uri("/sitemap.xml"),
    }
    return render(request, "content/robots.txt", context, content_type="text/plain")
