"""Where advisers offer times for talks with candidates: the events app's own screen for talks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from careers.advising.talks import series
from careers.views.advisers import advisers_only


@require_safe
@advisers_only
def times(request: HttpRequest) -> HttpResponse:
    return redirect("event_admin:talks", series().pk)
