"""Taking the list along: as a PDF, by mail, or on My page."""

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from accounts.permissions import works_here
from guidance.arrival import keeping, sending
from guidance.arrival.asked import Asked
from guidance.arrival.checklist import checklist
from guidance.arrival.forms import DaysForm, SendForm
from guidance.arrival.frames import PUBLIC
from guidance.arrival.kept import steps_of
from guidance.arrival.pdf import list_pdf
from guidance.arrival.views import context_of
from guidance.models import Centre, SavedChecklist

RATE, PDF_RATE = "guidance.send_list", "guidance.list_pdf"  # in ACCOUNT_RATE_LIMITS
MOST_TICKS = 300


@csrf_exempt  # it changes nothing, and the button stands on a page that is kept for everybody
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def pdf(request: HttpRequest) -> HttpResponse:
    """With her days where they are sent along, without them else."""
    asked = Asked.read(request.GET)
    if asked.next_question:
        return redirect(PUBLIC.address(asked))
    try:
        found = checklist(asked, timezone.localdate())
    except Centre.DoesNotExist:
        return redirect(PUBLIC.address(asked))
    if ratelimit.consume_or_429(request, action=PDF_RATE, limit_get=True):
        return _too_many(request, asked)
    days = DaysForm(request.POST).days
    content = list_pdf(found, {name: day for name, day in days.items() if day})
    name = "tjekliste.pdf" if get_language() == "da" else "arrival-checklist.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, "application/pdf", headers=headers)


def _too_many(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Setting a PDF takes a processor a while, and a program never has enough of them."""
    form = _again(request)
    form.add_error(None, _("That was often. Wait five minutes, then press the button again."))
    return _page(request, asked, form, status=429)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def take(request: HttpRequest) -> HttpResponse:
    asked = Asked.read(request.GET)
    if asked.next_question:
        return redirect(PUBLIC.address(asked))
    if request.method != "POST":
        return _page(request, asked, SendForm(initial={"language": get_language()}))
    if request.POST.get("act") != "save":
        return _send(request, asked)
    if not request.user.is_authenticated:  # signed out meanwhile: it says how to sign in
        return _page(request, asked, _again(request), status=403)
    return _save(request, asked, request.user)


def _save(request: HttpRequest, asked: Asked, user: User) -> HttpResponse:
    form = DaysForm(request.POST)
    if not form.is_valid():
        return _page(request, asked, _again(request), status=422)
    done = request.POST.getlist("done")[:MOST_TICKS]
    keeping.save(user, asked, days=form.days, done=done)
    messages.success(request, _("The list is saved. You find it on My page."))
    return redirect("guidance:arrival_mine")


def _again(request: HttpRequest) -> SendForm:
    """All that was typed, with what is wrong with the days and nothing about the mail."""
    again = SendForm(request.POST)
    again.full_clean()
    again.errors.pop("email", None)
    again.errors.pop("language", None)
    return again


def _send(request: HttpRequest, asked: Asked) -> HttpResponse:
    form = SendForm(request.POST)
    if not form.is_valid():
        return _page(request, asked, form, status=422)
    given = form.cleaned_data
    email = given["email"]
    if not ratelimit.consume(request, action=RATE, key=email.lower()):
        form.add_error(None, _("That was often. Wait a while, or take the PDF instead."))
        return _page(request, asked, form, status=429)
    facts = {"language": given["language"], "token": given["token"]}
    sending.send(asked, email=email, days=form.days, **facts)
    return redirect(f"{reverse('guidance:arrival_sent')}?{asked.query}")


def _page(request: HttpRequest, asked: Asked, form: SendForm, status: int = 200) -> HttpResponse:
    user = request.user
    context = {
        "asked": asked,
        "form": form,
        "here": request.get_full_path(),
        "list_url": PUBLIC.address(asked),
        "may_save": not works_here(user),
        "has_one": _kept_by(request) is not None,
    }
    return render(request, "guidance/arrival/take.html", context, status=status)


@require_safe
@never_cache
def sent(request: HttpRequest) -> HttpResponse:
    context = {"list_url": PUBLIC.address(Asked.read(request.GET))}
    return render(request, "guidance/arrival/sent.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def mine(request: HttpRequest) -> HttpResponse:
    """The saved list; its form saves ticks and days, or deletes it."""
    kept = _kept_by(request)
    if kept is None:
        return redirect("guidance:arrival")
    if request.method == "POST":
        return _change(request, kept)
    found = keeping.list_of(kept)
    if found is None:  # a question has been added, or an answer has gone
        return redirect(PUBLIC.address(Asked.read(kept.answers)))
    context = context_of(found, PUBLIC) | {"saved": kept, "steps": steps_of(found, saved=True)}
    return render(request, "guidance/arrival/list.html", context)


def _kept_by(request: HttpRequest) -> SavedChecklist | None:
    if not request.user.is_authenticated:
        return None
    return SavedChecklist.objects.filter(user=request.user).select_related("user").first()


def _change(request: HttpRequest, kept: SavedChecklist) -> HttpResponse:
    if "forget" in request.POST:
        keeping.forget(kept.user)
        messages.success(request, _("The list is deleted."))
        return redirect("home:my")
    form = DaysForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Is the year right? Write a day within five years."))
        return redirect("guidance:arrival_mine")
    done = request.POST.getlist("done")[:MOST_TICKS]
    keeping.save(kept.user, Asked.read(kept.answers), days=form.days, done=done)
    if request.headers.get("X-Requested-With") == "fetch":
        return HttpResponse(status=204)
    messages.success(request, _("Your ticks and days are saved."))
    return redirect("guidance:arrival_mine")
