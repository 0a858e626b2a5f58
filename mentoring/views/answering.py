"""The page on which a proposal is answered: by the mail's link without an account, or signed in."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from accounts.models import User
from accounts.personal_links import BadLink, personal_page
from mentoring.agreeing import answering, links
from mentoring.agreeing.reasons import reasons_of
from mentoring.agreeing.shown import first_name, shown_to
from mentoring.forms.answering import NoForm
from mentoring.models import Match, Side
from mentoring.views.own import MyRequest
from vocabulary.refused import Refused

MATCHES = Match.objects.select_related(
    *("programme__coordinator", "run", "student__user", "student__university"),
    *("mentor__user", "mentor__partner"),
)
BEGUN = (Match.State.ACTIVE, Match.State.COMPLETED)
TOGETHER_ONCE = (*BEGUN, Match.State.ENDED)


@dataclass(frozen=True)
class Asked:
    """Whose answer it is. ``by``: who is signed in as that one; None: by the link."""

    match: Match
    side: Side
    here: Callable[[], HttpResponse]
    by: User | None = None


@personal_page
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Opening it changes nothing. A false link is not explained further than that it is one."""
    try:
        asked = _by_token(request, token)
    except BadLink:
        return render(request, "mentoring/answer/unknown.html", status=404)
    return _page(request, asked)


def _by_token(request: HttpRequest, token: str) -> Asked:
    match, side = links.by_token(MATCHES, token)
    signed_in = request.user if request.user.is_authenticated else None
    by = signed_in if signed_in and match.side_of(signed_in) == side else None
    return Asked(match, side, partial(redirect, "mentoring:answer", token), by)


@login_required
@never_cache
def proposal(request: MyRequest, match_id: int) -> HttpResponse:
    """The same for whoever is signed in; another one's is not there."""
    match = MATCHES.of(request.user).filter(pk=match_id).first()
    side = match.side_of(request.user) if match else None
    if match is None or side is None:
        raise Http404
    here = partial(redirect, "mentoring:proposal", match_id)
    return _page(request, Asked(match, side, here, request.user))


def _page(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Once both have said yes, it leads to the pair's own page, for which one signs in."""
    if request.method == "POST":
        return _answer(request, asked)
    if asked.match.state in TOGETHER_ONCE and asked.by is not None:
        return redirect("mentoring:pair", asked.match.pk)
    return _render(request, asked, NoForm())


def _answer(request: HttpRequest, asked: Asked) -> HttpResponse:
    said = request.POST.get("answer")
    form = NoForm(request.POST if said == "no" else None)
    if said not in ("yes", "no"):
        return asked.here()
    if said == "no" and not form.is_valid():
        return _render(request, asked, form, status=422)
    given = form.cleaned_data if said == "no" else {}
    try:
        match = answering.answer(asked.match.pk, asked.side, said == "yes", **given, by=asked.by)
    except Refused as refusal:
        return _refused(request, asked, form, refusal)
    messages.success(request, _said(match, asked.side))
    return asked.here()


def _refused(request: HttpRequest, asked: Asked, form: NoForm, refusal: Refused) -> HttpResponse:
    """The page as it is by now, with what was typed."""
    match = MATCHES.filter(pk=asked.match.pk).first()
    if match is None:
        return render(request, "mentoring/answer/unknown.html", status=404)
    asked = Asked(match, asked.side, asked.here, asked.by)
    return _render(request, asked, form, status=409, refusal=str(refusal))


def _said(match: Match, side: Side) -> str:
    if match.state in BEGUN:
        words = _("You have both said yes: you and %(name)s are a pair now.")
        return words % {"name": first_name(match, side.other)}
    if match.state == Match.State.DECLINED:
        return _("You have said no. Thank you for telling us; the reason stays with us.")
    return _("Thank you for your answer.")


def _render(
    request: HttpRequest, asked: Asked, form: NoForm, *, status: int = 200, refusal: str = ""
) -> HttpResponse:
    """Of a proposal that is off, nothing of the other one is shown any more."""
    match, side = asked.match, asked.side
    context: dict[str, Any] = {
        "match": match,
        "programme": match.programme,
        "coordinator": match.programme.coordinator,
        "side": side.value,
        "signed_in": asked.by is not None,
        "mine": getattr(match, f"{side.value}_said"),
        "mine_at": getattr(match, f"{side.value}_said_at"),
        "is_open": answering.is_open(match),
        "has_begun": match.state in TOGETHER_ONCE,
        "no": form,
        "refusal": refusal,
    }
    if context["is_open"]:
        context |= {"other": shown_to(match, side), "reasons": reasons_of(match, side)}
    template = "proposal" if context["is_open"] else "closed"
    return render(request, f"mentoring/answer/{template}.html", context, status=status)
