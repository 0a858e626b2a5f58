"""The public page about what we know of people, for how long, and why."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from home.privacy import groups, wordings


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "home/privacy.html", {"groups": list(groups()), "wordings": wordings()})
