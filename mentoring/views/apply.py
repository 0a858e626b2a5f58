"""Where one begins to apply, how it stands, sending it, and taking it back."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from mentoring.applying import copying, opening, sides
from mentoring.applying.sending import send as send_application
from mentoring.applying.sending import stands_in
from mentoring.applying.sending import withdraw as withdraw_application
from mentoring.applying.sides import Either
from mentoring.applying.steps import asks_nothing_yet, missing, progress_of
from mentoring.models import Programme, Side, StudentApplication
from mentoring.models.applications import State
from mentoring.models.pairs import MatchQuerySet
from mentoring.pairs.listed import pairs_of, row_of
from mentoring.programmes.public import page_of
from mentoring.repairing.needing import HAS_ONE, is_looked_for
from mentoring.views.apply_steps import steps_shown
from mentoring.views.lines import lines_of
from mentoring.views.own import MyRequest, own_application, programme_or_404
from vocabulary.refused import Refused


@require_safe
@never_cache
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """As a student or as a mentor; whoever has begun goes on."""
    programme = programme_or_404(slug)
    if request.user.is_authenticated:
        for side in Side.values:
            there = sides.of(request.user, programme, side)
            if there is not None and there.state != State.WITHDRAWN:
                return redirect("mentoring:application", slug, side)
    return render(request, "mentoring/apply/choose.html", _facts(programme))


def _facts(programme: Programme) -> dict[str, Any]:
    closed = ""
    try:
        opening.check_takes(programme)
    except Refused as refusal:
        closed = str(refusal)
    return {"programme": programme, "closed": closed, "page_of_it": page_of(programme)}


@never_cache
def application(request: HttpRequest, slug: str, side: str) -> HttpResponse:
    """How it stands; who has not begun reads what is asked, and begins."""
    programme = programme_or_404(slug)
    if request.method == "POST":
        return _begin(request, programme, side)
    own = sides.of(request.user, programme, side) if request.user.is_authenticated else None
    if own is None or (own.state == State.WITHDRAWN and programme.takes_applications):
        return _welcome(request, programme, side, withdrawn=own is not None)
    return _overview(request, own)


def _welcome(
    request: HttpRequest, programme: Programme, side: str, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        **_facts(programme),
        "side": side,
        "universities": [each.university for each in programme.universities.all()],
        "partners_only": side == Side.MENTOR and not programme.mentors_on_their_own,
        **more,
    }
    return render(request, "mentoring/apply/welcome.html", context, status=status)


@login_required
def _begin(request: MyRequest, programme: Programme, side: str) -> HttpResponse:
    try:
        begun = opening.begin(programme.pk, request.user, side)
    except Refused as refusal:
        return _welcome(request, programme, side, status=422, refusal=str(refusal))
    following = progress_of(begun).next_step
    if begun.state != State.DRAFT or copying.last_one(begun) or following is None:
        return redirect("mentoring:application", programme.slug, side)
    return redirect("mentoring:step", programme.slug, side, following.key)


def _overview(request: HttpRequest, own: Either) -> HttpResponse:
    progress = progress_of(own)
    before = copying.last_one(own) if asks_nothing_yet(own) else None
    context = {
        "application": own,
        "programme": own.programme,
        "side": own.side,
        "progress": progress,
        "next_step": progress.next_step,
        "lacks": bool(missing(own)),
        "may_change": opening.may_change(own),
        "last_day": opening.last_day(own),
        "before": before,
        "pairs": [row_of(match, own.user) for match in _pairs(own)],
        "looked_for": isinstance(own, StudentApplication) and is_looked_for(own),
        "has_pair": _pairs(own).filter(state__in=HAS_ONE).exists(),
    }
    return render(request, "mentoring/apply/overview.html", context)


def _pairs(own: Either) -> MatchQuerySet:
    """That came of this application."""
    return pairs_of(own.user).filter(**{own.side: own})


@own_application
def review(request: MyRequest, own: Either) -> HttpResponse:
    """Everything on one page, and the button that sends it."""
    if request.method != "POST":
        return _review(request, own)
    try:
        sent = send_application(own.side, own.pk)
    except Refused as refusal:
        return _review(request, own, status=422, refusal=str(refusal))
    if sent.state == State.SENT:
        messages.success(request, _("Sent. You have a mail about it, too."))
    return redirect("mentoring:application", own.programme.slug, own.side)


def _review(
    request: HttpRequest, own: Either, *, status: int = 200, refusal: str = ""
) -> HttpResponse:
    context = {
        "application": own,
        "programme": own.programme,
        "side": own.side,
        "sections": lines_of(own),
        "missing": missing(own),
        "may_change": opening.may_change(own),
        "refusal": refusal,
        **steps_shown(own, None),
    }
    return render(request, "mentoring/apply/review.html", context, status=status)


@own_application
def withdraw(request: MyRequest, own: Either) -> HttpResponse:
    context: dict[str, Any] = {
        "application": own,
        "programme": own.programme,
        "side": own.side,
        "may_come_back": own.programme.takes_applications,
        "together": stands_in(own),
    }
    if request.method != "POST":
        return render(request, "mentoring/apply/withdraw.html", context)
    try:
        withdraw_application(own.side, own.pk)
    except Refused as refusal:
        context["refusal"] = str(refusal)
        return render(request, "mentoring/apply/withdraw.html", context, status=422)
    messages.success(request, _("Withdrawn. Nobody reads your application any more."))
    return redirect("mentoring:mine")


@require_POST
@own_application
def copy(request: MyRequest, own: Either) -> HttpResponse:
    try:
        copying.copy(own)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Your earlier answers are here. Look them over."))
    return redirect("mentoring:application", own.programme.slug, own.side)


@require_safe
@login_required
@never_cache
def mine(request: MyRequest) -> HttpResponse:
    """All of one's pairs and applications."""
    from mentoring.my_page import standing_of

    pairs = [row_of(match, request.user) for match in pairs_of(request.user)]
    context = {"mine": standing_of(request.user), "pairs": pairs}
    return render(request, "mentoring/apply/mine.html", context)
