"""A pair that is together, as old as a test needs it, with everything planned."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from mentoring.models import CheckIn, Match, Meeting, Programme, Side
from mentoring.pairs import rhythm
from tests.home.someone_in_mentoring import pair
from tests.mentoring import people
from tests.personas import person


def running(*, weeks: int = 0, **facts: Any) -> Programme:
    """Its kick-off was so many weeks ago; 26 weeks long."""
    starts = timezone.localdate() - timedelta(weeks=weeks)
    usual = {
        "state": Programme.State.RUNNING,
        "apply_from": starts - timedelta(days=60),
        "apply_until": starts - timedelta(days=30),
        "starts_on": starts,
        "ends_on": starts + timedelta(weeks=26),
    }
    return people.open_programme(**usual | facts)


def together(*, weeks: int = 0, of: Programme | None = None, **facts: Any) -> Match:
    """Nina Novak, who reads English, and Bob Bruun, who reads Danish, since the kick-off."""
    of = of or running(weeks=weeks)
    nina = person("nina", last_name="Novak", password=None)
    bob = person("bob", last_name="Bruun", password=None, language="da")
    return begun(of, weeks=weeks, student={"user": nina}, mentor={"user": bob}, **facts)


def begun(
    of: Programme, *, weeks: int, student: Any = None, mentor: Any = None, **facts: Any
) -> Match:
    """Somebody and somebody."""
    match = pair(
        people.accepted_student(of, **student or {}),
        people.accepted_mentor(of, **mentor or {}),
        began_at=timezone.now() - timedelta(weeks=weeks),
        **facts,
    )
    rhythm.plan(match)
    return match


def met(match: Match, *, weeks_ago: int, state: str = Meeting.State.HELD) -> Meeting:
    at = timezone.now() - timedelta(weeks=weeks_ago)
    return Meeting.objects.create(match=match, state=state, proposed_by="student", starts_at=at)


def said(match: Match, side: Side, going: int, moment: str = "week_2", **facts: Any) -> CheckIn:
    """Asked and answered two days ago."""
    at = timezone.now() - timedelta(days=2)
    rows = CheckIn.objects.filter(match=match, side=side, moment=moment)
    rows.update(**{"asked_at": at, "answered_at": at, "going": going} | facts)
    return rows.get()
