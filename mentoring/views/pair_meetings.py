"""The meetings of a pair: all of them, one of them, a new one, and one that has been."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.calendar_files import MIMETYPE
from mentoring.forms.pair import MetForm, PlanForm
from mentoring.models import Match, Meeting
from mentoring.pairs import meetings, notes, took_place
from mentoring.pairs.calendar_entries import entry
from mentoring.views.pair_own import Pair, meeting_or_404, own_pair, page
from vocabulary.refused import Refused

State = Meeting.State
NEVER = datetime.max.replace(tzinfo=timezone.get_default_timezone())


@require_safe
@own_pair
def pair_meetings(request: HttpRequest, pair: Pair) -> HttpResponse:
    """Three queries, however many there are."""
    rows = list(pair.match.meetings.prefetch_related("times"))
    coming = [each for each in rows if each.state == State.AGREED and not each.has_begun]
    context = {
        "waiting": [each for each in rows if each.state == State.PROPOSED and pair.may_change],
        "coming": coming,
        "untold": [each for each in rows if each.state == State.AGREED and each.has_begun],
        "past": _past(rows),
        "held": sum(each.state == State.HELD for each in rows),
    }
    return page(request, pair, "meetings", **context)


def _past(rows: list[Meeting]) -> list[Meeting]:
    """The last first; what was never agreed and was cancelled is of no interest."""
    over = [each for each in rows if each.state in (State.HELD, State.MISSED, State.CANCELLED)]
    over = [each for each in over if each.starts_at is not None]
    return sorted(over, key=lambda each: each.starts_at or NEVER, reverse=True)


@own_pair
def propose(request: HttpRequest, pair: Pair) -> HttpResponse:
    form = PlanForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            meetings.propose(pair.match.pk, pair.side, form.plan())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            words = _("%(name)s has a mail with your times, and picks one of them.")
            messages.success(request, words % {"name": pair.first_name})
            return redirect("mentoring:pair_meetings", pair.match.pk)
    return _with_form(request, pair, "propose", form)


def _with_form(
    request: HttpRequest, pair: Pair, template: str, form: Any, **more: Any
) -> HttpResponse:
    status = 422 if form.errors else 200
    return page(request, pair, template, status=status, form=form, **more)


@own_pair
def met(request: HttpRequest, pair: Pair) -> HttpResponse:
    """“We met on …”, in one step; from there one may write a note."""
    form = MetForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            meeting = took_place.met(pair.match.pk, pair.side, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Written down. Would you like to add a note?"))
            return redirect("mentoring:pair_meeting", pair.match.pk, meeting.pk)
    return _with_form(request, pair, "met", form)


@require_safe
@own_pair
def meeting(request: HttpRequest, pair: Pair, pk: int) -> HttpResponse:
    shown = meeting_or_404(pair, pk)
    context = {
        "meeting": shown,
        "times": [each.starts_at for each in shown.times.all()],
        "now": timezone.now(),
        "is_mine": shown.proposed_by == pair.side,
        "notes": notes.read_by(pair.match, pair.side).filter(meeting=shown),
    }
    return page(request, pair, "meeting", **context)


@require_safe
@own_pair
def ics(request: HttpRequest, pair: Pair, pk: int) -> HttpResponse:
    """For one's calendar; of a cancelled one, what strikes it out."""
    shown = meeting_or_404(pair, pk)
    calendar = entry(shown, pair.side)
    if calendar is None or not _is_told(pair.match, shown):
        raise Http404
    response = HttpResponse(calendar, content_type=MIMETYPE)
    response["Content-Disposition"] = f'attachment; filename="meeting-{shown.pk}.ics"'
    return response


def _is_told(match: Match, meeting: Meeting) -> bool:
    """The other one's name is in it: not where one of them ended it early, but to strike it out."""
    return match.state != Match.State.ENDED or meeting.state == State.CANCELLED
