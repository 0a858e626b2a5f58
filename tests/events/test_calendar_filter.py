"""What is chosen in the calendar, and that the numbers beside the choices tell the truth."""

from datetime import UTC, date, timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone

from events.finding.calendar import CalendarFilter, sessions_for
from events.finding.page import CalendarPage, calendar_page
from events.finding.when import RANGES, Days
from events.models import Event
from tests.events import programme
from tests.events.programme import NOW, at


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def december(db: None) -> dict[str, Event]:
    return programme.december()


def page(query: str = "") -> CalendarPage:
    return calendar_page(QueryDict(query))


def titles(query: str) -> list[str]:
    return [row.title for _month, rows in page(query).months for row in rows]


CAFE = ["Language café"] * 3
ALL = [*CAFE, "Find a job", "Pancakes", "Danish tax", *["Finding a home"] * 2]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("category=talks", ["Danish tax", "Find a job", "Finding a home", "Finding a home"]),
        ("category=talks&category=social", ALL),
        ("audience=spouses", ["Danish tax"]),
        ("audience=spouses&audience=families", ["Danish tax", "Pancakes"]),
        ("language=da", [*CAFE, "Find a job"]),
        ("place=0101", ["Danish tax", "Pancakes"]),
        ("place=online", ["Find a job"]),
        ("organiser=club", [*CAFE, "Finding a home", "Finding a home"]),
        ("when=week", ["Find a job", "Language café", "Pancakes"]),
        ("when=weekend", ["Find a job", "Pancakes"]),
        ("when=next_week", ["Danish tax", "Finding a home", "Language café"]),
        ("when=month", ALL),
        ("when=evenings", ["Danish tax", "Finding a home", "Finding a home"]),
        ("when=evenings&when=next_week", ["Danish tax", "Finding a home"]),
        ("first=2026-12-10&last=2026-12-12", ["Finding a home", "Language café"]),
        ("free=1", [*CAFE, "Danish tax", "Find a job", "Pancakes"]),
        ("q=danish+TAX", ["Danish tax"]),
        ("q=CAFÉ", CAFE),
        ("q=midtown&category=talks", ["Danish tax", "Finding a home", "Finding a home"]),
        ("category=talks&place=0101&language=en", ["Danish tax"]),
        ("category=social&place=online", []),
        ("category=gone", []),
    ],
)
def test_what_is_chosen_is_found(december, query, found) -> None:
    assert sorted(titles(query)) == sorted(found)


@pytest.mark.parametrize(
    "query",
    ["", "category=talks", "place=0101&language=en", "when=evenings", "free=1", "q=danish"],
)
def test_feeds_have_the_sessions_of_the_list(december, query) -> None:
    """A feed has each time of a day, the list the day."""
    sessions = sessions_for(CalendarFilter(QueryDict(query)))
    days = {(str(one.event.title), timezone.localdate(one.starts)) for one in sessions}

    assert sorted(title for title, _day in days) == sorted(titles(query))


@pytest.mark.parametrize(
    "query",
    [
        "",
        "category=talks",
        "category=talks&place=9999",
        "audience=spouses&language=en",
        "when=week&free=1",
        "when=evenings&organiser=club",
        "q=danish&category=social",
        "free=1&place=online",
    ],
)
def test_every_number_is_what_choosing_it_finds(december, query) -> None:
    """Of a kind with nothing chosen yet, choosing one finds as many as it says."""
    seen = page(query)

    for group in seen.groups.values():
        for option in group.options:
            if group.chosen or option.count is None:
                continue
            assert option.count == page(f"{query}&{group.name}={option.value}").total, option
    for chip in seen.quick:
        widens = chip.key == "families" and seen.chosen.audience
        if chip.count is not None and not chip.is_on and not widens:
            assert chip.count == page(chip.address.partition("?")[2]).total, chip
    if not seen.chosen.free:
        assert seen.with_free_seats == page(f"{query}&free=1").total


def test_within_a_kind_the_numbers_are_of_what_the_others_leave(december) -> None:
    counts = {
        one.value: one.count for one in page("category=talks&place=0101").groups["place"].options
    }

    assert counts == {"0101": 1, "9999": 2, "online": 1}


def test_what_is_chosen_can_be_taken_away_one_by_one(december) -> None:
    seen = page(
        "category=talks&category=social&language=da&when=evenings&free=1&q=job&last=2026-12-31"
    )

    assert {chip.label for chip in seen.active} == {
        "“job”", "Talks", "Social", "Danish", "Evenings", "Free seats", "Until Thu 31 Dec",
    }  # fmt: skip
    without = next(chip.address for chip in seen.active if chip.label == "Talks")
    assert "category=social" in without
    assert "category=talks" not in without
    assert seen.nothing_chosen == "/en/events/"


def test_nothing_found_says_what_to_loosen(december) -> None:
    seen = page("category=social&language=en&when=evenings&place=0101")

    assert seen.total == 0
    assert [(chip.label, chip.count) for chip in seen.loosen] == [("Evenings", 1), ("Social", 1)]
    assert all(page(chip.address.partition("?")[2]).total == chip.count for chip in seen.loosen)


def test_quick_choices_go_on_and_off(december) -> None:
    off = {chip.key: chip for chip in page().quick}
    on = {chip.key: chip for chip in page("when=weekend&when=evenings").quick}

    assert off["weekend"].address.endswith("?when=weekend")
    assert on["weekend"].is_on
    assert on["weekend"].address.endswith("?when=evenings")
    assert on["week"].address.endswith("?when=week&when=evenings")


def test_a_key_that_is_nowhere_in_sight_still_has_its_name(december) -> None:
    Event.objects.filter(category__key="social").update(public=False)

    assert [chip.label for chip in page("category=social").active] == ["Social"]


@pytest.mark.parametrize(
    ("today", "weekend"),
    [(2, (5, 6)), (5, (5, 6)), (6, (5, 6)), (7, (12, 13))],
)
def test_this_weekend_is_the_one_that_comes_or_is(today, weekend) -> None:
    days = RANGES["weekend"](date(2026, 12, today))

    assert (days.first, days.last) == tuple(date(2026, 12, day) for day in weekend)


def test_days_are_days_here_also_when_the_clock_is_put_back() -> None:
    night = Days(date(2026, 10, 25), date(2026, 10, 25))

    assert night.begin is not None
    assert night.end is not None
    assert night.end.astimezone(UTC) - night.begin.astimezone(UTC) == timedelta(hours=25)


def test_an_evening_is_one_by_local_time(db) -> None:
    """17.00 is 16.00 UTC in winter and 15.00 UTC in summer."""
    event = programme.event("Evening talk")
    programme.on(
        event,
        at(10, 17),
        at(10, 17, month=6, year=2027),
        at(11, 16),
        at(12, 16, month=6, year=2027),
    )

    assert page("when=evenings").total == 2
    assert sessions_for(CalendarFilter(QueryDict("when=evenings"))).count() == 2
