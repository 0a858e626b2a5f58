"""What is shown beside the words of the pages about mentoring."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from events.finding.briefs import briefs
from events.finding.entries import Entry, entries
from events.finding.listing import DayRow
from events.finding.rows import day_row
from events.models import Session
from mentoring.models import MentoringIndexPage, Programme, ProgrammePage, Side
from mentoring.programmes.figures import figures_of, in_words
from mentoring.programmes.public import (
    FINISHED,
    ORDER,
    Door,
    door_of,
    weighed,
    who_may_apply,
)


@dataclass(frozen=True)
class Row:
    """A programme in the list of all."""

    page: ProgrammePage
    programme: Programme
    door: Door


def index_context(page: MentoringIndexPage, request: HttpRequest) -> dict[str, Any]:
    pages = ProgrammePage.objects.child_of(page).live().select_related("programme")
    rows = [Row(each, each.programme, door_of(each.programme)) for each in pages]
    rows.sort(key=lambda row: (ORDER[row.door.key], -row.programme.starts_on.toordinal()))
    open_ones = [row for row in rows if row.door.is_open]
    return {
        "open_ones": [(row, who_may_apply(row.programme)) for row in open_ones],
        "others": [row for row in rows if not row.door.is_open],
    }


def programme_context(page: ProgrammePage, request: HttpRequest) -> dict[str, Any]:
    programme = page.programme
    door = door_of(programme)
    partners = programme.partners.select_related("partner__logo")
    return {
        "programme": programme,
        "door": door,
        "who": who_may_apply(programme),
        "sides": _sides(programme),
        "universities": [
            each.university for each in programme.universities.select_related("university")
        ],
        "partners": [each.partner for each in partners],
        "weighed": weighed(programme),
        "event_rows": event_rows(programme),
        "results": list(in_words(figures_of(programme))) if door.key == FINISHED else [],
    }


def _sides(programme: Programme) -> list[str]:
    """Who can begin to apply here; mentors may have to be invited."""
    return [Side.STUDENT, Side.MENTOR] if programme.mentors_on_their_own else [Side.STUDENT]


def event_rows(programme: Programme) -> list[DayRow]:
    """Each of its events once: the next date, or the last where all are over; by time.

    Dates before the kick-off only of events that have none afterwards.
    """
    now = timezone.now()
    sessions = Session.objects.filter(
        event__programmes=programme, event__public=True, state=Session.State.OPEN
    )
    by_event: dict[int, list[Entry]] = {}
    for entry in entries(sessions, now):
        by_event.setdefault(entry.event_id, []).append(entry)
    known = briefs(set(by_event))
    shown = [_next_or_last(_from(programme, found)) for found in by_event.values()]
    shown.sort(key=lambda entry: entry.starts)
    return [day_row(entry, known[entry.event_id], now) for entry in shown]


def _from(programme: Programme, found: Sequence[Entry]) -> Sequence[Entry]:
    return [e for e in found if timezone.localdate(e.starts) >= programme.starts_on] or found


def _next_or_last(found: Sequence[Entry]) -> Entry:
    return next((entry for entry in found if entry.coming), found[-1])
