"""Whoever tries the demo reads here what would have been mailed, and follows the links."""

import base64
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.clickjacking import xframe_options_sameorigin

from outbox.models import SentMail

View = Callable[..., HttpResponse]


def demo_only(view: View) -> View:
    @wraps(view)
    def inner(request: HttpRequest, *args: int, **kwargs: int) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return view(request, *args, **kwargs)

    return inner


@demo_only
def mailbox(request: HttpRequest) -> HttpResponse:
    mails = SentMail.objects.all()
    asked = request.GET.get("to", "").strip().replace("\x00", "")
    if asked:
        mails = mails.filter(to__icontains=asked)
    page = Paginator(mails, 50).get_page(request.GET.get("page"))
    return render(request, "outbox/mailbox.html", {"page": page, "asked": asked})


@demo_only
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "outbox/letter.html", {"mail": get_object_or_404(SentMail, pk=pk)})


@demo_only
@xframe_options_sameorigin
def letter_html(request: HttpRequest, pk: int) -> HttpResponse:
    """The HTML part as the receiver sees it: mail has inline styles, so only they are let in."""
    response = HttpResponse(get_object_or_404(SentMail, pk=pk).html)
    response._csp_replace = {"style-src": ["'unsafe-inline'"], "script-src": ["'none'"]}  # type: ignore[attr-defined]
    return response


@demo_only
def attachment(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    parts = get_object_or_404(SentMail, pk=pk).attachments
    if number >= len(parts):
        raise Http404
    part = parts[number]
    response = HttpResponse(base64.b64decode(part["content"]), content_type=part["type"])
    response["Content-Disposition"] = f'attachment; filename="{part["name"]}"'
    return response
