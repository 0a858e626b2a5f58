"""What waits for one of the two: the first things that they read of their pair."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentoring.models import Match, Meeting, Side
from mentoring.pairs import goals, messages
from mentoring.pairs.asked import certificate_url, open_questions
from mentoring.pairs.people import first_name
from mentoring.pairs.times import said

State = Meeting.State


@dataclass(frozen=True)
class Step:
    """Something to answer. ``due``: since when it is asked, if it was."""

    icon: str
    words: str
    url: str
    due: date | None = None


@dataclass(frozen=True)
class Ahead:
    """``meeting``: the next agreed one; ``waits``: whether times are on their way to the other;
    ``certificate``: where one's own is, empty without one."""

    meeting: Meeting | None = None
    waits: bool = False
    certificate: str = ""
    steps: list[Step] = field(default_factory=list)


def ahead(match: Match, side: Side) -> Ahead:
    """Six queries, however much there is; a pair that is over has only questions left."""
    questions = list(_questions(match, side))
    if match.state != Match.State.ACTIVE:
        return Ahead(steps=questions, certificate=certificate_url(match, side))
    open_states = (State.PROPOSED, State.AGREED)
    rows = list(match.meetings.filter(state__in=open_states).prefetch_related("times"))
    coming = [each for each in rows if each.state == State.AGREED and not each.has_begun]
    asked = [each for each in rows if _to_come(each)]
    steps = [*_of_meetings(match, side, rows), *_words(match, side), *questions]
    return Ahead(
        meeting=coming[0] if coming else None,
        waits=any(each.proposed_by == side for each in asked),
        steps=steps,
    )


def _of_meetings(match: Match, side: Side, rows: list[Meeting]) -> Iterator[Step]:
    name = {"name": first_name(match, side.other)}
    for meeting in rows:
        url = reverse("mentoring:pair_meeting", args=[match.pk, meeting.pk])
        if meeting.starts_at and meeting.has_begun:
            words = _("Did you meet on %(time)s?") % {"time": said(meeting.starts_at)}
            yield Step("calendar-check", words, url)
        elif not meeting.starts_at and not _to_come(meeting):
            yield Step("calendar-x", _("The proposed times have passed: propose others"), url)
        elif not _to_come(meeting) or meeting.proposed_by == side:
            continue
        elif meeting.starts_at:
            yield Step("calendar-clock", _("%(name)s would like to move your meeting") % name, url)
        else:
            yield Step("calendar-clock", _("%(name)s proposes times to meet: pick one") % name, url)


def _to_come(meeting: Meeting) -> bool:
    """Whether one of the proposed times can still be picked."""
    now = timezone.now()
    return any(each.starts_at > now for each in meeting.times.all())


def _words(match: Match, side: Side) -> Iterator[Step]:
    name = {"name": first_name(match, side.other)}
    if n := messages.unread(match, side).count():
        words = ngettext("A message from %(name)s", "%(n)d messages from %(name)s", n)
        url = reverse("mentoring:pair_messages", args=[match.pk]) + "#write"
        yield Step("message-circle", words % (name | {"n": n}), url)
    if n := goals.waiting(match, side).count():
        words = ngettext("A goal waits for your yes", "%(n)d goals wait for your yes", n)
        url = reverse("mentoring:pair_goals", args=[match.pk])
        yield Step("target", words % {"n": n}, url)


def _questions(match: Match, side: Side) -> Iterator[Step]:
    for question in open_questions(match, side):
        yield Step("clipboard-list", str(question.title), question.url, question.due)
