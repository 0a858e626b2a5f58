"""The calendar as people see it: a list, a week, a month; and addresses that can be kept."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events.finding.addresses import LIST, MONTH, WEEK, Look, address, look
from events.finding.chosen import Chosen
from events.models import Event, Session
from tests.events import make, pages, programme
from tests.events.programme import NOW, at

TODAY = date(2026, 12, 2)
CALENDAR = "/en/events/"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def december(db: None) -> dict[str, Event]:
    return programme.december()


def shown(client: Client, query: str = "", **headers: str) -> str:
    response = client.get(f"{CALENDAR}{query}", headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def titles(client: Client, query: str = "") -> list[str]:
    """Of the rows or boxes, in their order."""
    html = shown(client, query)
    rows = re.findall(r'<h3><a href="[^"]+">([^<]+)</a>', html)
    return rows or re.findall(r'<a class="calendar__event[^>]+><b>[^<]+</b>([^<]+)', html)


def test_the_list_has_what_comes_by_time(client, december) -> None:
    assert titles(client) == [
        "Language café",
        "Find a job",
        "Pancakes",
        "Danish tax",
        "Language café",
        "Finding a home",
        "Language café",
        "Finding a home",
    ]


def test_times_of_one_day_are_one_row(client, december) -> None:
    html = shown(client, "?q=job")

    assert html.count("event-row__date") == 1
    assert "10:00–15:00" in html


def test_two_times_around_midnight_are_two_days(client, db) -> None:
    """In local time: the second begins at 0.30 on the 10th, which is still the 9th in UTC."""
    programme.on(programme.event("Night watch"), at(9, 23), at(10, 0) + timedelta(minutes=30))

    assert len(titles(client)) == 2


def test_rows_say_what_one_must_know(client, december) -> None:
    html = shown(client)

    for words in ("3 seats left", "Full", "Cancelled", "Seats free", "Town hall, Midtown"):
        assert words in html


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"sign_up": "none"}, "Just come"),
        ({"opens_days": 3}, "Sign-up from Sun 6 Dec"),
        ({"closes_hours": 24 * 14}, "Sign-up closed"),
        ({"price_en": "50 kr."}, "50 kr."),
    ],
)
def test_a_row_goes_by_the_rules_of_its_event(client, december, facts, words) -> None:
    Event.objects.filter(pk=december["tax"].pk).update(**facts)

    assert words in shown(client, "?q=tax")


@pytest.mark.parametrize(
    "hidden", [{"state": "draft"}, {"starts": NOW, "ends": NOW + timedelta(hours=1)},
               {"admission": "before_opening"}]
)  # fmt: skip
def test_what_cannot_be_booked_is_not_listed(client, evening, hidden) -> None:
    Session.objects.update(**hidden)

    assert titles(client) == []


def test_an_event_that_is_not_public_is_nowhere(client, december) -> None:
    Event.objects.update(public=False)

    assert titles(client) == titles(client, "?view=month") == titles(client, "?when=past") == []


def test_talks_after_a_meeting_are_not_for_everybody(client, december) -> None:
    talks = programme.event("Your own talk", kind=Event.Kind.TALKS, follows=december["tax"])
    programme.on(talks, at(11))

    assert "Your own talk" not in titles(client)


def test_a_course_is_listed_at_its_beginning_and_shown_at_every_meeting(client, db) -> None:
    course = programme.event("Danish from scratch", kind=Event.Kind.COURSE)
    programme.on(course, at(7), at(14), at(21))

    assert titles(client) == ["Danish from scratch"]
    assert titles(client, "?view=month") == ["Danish from scratch"] * 3


def test_a_course_that_has_begun_is_listed_no_more(client, db) -> None:
    course = programme.event("Danish from scratch", kind=Event.Kind.COURSE)
    programme.on(course, at(1), at(8))

    assert titles(client) == []
    assert titles(client, "?view=month") == ["Danish from scratch"] * 2


def test_a_long_list_is_cut_between_two_days_and_goes_on(client, db) -> None:
    for number in range(45):
        programme.on(programme.event(f"Event {number:02}"), at(3 + number // 3, 8 + number % 3))

    first = titles(client)
    more = re.search(r'href="/en/events/(\?first=[^"]+)"', shown(client))

    assert more is not None
    assert len(first) == 42
    assert first + titles(client, more[1]) == [f"Event {number:02}" for number in range(45)]


def test_the_past_stays_findable_the_latest_first(client, december) -> None:
    programme.on(december["tax"], at(20, month=11), at(9, year=2025))

    assert titles(client, "?when=past") == ["Language café", "Danish tax", "Danish tax"]
    assert titles(client, "?when=past&q=tax") == ["Danish tax", "Danish tax"]
    assert "noindex" in shown(client, "?when=past")


def test_the_month_has_each_day_in_its_place(client, december) -> None:
    html = shown(client, "?view=month")

    assert len(titles(client, "?view=month")) == 9  # the one that is over, too
    cell = re.search(r'<time class="calendar__day" datetime="2026-12-09".*?</td>', html, re.DOTALL)
    assert cell is not None
    assert "<b>17:00</b>Danish tax" in cell[0]
    assert html.count('<th scope="col">') == 7
    assert 'datetime="2026-12-02" aria-current="date"' in html


def test_a_day_with_much_on_leads_to_its_list(client, db) -> None:
    for number in range(8):
        programme.on(programme.event(f"Event {number}"), at(9, 8 + number))

    html = shown(client, "?view=month&category=&language=en")

    assert "3 more" in html
    assert 'href="/en/events/?language=en&amp;first=2026-12-09&amp;last=2026-12-09"' in html
    assert len(titles(client, "?first=2026-12-09&last=2026-12-09")) == 8


def test_months_lead_to_their_neighbours_with_what_is_chosen(client, december) -> None:
    html = shown(client, "?view=month&month=2026-12&language=en&when=week")

    assert 'href="/en/events/?view=month&amp;month=2026-11&amp;language=en"' in html
    assert 'href="/en/events/?view=month&amp;month=2027-01&amp;language=en"' in html


def test_the_week_says_where(client, december) -> None:
    html = shown(client, "?view=week&week=2026-W50")

    assert "Week 50: Mon 7 Dec – Sun 13 Dec" in html
    assert "<small>Town hall, Midtown</small>" in html
    assert titles(client, "?view=week&week=2026-W50") == [
        "Danish tax",
        "Language café",
        "Finding a home",
    ]


def test_the_calendar_is_in_the_readers_language(client, december) -> None:
    html = client.get("/da/events/?view=month").content.decode()

    assert "Danish tax (da)" in html
    assert "December 2026" in html


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", True),
        ("?view=month", True),
        ("?view=month&month=2027-01", False),  # nothing is on
        ("?view=month&month=2026-11", False),
        ("?view=month&month=2028-12", False),
        ("?view=week", False),
        ("?language=en", False),
        ("?when=past", False),
    ],
)
def test_search_engines_are_shown_the_list_and_the_months_to_come(
    client, december, query, told
) -> None:
    html = shown(client, query)

    assert ('<meta name="robots" content="noindex">' not in html) is told
    assert ("canonical" in html) is True


def test_a_month_is_a_page_of_its_own(client, december) -> None:
    month = "http://testserver/en/events/?view=month&amp;month=2026-12"

    assert f'<link rel="canonical" href="{month}">' in shown(client, "?view=month")


def test_what_editors_write_stands_above(client, december) -> None:
    page = pages.calendar()
    page.title, page.intro = "What is on in town", "Come along."
    page.save_revision().publish()

    html = shown(client)

    assert "<h1>What is on in town</h1>" in html
    assert "Come along." in html


def test_registration_days_are_shown_to_those_who_come_for_them(client, december, morning) -> None:
    assert "Registration" not in titles(client)
    assert "?category=registration" in shown(client)

    html = shown(client, "?category=registration")

    assert "<h1>Registration days</h1>" in html
    assert "First free time" in html
    day = timezone.localdate(morning.starts)
    assert f'href="/en/events/registration-midtown/?day={day}#times"' in html
    assert html.count("event-row__date") == 1


def test_of_a_registration_day_the_desk_with_more_room_counts(client, morning) -> None:
    first = morning.quotas.order_by("pk").first()
    make.booked(morning, 4)
    assert "Seats free" in shown(client, "?category=registration")
    first.session.quotas.update(closed=True)

    assert "Full" in shown(client, "?category=registration")


@pytest.mark.parametrize(
    "query",
    [
        "?q=%00",
        "?q=%22%27%25",
        "?q=" + "x" * 450,
        "?view=month&month=2026-99",
        "?view=month&month=0001-01",
        "?view=month&month=9999-12",
        "?view=week&week=2026-W99",
        "?view=week&week=9999-W53",
        "?first=2026-02-31&last=x",
        "?first=0001-01-01",
        "?last=9999-12-31",
        "?category=%00&place=../../etc&organiser=" + "x" * 80,
        "?when=foo&when=week&when=weekend&audience=nobody&language=xx&free=maybe",
        "?view=table",
        "?first=2027-01-01&last=2026-01-01",
        *(f"?{name}=%C3%28" for name in ("q", "category", "month", "first")),
    ],
)
def test_nonsense_in_an_address_is_no_error(client, december, query) -> None:
    assert client.get(f"{CALENDAR}{query}").status_code == 200


def test_a_date_that_is_none_is_said_at_its_field(client, december) -> None:
    html = shown(client, "?first=2026-02-31")

    assert 'value="2026-02-31"' in html
    assert 'aria-invalid="true"' in html


@pytest.mark.parametrize(
    ("seen", "chosen"),
    [
        (Look(), Chosen()),
        (Look(MONTH, date(2026, 12, 1)), Chosen(category=("talks", "social"), free=True)),
        (Look(WEEK, date(2026, 12, 28)), Chosen(q="café & co", when=("week", "evenings"))),
        (Look(LIST), Chosen(first=TODAY, last=TODAY, place=("0101", "online"))),
    ],
)
def test_an_address_says_all_and_is_read_back(rf, db, seen, chosen) -> None:
    from events.finding.calendar import CalendarFilter

    data = rf.get(address(CALENDAR, seen, chosen)).GET

    assert look(data, TODAY) == seen
    assert CalendarFilter(data).chosen == (chosen if chosen.q != "café & co" else Chosen(
        q="café co", when=chosen.when))  # fmt: skip


def test_htmx_gets_the_calendar_alone_and_the_address_for_the_browser(client, december) -> None:
    response = client.get(f"{CALENDAR}?q=&language=en&first=", headers={"HX-Request": "true"})
    html = response.content.decode()

    assert "<html" not in html
    assert response["HX-Push-Url"] == "/en/events/?language=en"
    assert 'href="/da/events/?language=en"' in html
    assert "<title>" in html


def test_the_browsers_back_button_gets_the_whole_page(client, december) -> None:
    back = {"HX-Request": "true", "HX-History-Restore-Request": "true"}

    assert "<html" in client.get(CALENDAR, headers=back).content.decode()
