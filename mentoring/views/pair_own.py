"""Loading one's own pair: somebody else's is not there, nor is what belongs to another pair."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.cache import never_cache

from accounts.models import User
from mentoring.models import AgreedGoal, Application, Match, Meeting, Side
from mentoring.pairs import messages as pair_messages
from mentoring.pairs.people import first_name, full_name
from vocabulary.refused import Refused

View = Callable[..., HttpResponse]
State = Match.State


@dataclass(frozen=True)
class Pair:
    """A match as one of the two sees it."""

    match: Match
    side: Side

    @property
    def other(self) -> Application:
        other: Application = getattr(self.match, self.side.other.value)
        return other

    @property
    def other_user(self) -> User:
        user: User = getattr(self.match, self.side.other.value).user
        return user

    @property
    def name(self) -> str | Promise:
        """In full while they may reach one another."""
        return (full_name if self.shows_contact else first_name)(self.match, self.side.other)

    @property
    def first_name(self) -> str | Promise:
        return first_name(self.match, self.side.other)

    @property
    def may_change(self) -> bool:
        return self.match.state == State.ACTIVE

    @property
    def shows_contact(self) -> bool:
        """Not where one of them wanted it to end early."""
        return self.match.state in (State.ACTIVE, State.COMPLETED)


def own_pair(view: View) -> View:
    """Give the view the pair of the person signed in. One that was never agreed on has no pages."""

    @wraps(view)
    @login_required
    @never_cache
    def inner(request: HttpRequest, match_id: int, **kwargs: Any) -> HttpResponse:
        user: User = request.user  # type: ignore[assignment]
        match = get_object_or_404(_pairs(user), pk=match_id)
        side = match.side_of(user)
        if match.state == State.PROPOSED:
            return redirect("mentoring:proposal", match.pk)
        if side is None or match.began_at is None:
            raise Http404
        return view(request, Pair(match, side), **kwargs)

    return inner


def _pairs(user: User) -> Any:
    return Match.objects.of(user).select_related(
        *("programme__coordinator", "programme__centre", "student__user", "student__university"),
        *("mentor__user", "mentor__partner"),
    )


def meeting_or_404(pair: Pair, pk: int) -> Meeting:
    """Of this pair; an id of another one's is not there."""
    meeting = get_object_or_404(Meeting.objects.prefetch_related("times"), pk=pk, match=pair.match)
    meeting.match = pair.match
    return meeting


def goal_or_404(pair: Pair, pk: int) -> AgreedGoal:
    return get_object_or_404(AgreedGoal, pk=pk, match=pair.match)


# Which tab each template is under, and its heading.
PARTS: dict[str, tuple[str, str | Promise]] = {
    "overview": ("overview", _("Overview")),
    "goals": ("goals", _("Goals")),
    "goal": ("goals", _("Change a goal")),
    "meetings": ("meetings", pgettext_lazy("mentoring", "Meetings")),
    "meeting": ("meetings", _("Meeting")),
    "propose": ("meetings", _("Propose times to meet")),
    "times": ("meetings", _("Propose other times")),
    "place": ("meetings", _("Change the meeting")),
    "cancel": ("meetings", _("Cancel the meeting")),
    "met": ("meetings", _("We have met")),
    "notes": ("notes", _("Notes")),
    "note": ("notes", _("Change a note")),
    "messages": ("messages", _("Messages")),
}


def page(
    request: HttpRequest, pair: Pair, template: str, *, status: int = 200, **more: Any
) -> HttpResponse:
    """With what every page of the pair's has: who it is, and what is new in each part."""
    tab, heading = PARTS[template]
    context = {
        "tab": tab,
        "here": heading,
        "pair": pair,
        "match": pair.match,
        "programme": pair.match.programme,
        "unread": pair_messages.unread(pair.match, pair.side).count(),
        **more,
    }
    return render(request, f"mentoring/pair/{template}.html", context, status=status)


def done(
    request: HttpRequest, act: Callable[[], object], words: str, to: str, *where: object
) -> HttpResponse:
    """Do it and lead back, with what came of it in words."""
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        if words:
            messages.success(request, words)
    return redirect(to, *where)
