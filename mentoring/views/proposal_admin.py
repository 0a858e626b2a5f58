"""One proposal as staff see it: who has answered, reminding, and a no that they have been told."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from accounts.models import AccessLog
from mentoring.agreeing import answering, reminding
from mentoring.agreeing.reasons import reasons_of
from mentoring.forms.answering import OffForm
from mentoring.models import Match, Programme
from mentoring.pairs import ending
from mentoring.views.hub import programme_screen, render_screen
from vocabulary.refused import Refused

PEOPLE = (
    *("run", "student__user", "student__university"),
    *("mentor__user", "mentor__partner"),
)


@programme_screen
def proposal(request: HttpRequest, programme: Programme, pk: int) -> HttpResponse:
    """What is proposed no longer has the pair's own screen."""
    match = get_object_or_404(Match.objects.select_related(*PEOPLE), pk=pk, programme=programme)
    if match.state != Match.State.PROPOSED:
        return redirect("mentoring_admin:pair", programme.pk, pk)
    act = request.POST.get("act")
    if act not in ("remind", "off"):
        return _read(request, match)
    form = OffForm(request.POST if act == "off" else None)
    if form.is_bound and not form.is_valid():
        return _page(request, match, form)
    try:
        messages.success(request, _done(request, match, form))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _page(request, match, form)
    return redirect("mentoring_admin:proposal", programme.pk, pk)


def _done(request: Any, match: Match, form: OffForm) -> str:
    """Raises Refused."""
    if not form.is_bound:
        reminding.remind(match.pk, by=request.user)
        return _("Whoever has not answered gets a reminder.")
    why, words = form.cleaned_data["why"], form.cleaned_data["words"]
    ending.end(match.pk, side=form.side, by=request.user, why=why, words=words)
    return _("The proposal is off. Whoever did not say no is told, without the reason.")


def _read(request: Any, match: Match) -> HttpResponse:
    for user in (match.student.user, match.mentor.user):
        AccessLog.add("mentoring.pair_read", match, by=request.user, about=user)
    return _page(request, match, OffForm())


def _page(request: HttpRequest, match: Match, form: OffForm) -> HttpResponse:
    context = {
        "match": match,
        "reasons": reasons_of(match),
        "form": form,
        "is_open": answering.is_open(match),
    }
    title = f"{match.student.user} – {match.mentor.user}"
    template = "mentoring/admin/repair/proposal.html"
    return render_screen(request, match.programme, "pairs", template, context, title=title)
