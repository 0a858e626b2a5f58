"""One application as staff read it: decide, and go on to the next one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import AccessLog
from mentoring.applying import conflicts, reviewing, sides, waiting
from mentoring.applying.sides import Either
from mentoring.forms.reviewing import ConflictForm, DecisionForm
from mentoring.models import Programme, Side
from mentoring.views.applications import FOLDER, list_url
from mentoring.views.hub import programme_screen, render_screen
from mentoring.views.lines import lines_of
from vocabulary.refused import Refused

ACTS = {"accept": reviewing.accept, "ask": reviewing.ask, "decline": reviewing.decline}


@programme_screen
def application(request: HttpRequest, programme: Programme, side: str, pk: int) -> HttpResponse:
    one = _one(programme, side, pk)
    if request.method == "POST":
        return _decide(request, one)
    AccessLog.add("mentoring.application_read", one, by=request.user, about=one.user)  # type: ignore[arg-type]
    return _page(request, one)


def _one(programme: Programme, side: str, pk: int) -> Either:
    found = sides.of_programme(programme, side, pk)
    if found is None:
        raise Http404
    return found


def _decide(request: HttpRequest, one: Either) -> HttpResponse:
    form, act = DecisionForm(request.POST), ACTS.get(request.POST.get("act", ""))
    if act is None or not form.is_valid():
        return _page(request, one, decision=form)
    told = form.cleaned_data
    try:
        act(one.side, one.pk, by=request.user, words=told["words"], seen=told["seen"])
    except reviewing.NoReason as refusal:
        form.add_error("words", str(refusal))
        return _page(request, one, decision=form)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, _one(one.programme, one.side, one.pk), decision=form)
    return _go_on(request, one)


def _go_on(request: HttpRequest, one: Either) -> HttpResponse:
    following = waiting.next_to_read(one.programme, one.side, one.pk)
    if following is None:
        messages.success(request, _("Done. There is nobody left to read here."))
        return redirect(list_url(one.programme, one.side))
    messages.success(request, _("Done: %(name)s. Here is the next one.") % {"name": one.user})
    return redirect("mentoring_admin:application", one.programme_id, one.side, following.pk)


def _page(
    request: HttpRequest,
    one: Either,
    *,
    decision: DecisionForm | None = None,
    conflict: ConflictForm | None = None,
) -> HttpResponse:
    invitation = getattr(one, "invitation", None) if one.side == Side.MENTOR else None
    context: dict[str, Any] = {
        "application": one,
        "side": one.side,
        "sections": lines_of(one),
        "invitation": invitation,
        "invited_as": invitation.email if invitation and invitation.email != one.user.email else "",
        "places": reviewing.places(one.programme),
        "may_decide": one.state in reviewing.DECIDABLE,
        "decision": decision or DecisionForm(),
        "seen": one.changed_at.isoformat(),
        "conflict": conflict or ConflictForm(one),
        "rules": conflicts.of(one),
        "back": list_url(one.programme, one.side),
        "following": waiting.next_to_read(one.programme, one.side, one.pk),
    }
    return render_screen(
        request,
        one.programme,
        "applications",
        f"{FOLDER}/one.html",
        context,
        title=str(one.user),
    )


@require_POST
@programme_screen
def mark_conflict(request: HttpRequest, programme: Programme, side: str, pk: int) -> HttpResponse:
    one = _one(programme, side, pk)
    form = ConflictForm(one, request.POST)
    if not form.is_valid():
        return _page(request, one, conflict=form)
    told = form.cleaned_data
    pair = {side: one.pk, Side(side).other: told["other"].pk}
    try:
        conflicts.mark(
            programme,
            pair[Side.STUDENT],
            pair[Side.MENTOR],
            by=request.user,  # type: ignore[arg-type]
            cause=told["cause"],
            reason=told["reason"],
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, one, conflict=form)
    messages.success(request, _("These two are never paired."))
    return redirect("mentoring_admin:application", programme.pk, side, pk)


@require_POST
@programme_screen
def lift_conflict(
    request: HttpRequest, programme: Programme, side: str, pk: int, rule: int
) -> HttpResponse:
    one = _one(programme, side, pk)
    if not conflicts.of(one).filter(pk=rule).exists():
        messages.info(request, _("That was taken away already."))
    else:
        conflicts.lift(programme, rule, by=request.user)  # type: ignore[arg-type]
        messages.success(request, _("These two may be paired again."))
    return redirect("mentoring_admin:application", programme.pk, side, pk)
