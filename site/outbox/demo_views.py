"""Whoever tries the demo reads here what would have been mailed, and follows the links."""

import base64
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.utils.http import content_disposition_header

from outbox.models import SentMail

View = Callable[..., HttpResponse]
SPEAK = "speak"  # a parameter: in which language


def demo_only(view: View) -> View:
    @wraps(view)
    def inner(request: HttpRequest, *args: int, **kwargs: int) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        code = request.GET.get(SPEAK, "")
        if code not in dict(settings.LANGUAGES):
            return view(request, *args, **kwargs)
        with translation.override(code):
            response = view(request, *args, **kwargs)
        # Its addresses are under no language, so the browser remembers.
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, code, samesite="Lax")
        return response

    return inner


@demo_only
def mailbox(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("to", "").replace("\x00", "").strip()
    mails = SentMail.objects.filter(to__icontains=asked).defer("html", "attachments")
    page = Paginator(mails, 30).get_page(request.GET.get("page"))
    return render(request, "outbox/mailbox.html", {"page_of_mails": page, "asked": asked})


@demo_only
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "outbox/letter.html", {"mail": get_object_or_404(SentMail, pk=pk)})


@demo_only
def letter_html(request: HttpRequest, pk: int) -> HttpResponse:
    """The HTML part as the receiver sees it, in a frame whose links open in the whole window.

    Mail brings its styles along, so inline styles are let in here; scripts never.
    """
    html = get_object_or_404(SentMail, pk=pk).html
    response = HttpResponse(html.replace("<head>", '<head><base target="_top">', 1))
    response._csp_replace = {  # type: ignore[attr-defined]
        "style-src": ["'unsafe-inline'"],
        "script-src": ["'none'"],
    }
    return response


@demo_only
def attachment(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    parts = get_object_or_404(SentMail, pk=pk).attachments
    if number >= len(parts):
        raise Http404
    part = parts[number]
    response = HttpResponse(base64.b64decode(part["content"]), content_type=part["type"])
    response["Content-Disposition"] = content_disposition_header(True, part["name"])
    return response
