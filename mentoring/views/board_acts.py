"""What a coordinator does about a run: locks and bans, what-ifs, sending."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from mentoring.forms.board import RuleForm, WhatIfForm
from mentoring.models import MatchRun, PairRule, Programme
from mentoring.proposing import asking, rules, sending
from mentoring.views.board import SCREEN, run_screen
from mentoring.views.board_run import render_run
from mentoring.views.hub import programme_screen
from vocabulary.refused import Refused

ACTS = {PairRule.Kind.LOCK: rules.lock, PairRule.Kind.BAN: rules.ban}


@require_POST
@programme_screen
def make_rule(request: HttpRequest, programme: Programme) -> HttpResponse:
    """From a pair's row, or from “why not”; it holds from the next run on."""
    form = RuleForm(request.POST)
    if not form.is_valid():
        messages.error(request, _first_error(form))
        return _back(request, programme)
    data = form.cleaned_data
    kind = PairRule.Kind(data["kind"])
    if not programme.students.filter(pk=data["student"]).exists():
        messages.error(request, str(rules.NotInMatching()))
        return _back(request, programme)
    try:
        ACTS[kind](data["student"], data["mentor"], data["reason"], request.user)  # type: ignore[arg-type]
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _said(kind))
    return _back(request, programme)


def _said(kind: PairRule.Kind) -> str:
    if kind == PairRule.Kind.LOCK:
        return _("Locked: these two stay together in the next run. Match anew to see it.")
    return _("These two are never paired from now on. Match anew to see it.")


def _first_error(form: RuleForm) -> str:
    return (
        str(next(iter(form.errors.values()))[0])
        if "reason" not in form.errors
        else str(rules.ReasonMissing())
    )


@require_POST
@programme_screen
def release_rule(request: HttpRequest, programme: Programme, pk: int) -> HttpResponse:
    if programme.rules.filter(pk=pk).exists():
        rules.release(pk, request.user)  # type: ignore[arg-type]
        messages.success(request, _("Released. Match anew to see it."))
    return _back(request, programme)


def _back(request: HttpRequest, programme: Programme) -> HttpResponse:
    to = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(to, allowed_hosts={request.get_host()}):
        to = reverse(f"mentoring_admin:{SCREEN}", args=[programme.pk])
    return HttpResponseRedirect(to)  # `redirect` would take a word for the name of a view


@run_screen
def what_if(request: HttpRequest, run: MatchRun) -> HttpResponse:
    base = run.compared_with if run.what_if and run.compared_with else run
    form = WhatIfForm(base, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            asked = asking.what_if(base.pk, form.changes, request.user)  # type: ignore[arg-type]
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("mentoring_admin:run", run.programme.pk, asked.number)
    return render_run(request, run, "what_if", {"form": form, "base": base}, "run_what_if")


@run_screen
def send(request: HttpRequest, run: MatchRun) -> HttpResponse:
    """Shown first, then confirmed."""
    problem = _problem(run)
    if request.method == "POST" and not problem:
        try:
            sending.send(run.pk, request.user)  # type: ignore[arg-type]
        except Refused as refusal:
            problem = str(refusal)
        else:
            messages.success(request, _sent(run))
            return redirect("mentoring_admin:run", run.programme.pk, run.number)
    preview = sending.preview(run) if run.state == MatchRun.State.DONE else None
    context: dict[str, Any] = {"preview": preview, "problem": problem}
    return render_run(request, run, "send", context)


def _sent(run: MatchRun) -> str:
    pairs = run.result["matched"]
    return ngettext(
        "%(n)s pair has its proposal: both are asked by mail.",
        "%(n)s pairs have their proposals: everybody in them is asked by mail.",
        pairs,
    ) % {"n": pairs}


def _problem(run: MatchRun) -> str:
    """Sent already is none: sending again changes nothing."""
    if run.sent_at is not None:
        return ""
    try:
        sending.check_can_be_sent(run, run.programme)
    except Refused as refusal:
        return str(refusal)
    return ""
