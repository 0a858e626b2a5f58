"""Her side: who asked, what she answers, and what she shows to whom."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.personal_links import BadLink, personal_page
from careers.contact import answering, blocking, outcome, reveals
from careers.forms.contact import NoForm, YesForm
from careers.models import ContactRequest, Reveal
from careers.models.contact import request_link
from vocabulary.refused import Refused

REQUESTS = ContactRequest.objects.select_related("company", "asked_by", "vacancy")


@login_required
@never_cache
def requests(request: HttpRequest) -> HttpResponse:
    mine = REQUESTS.filter(profile__user=request.user.pk)
    is_open = [one for one in mine if one.is_open]
    hers = Reveal.objects.filter(profile__user=request.user.pk)
    given = hers.select_related("company", "request", "application__job")
    context = {
        "open": is_open,
        "earlier": [one for one in mine if not one.is_open],
        "reveals": given.in_force(),
    }
    return render(request, "careers/contact/hers/requests.html", context)


@login_required
@never_cache
def request_page(request: HttpRequest, pk: int) -> HttpResponse:
    asked = get_object_or_404(REQUESTS, pk=pk, profile__user=request.user.pk)
    return _answer(request, asked, lambda: redirect("cv:request", pk), by_link=False)


@personal_page
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The same from the mail, without signing in. Opening it changes nothing."""
    try:
        asked = _by_token(token)
    except (BadLink, ContactRequest.DoesNotExist):
        return render(request, "careers/contact/hers/link_unknown.html", status=404)
    return _answer(request, asked, lambda: redirect("cv:answer", token), by_link=True)


def _by_token(token: str) -> ContactRequest:
    pk, version = request_link.read(token)
    return REQUESTS.get(pk=pk, link_version=version, profile__user__is_active=True)


def _answer(
    request: HttpRequest, asked: ContactRequest, done: Callable[[], HttpResponse], *, by_link: bool
) -> HttpResponse:
    """What was answered may be answered again by a second click: the page says what is so."""
    posted = request.POST if request.method == "POST" else None
    answer = posted.get("answer", "") if posted is not None else ""
    yes = YesForm(posted if answer == "yes" else None, profile=asked.profile)
    no = NoForm(posted if answer == "no" else None)
    if answer in ANSWERS and ANSWERS[answer](request, asked, yes, no):
        return done()
    context = _context(asked, yes, no) | {"by_link": by_link}
    return render(request, "careers/contact/hers/request.html", context)


def _context(asked: ContactRequest, yes: YesForm, no: NoForm) -> dict[str, Any]:
    given = Reveal.objects.filter(request=asked).first()
    return {
        "asked": asked,
        "company": asked.company,
        "yes": yes,
        "no": no,
        "reveal": given,
    }


def _say_yes(request: HttpRequest, asked: ContactRequest, yes: YesForm, _no: NoForm) -> bool:
    if not yes.is_valid():
        return False
    shown, days = yes.cleaned_data["shown"], yes.cleaned_data["days"]
    done = _("%(company)s can see now what you ticked.") % {"company": asked.company}
    return _try(request, yes, lambda: answering.say_yes(asked.pk, shown, days), done)


def _say_no(request: HttpRequest, asked: ContactRequest, _yes: YesForm, no: NoForm) -> bool:
    if not no.is_valid():
        return False
    done = _("You have answered no. Nobody is told that it was you who said it.")
    why_not = no.cleaned_data["why_not"]
    return _try(request, no, lambda: answering.say_no(asked.pk, why_not), done)


def _block(request: HttpRequest, asked: ContactRequest, yes: YesForm, _no: NoForm) -> bool:
    done = _("%(company)s is blocked: it cannot find you any more, and is not told.")
    words = done % {"company": asked.company}
    return _try(request, yes, lambda: blocking.block(asked.profile_id, asked.company.cvr), words)


ANSWERS = {"yes": _say_yes, "no": _say_no, "block": _block}


def _try(request: HttpRequest, form: YesForm | NoForm, act: Callable[[], Any], done: str) -> bool:
    try:
        act()
    except Refused as refusal:
        if form.is_bound:
            form.add_error(None, str(refusal))
        else:
            messages.error(request, str(refusal))
        return False
    messages.success(request, done)
    return True


@login_required
@never_cache
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first: what they have read already they have read."""
    mine = Reveal.objects.filter(profile__user=request.user.pk).select_related("company")
    reveal = get_object_or_404(mine, pk=pk)
    if request.method == "POST":
        reveals.take_back(reveal.pk)
        words = _("%(company)s cannot see it any more.") % {"company": reveal.company}
        messages.success(request, words)
        return redirect("cv:requests")
    return render(request, "careers/contact/hers/take_back.html", {"reveal": reveal})


@require_POST
@login_required
def outcome_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """She says whether it is so that they met or hired her."""
    asked = get_object_or_404(REQUESTS, pk=pk, profile__user=request.user.pk)
    answer = request.POST.get("holds")
    if answer not in ("yes", "no"):
        raise Http404
    outcome.answer(asked.pk, holds=answer == "yes")
    messages.success(request, _("Thank you for telling us."))
    return redirect("cv:request", pk)
