"""What the two do with one of their meetings."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentoring.forms.pair import CancelForm, PlaceForm, PlanForm, TimesForm
from mentoring.models import Meeting
from mentoring.pairs import meetings, took_place
from mentoring.pairs.times import Plan
from mentoring.views.pair_own import Pair, done, meeting_or_404, own_pair, page
from vocabulary.refused import Refused

State = Meeting.State
MEETING = "mentoring:pair_meeting"


@own_pair
def others(request: HttpRequest, pair: Pair, pk: int) -> HttpResponse:
    """Other times, before they have agreed; or to move what they have agreed on."""
    meeting = meeting_or_404(pair, pk)
    moves, posted = meeting.state == State.AGREED, request.POST or None
    form = TimesForm(posted) if moves else PlanForm(posted, meeting=meeting)
    if form.is_valid():
        plan = form.plan() if isinstance(form, PlanForm) else Plan(form.cleaned_data["times"])
        act = partial(meetings.propose_others, pair.match.pk, meeting.pk, pair.side, plan)
        words = _("%(name)s has a mail with your times, and picks one of them.")
        if _works(request, form, act, words % {"name": pair.first_name}):
            return redirect(MEETING, pair.match.pk, meeting.pk)
    return _page(request, pair, "times", form, meeting=meeting, moves=moves)


@own_pair
def place(request: HttpRequest, pair: Pair, pk: int) -> HttpResponse:
    """How long, where and what about."""
    meeting = meeting_or_404(pair, pk)
    form = PlaceForm(request.POST if request.method == "POST" else None, meeting=meeting)
    if form.is_valid():
        facts = form.cleaned_data
        act = partial(meetings.change_place, pair.match.pk, meeting.pk, pair.side, **facts)
        if _works(request, form, act, _("Changed. You both have a mail about it.")):
            return redirect(MEETING, pair.match.pk, meeting.pk)
    return _page(request, pair, "place", form, meeting=meeting)


@own_pair
def cancel(request: HttpRequest, pair: Pair, pk: int) -> HttpResponse:
    meeting = meeting_or_404(pair, pk)
    form = CancelForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        words = form.cleaned_data["words"]
        act = partial(meetings.cancel, pair.match.pk, meeting.pk, pair.side, words)
        if _works(request, form, act, _("Cancelled, and told by mail.")):
            return redirect("mentoring:pair_meetings", pair.match.pk)
    return _page(request, pair, "cancel", form, meeting=meeting)


def _works(request: HttpRequest, form: Any, act: Any, words: str) -> bool:
    try:
        act()
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, words)
    return True


def _page(request: HttpRequest, pair: Pair, template: str, form: Any, **more: Any) -> HttpResponse:
    return page(request, pair, template, status=422 if form.errors else 200, form=form, **more)


@require_POST
@own_pair
def pick(request: HttpRequest, pair: Pair, pk: int) -> HttpResponse:
    """One of the times on the page."""
    meeting = meeting_or_404(pair, pk)
    act = partial(_pick, pair, meeting, request.POST.get("time", ""))
    words = _("Agreed. You both have a mail with it, for your calendars.")
    return done(request, act, words, MEETING, pair.match.pk, meeting.pk)


def _pick(pair: Pair, meeting: Meeting, typed: str) -> None:
    """Raises NotProposed for what no time of the page's can be."""
    try:
        starts_at = parse_datetime(typed)
    except ValueError:
        starts_at = None
    if starts_at is None or starts_at.tzinfo is None:
        raise meetings.NotProposed(_("Choose one of the times."))
    meetings.pick(pair.match.pk, meeting.pk, pair.side, starts_at)


@require_POST
@own_pair
def keep(request: HttpRequest, pair: Pair, pk: int) -> HttpResponse:
    meeting = meeting_or_404(pair, pk)
    act = partial(meetings.keep, pair.match.pk, meeting.pk, pair.side)
    return done(request, act, _("It stays as agreed."), MEETING, pair.match.pk, meeting.pk)


@require_POST
@own_pair
def tell(request: HttpRequest, pair: Pair, pk: int) -> HttpResponse:
    """Whether it took place."""
    meeting, took = meeting_or_404(pair, pk), request.POST.get("took_place") == "yes"
    act = partial(took_place.tell, pair.match.pk, meeting.pk, took_place=took)
    words = _("Written down.")
    return done(request, act, words, MEETING, pair.match.pk, meeting.pk)
