"""Repair, in the programme's hub: who has lost a mentor, and the ways to find another one."""

from collections.abc import Collection
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import AccessLog
from mentoring.models import Programme
from mentoring.repairing import choosing, words
from mentoring.repairing.needing import needing, without_mentor
from mentoring.repairing.ways import Ways, ways_of
from mentoring.views.hub import programme_screen, render_screen
from vocabulary.refused import Refused

SCREEN = "pairs"
SHOWN = 100  # students who never had a proposal
MOST = 40  # students at once; more is for a run of the matching


@programme_screen
def repair(request: HttpRequest, programme: Programme) -> HttpResponse:
    if request.method != "POST":
        AccessLog.add("mentoring.repair_read", programme, by=request.user)  # type: ignore[arg-type]
        return _render(request, programme, _chosen(request.GET.getlist("student")))
    students = _chosen(request.POST.getlist("student"))
    key = request.POST.get("way", "")
    try:
        made = choosing.repair(programme.pk, students, key, request.user)  # type: ignore[arg-type]
    except Refused as refusal:
        return _render(request, programme, students, refusal=str(refusal))
    messages.success(request, _done(len(made)))
    return redirect("mentoring_admin:repair", programme.pk)


def _done(number: int) -> str:
    sentence = ngettext(
        "%(n)d pair is proposed. Everybody concerned gets a mail.",
        "%(n)d pairs are proposed. Everybody concerned gets a mail.",
        number,
    )
    return sentence % {"n": number}


def _chosen(typed: Collection[str]) -> list[int]:
    """What is no number chooses nobody."""
    return [int(each) for each in typed if each.isascii() and each.isdecimal() and len(each) < 10]


def _render(
    request: HttpRequest, programme: Programme, chosen: list[int], *, refusal: str = ""
) -> HttpResponse:
    needs = needing(programme)
    needing_pks = {need.student.pk for need in needs}
    others = without_mentor(programme).exclude(pk__in=needing_pks)
    if not chosen:
        chosen = [need.student.pk for need in needs if need.wants]
    possible = needing_pks | set(others.values_list("pk", flat=True))
    students = [pk for pk in dict.fromkeys(chosen) if pk in possible][:MOST]
    context: dict[str, Any] = {
        "needs": needs,
        "others": others[:SHOWN],
        "more": max(others.count() - SHOWN, 0),
        "chosen": students,
        "too_many": len(chosen) > MOST,
        "most": MOST,
        "may_propose": choosing.may_propose(programme),
        **(_told(ways_of(programme, students)) if students else {}),
        "refusal": refusal,
    }
    template, title = "mentoring/admin/repair/index.html", _("Repair")
    response = render_screen(request, programme, SCREEN, template, context, title=title)
    response.status_code = 409 if refusal else 200
    return response


def _told(found: Ways) -> dict[str, Any]:
    ways = [
        {"way": way, "title": words.title(way), "warnings": list(words.warnings(way))}
        for way in found.ways
    ]
    return {"ways": ways, "resting": found.resting}
