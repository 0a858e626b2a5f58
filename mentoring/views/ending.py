"""One of the two ends the pair before its time; staff do it on the pair's screen in the admin."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mentoring.agreeing.shown import first_name
from mentoring.forms.answering import EndForm
from mentoring.models import Match, Side
from mentoring.pairs import ending
from mentoring.views.own import MyRequest
from vocabulary.refused import Refused


@login_required
@never_cache
def end(request: MyRequest, match_id: int) -> HttpResponse:
    """Asked first, with a reason. A proposal is answered on its own page."""
    rows = Match.objects.of(request.user).select_related(
        *("programme__coordinator", "student__user", "mentor__user")
    )
    match = rows.filter(pk=match_id).first()
    side = match.side_of(request.user) if match else None
    if match is None or side is None:
        raise Http404
    if match.state == Match.State.PROPOSED:
        return redirect("mentoring:proposal", match.pk)
    form = EndForm(request.POST if request.method == "POST" else None)
    if match.state == Match.State.ACTIVE and form.is_valid() and _ended(request, form, match, side):
        return redirect("mentoring:end", match.pk)
    return _render(request, match, side, form)


def _ended(request: MyRequest, form: EndForm, match: Match, side: Side) -> bool:
    try:
        ending.end(match.pk, side=side, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("Your pair has ended. Thank you for telling us why."))
    return True


def _render(request: MyRequest, match: Match, side: Side, form: EndForm) -> HttpResponse:
    context = {
        "match": match,
        "programme": match.programme,
        "coordinator": match.programme.coordinator,
        "name": first_name(match, side.other),
        "side": side.value,
        "is_over": match.state != Match.State.ACTIVE,
        "mine": match.over_by == side,
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "mentoring/end/end.html", context, status=status)
