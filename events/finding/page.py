"""The calendar as a page: a list, a week or a month of what fits, and all that can be changed.

Everything is put together here, in a handful of queries; templates only write it down.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.finding import choices
from events.finding.addresses import LIST, MONTH, WEEK, Look, address, look
from events.finding.briefs import Brief, briefs
from events.finding.calendar import CalendarFilter, between, listed, within
from events.finding.chosen import Chosen, less
from events.finding.entries import Entry, entries
from events.finding.facets import FREE, Found, find
from events.finding.grid import Cell, Grid, boxes_by_day
from events.finding.listing import DayRow
from events.finding.rows import day_row
from events.finding.when import PAST, RANGES, Days, month_of, week_of
from events.finding.words import month_in_words, month_name, short_day, weekdays
from events.models import Session

ROWS = 40  # of a list at once; whole days
AHEAD = 366  # days that a list looks ahead
BACK = 3 * 366
INDEXED_MONTHS = 12  # from now on, that search engines are shown


@dataclass(frozen=True)
class Read:
    """What a period has, and what of it fits."""

    entries: Sequence[Entry]
    briefs: Mapping[int, Brief]
    found: Found
    names: choices.Names


@dataclass(frozen=True)
class Navigation:
    """To the period before and after this one; without an address there is nothing there."""

    title: str
    before: tuple[str, str]  # words and address
    after: tuple[str, str]
    now: str = ""


@dataclass
class CalendarPage:
    look: Look
    chosen: Chosen
    form: Any
    address: str
    views: list[choices.Chip]
    groups: Mapping[str, choices.Group]
    quick: list[choices.Chip]
    active: list[choices.Chip]
    nothing_chosen: str
    total: int
    with_free_seats: int
    is_indexed: bool
    past: str
    loosen: Sequence[choices.Chip] = ()
    months: Sequence[tuple[str, Sequence[DayRow]]] = ()
    more: str = ""  # the address of the rest of the list
    weeks: Sequence[Sequence[Cell]] = ()
    weekdays: Sequence[tuple[str, str]] = ()
    navigation: Navigation | None = None

    @property
    def days(self) -> list[Any]:
        """The two date fields, with what was typed in them."""
        return [self.form["first"], self.form["last"]]


def calendar_page(data: QueryDict) -> CalendarPage:
    now = timezone.now()
    today = timezone.localdate(now)
    calendar = CalendarFilter(data)
    chosen, seen = calendar.chosen, look(data, today)
    if chosen.past:
        seen = Look()
    elif seen.view != LIST and seen.day is None:
        seen = replace(seen, day=_day_to_show(chosen, today))
    read = _read(seen, chosen, now)
    page = _page(calendar, seen, chosen, read, today)
    if seen.view == LIST:
        return _with_list(page, read, now)
    return _with_grid(page, read, now)


def _day_to_show(chosen: Chosen, today: date) -> date:
    days = RANGES[chosen.range](today) if chosen.range else chosen.days
    return days.first or today


def _read(seen: Look, chosen: Chosen, now: datetime) -> Read:
    """In two queries, unless something is chosen that is not there."""
    sessions = listed(Session.objects.all(), chosen)
    if seen.view == LIST:
        sessions = between(sessions, replace(chosen, when=(PAST,) if chosen.past else ()), now)
        sessions = within(sessions, _horizon(chosen, timezone.localdate(now)))
    else:
        sessions = within(sessions, Days(*_shown(seen)) & chosen.days)
    found = entries(sessions, now)
    known = briefs({entry.event_id for entry in found}, with_text=bool(chosen.q))
    if seen.view == LIST:  # for those who want to sign up; a table has all meetings of a course
        found = [entry for entry in found if known[entry.event_id].is_offered(entry.day)]
    fitting = find(found, known, chosen, timezone.localdate(now))
    return Read(found, known, fitting, choices.names_of(known.values(), chosen))


def _horizon(chosen: Chosen, today: date) -> Days:
    if chosen.past:
        return Days((chosen.last or today) - timedelta(days=BACK), None)
    return Days(None, (chosen.first or today) + timedelta(days=AHEAD))


def _shown(seen: Look) -> tuple[date, date]:
    """The first and the last day of the month or week."""
    day = seen.day or timezone.localdate()
    days = month_of(day) if seen.view == MONTH else week_of(day)
    return days.first or day, days.last or day


def _page(
    calendar: CalendarFilter, seen: Look, chosen: Chosen, read: Read, today: date
) -> CalendarPage:
    path = reverse("events:index")

    def here(other: Chosen) -> str:
        """What else could be chosen, looked at in the same way; a range leads to its own days."""
        moved = other.range != chosen.range or other.days != chosen.days
        return address(path, replace(seen, day=None) if moved else seen, other)

    total = len(read.found.fitting)
    return CalendarPage(
        look=seen,
        chosen=chosen,
        form=calendar.form,
        address=address(path, seen, chosen),
        views=_views(path, seen, chosen),
        groups=choices.groups(read.found, chosen, read.names),
        quick=choices.quick(read.found, chosen, here, with_counts=seen.view == LIST),
        active=choices.active(chosen, read.names, here),
        nothing_chosen=here(Chosen()),
        total=total,
        with_free_seats=read.found.count(FREE, ""),
        is_indexed=_is_indexed(seen, chosen, total, today),
        past=address(path, Look(), Chosen(when=(PAST,))),
        loosen=choices.to_loosen(read.found, chosen, read.names, here) if not total else (),
    )


def _views(path: str, seen: Look, chosen: Chosen) -> list[choices.Chip]:
    labels = {LIST: _("List"), WEEK: _("Week"), MONTH: _("Month")}
    return [
        choices.Chip(
            view,
            label,
            address(path, Look(view, seen.day if view != LIST else None), chosen),
            is_on=view == seen.view,
        )
        for view, label in labels.items()
    ]


def _is_indexed(seen: Look, chosen: Chosen, total: int, today: date) -> bool:
    """Search engines are shown the list and the months that come, not each of many combinations."""
    if chosen.is_narrowed or seen.view == WEEK:
        return False
    if seen.view == LIST:
        return True
    day = seen.day or today
    ahead = (day.year - today.year) * 12 + day.month - today.month
    return total > 0 and 0 <= ahead < INDEXED_MONTHS


def _with_list(page: CalendarPage, read: Read, now: datetime) -> CalendarPage:
    """Whole days, until there are enough rows; the rest is a page of its own."""
    fitting = read.found.fitting[::-1] if page.chosen.past else read.found.fitting
    shown, rest = _whole_days(fitting)
    page.more = _rest(page, rest[0].day) if rest else ""
    language = get_language() or "en"
    rows = [day_row(entry, read.briefs[entry.event_id], now) for entry in shown]
    of_month = groupby(rows, key=lambda row: row.starts.date().replace(day=1))
    page.months = [(month_in_words(month, language), list(of)) for month, of in of_month]
    return page


def _whole_days(fitting: Sequence[Entry]) -> tuple[Sequence[Entry], Sequence[Entry]]:
    """What is shown, and the rest, which begins with another day."""
    cut = ROWS
    while 0 < cut < len(fitting) and fitting[cut].day == fitting[cut - 1].day:
        cut += 1
    return fitting[:cut], fitting[cut:]


def _rest(page: CalendarPage, day: date) -> str:
    past = page.chosen.past
    onward = replace(page.chosen, last=day) if past else replace(page.chosen, first=day)
    return address(reverse("events:index"), page.look, onward)


def _with_grid(page: CalendarPage, read: Read, now: datetime) -> CalendarPage:
    first, last = _shown(page.look)
    of_week = page.look.view == WEEK
    boxes = boxes_by_day(read.found.fitting, read.briefs, now, with_places=of_week)
    page.weekdays = weekdays()
    grid = Grid(boxes, timezone.localdate(now), page.weekdays)
    page.weeks = grid.week(first) if of_week else grid.month(first, _day_address(page.chosen))
    page.navigation = _navigation(page.look, page.chosen, first, last)
    return page


def _day_address(chosen: Chosen) -> Callable[[date], str]:
    path = reverse("events:index")
    return lambda day: address(path, Look(), replace(chosen.without("when"), first=day, last=day))


def _navigation(seen: Look, chosen: Chosen, first: date, last: date) -> Navigation:
    """The same choice in other months or weeks, without the days that were chosen in this one."""
    path, language = reverse("events:index"), get_language() or "en"
    elsewhere = replace(chosen.without("first", "last"), when=less(chosen.when, *RANGES))
    of_month = seen.view == MONTH

    def to(day: date) -> tuple[str, str]:
        words = month_name(day, language) if of_month else _week_in_words(day)
        return words, address(path, replace(seen, day=day), elsewhere)

    week = f"{_week_in_words(first)}: {short_day(first, language)} – {short_day(last, language)}"
    return Navigation(
        title=month_in_words(first, language) if of_month else week,
        before=to(first - timedelta(days=1)),
        after=to(last + timedelta(days=1)),
        now="" if first <= timezone.localdate() <= last else to(timezone.localdate())[1],
    )


def _week_in_words(day: date) -> str:
    return _("Week %(number)d") % {"number": day.isocalendar().week}
