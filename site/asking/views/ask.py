"""/ask/: asking, from any page, without an account."""

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from asking.due import due_on
from asking.forms.ask import AskForm
from asking.from_page import page_of, start
from asking.models.questions import LONGEST
from asking.sending import ask as send
from asking.sending import leads_to
from asking.suggesting import pages_for
from vocabulary.refused import Refused
from vocabulary.typed import without_controls

RATE = "asking.ask"  # in ACCOUNT_RATE_LIMITS


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def ask(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, AskForm.fresh(start(request.GET, request.user), request.user))
    form = AskForm(request.POST)
    if form.is_from_a_program:
        return redirect("asking:sent")
    if not form.is_valid():
        return _page(request, form, status=422)
    if not form.is_timely:
        return _once_more(request, form)
    if not form.has_looked and (pages := _suggested(form)):
        return _page(request, form.again(), pages=pages)
    return _send(request, form)


@csrf_exempt
@require_POST
@never_cache
def begin(request: HttpRequest) -> HttpResponse:
    """What was typed at the foot of a page, which is kept for everybody and so has no token.

    Nothing is sent yet: it shows the form with her words, and pages that may answer them.
    """
    text = without_controls(request.POST.get("text", "")).strip()[:LONGEST]
    begun = start(request.POST, request.user)
    pages = pages_for(text, _language(), but=begun.page)
    form = AskForm.fresh(begun, request.user, text, looked=True)
    return _page(request, form, pages=pages, begun=bool(text))


@require_safe
@never_cache
def sent(request: HttpRequest) -> HttpResponse:
    """What a program is told, and whoever sends again what waits already: its link was mailed."""
    return render(request, "asking/sent.html", {"due_on": due_on()})


def _send(request: HttpRequest, form: AskForm) -> HttpResponse:
    asked = form.asked(request.user)
    if not ratelimit.consume(request, action=RATE, key=asked.email.lower()):
        words = _("That was often. Wait five minutes, then press the button again.")
        form.add_error(None, words)
        return _page(request, form, status=429)
    token = form.cleaned_data["token"]
    try:
        question = send(asked, form_token=token)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, form, status=409)
    if not leads_to(question, asked, form_token=token):
        return redirect("asking:sent")
    return redirect(f"{question.her_link}?sent=1")


def _once_more(request: HttpRequest, form: AskForm) -> HttpResponse:
    """All that was typed is there, with a new time: nobody's question is lost for being quick."""
    again = form.again(looked=form.has_looked)
    words = _("We could not tell whether a person sent this. Press the button once more.")
    return _page(request, again, status=409, problem=words)


def _suggested(form: AskForm) -> list[object]:
    given = form.cleaned_data
    return list(pages_for(given["text"], _language(), but=page_of(given["page"])))


def _language() -> str:
    return (get_language() or "en")[:2]


def _page(
    request: HttpRequest, form: AskForm, *, status: int = 200, **more: object
) -> HttpResponse:
    page = page_of(form["page"].value() or "")
    context = {"form": form, "due_on": due_on(), "from_page": page} | more
    return render(request, "asking/ask.html", context, status=status)
