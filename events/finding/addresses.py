"""The calendar's address for whatever is looked at, so that each can be linked to and kept."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from events.finding.chosen import Chosen

LIST, WEEK, MONTH = "list", "week", "month"
YEARS = 5  # before and after this one; what is further away is a mistake
CHOICES = ("category", "audience", "language", "place", "organiser", "when")
# Everything that an answer of the calendar depends on.
PARAMETERS = ("view", "week", "month", *CHOICES, "first", "last", "free", "q")
ISO_WEEK = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)


@dataclass(frozen=True)
class Look:
    """As a list, a week or a month; ``day`` is one of the week or month shown, None for now."""

    view: str = LIST
    day: date | None = None


def look(data: Mapping[str, str], today: date) -> Look:
    """``?view=month&month=2026-12``, ``?view=week&week=2026-W49``."""
    view = data.get("view", "")
    if view == MONTH:
        return Look(MONTH, _near(_month(data.get("month", "")), today))
    if view == WEEK:
        return Look(WEEK, _near(_week(data.get("week", "")), today))
    return Look()


def _month(text: str) -> date | None:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return None


def _week(text: str) -> date | None:
    found = ISO_WEEK.fullmatch(text)
    try:
        return date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else None
    except ValueError:
        return None


def _near(day: date | None, today: date) -> date | None:
    return day if day and abs(day.year - today.year) <= YEARS else None


def address(calendar: str, look: Look, chosen: Chosen) -> str:
    """``calendar``: the path. The order is always the same, so that equal things are equal."""
    query = urlencode(list(_pairs(look, chosen)))
    return f"{calendar}?{query}" if query else calendar


def _pairs(look: Look, chosen: Chosen) -> Iterator[tuple[str, str]]:
    if look.view != LIST:
        yield "view", look.view
    if look.day and look.view == MONTH:
        yield "month", f"{look.day:%Y-%m}"
    if look.day and look.view == WEEK:
        yield "week", f"{look.day:%G-W%V}"
    for name in CHOICES:
        yield from ((name, value) for value in getattr(chosen, name))
    yield from ((name, str(day)) for name in ("first", "last") if (day := getattr(chosen, name)))
    if chosen.free:
        yield "free", "1"
    if chosen.q:
        yield "q", chosen.q
