"""What a month of a hundred sessions costs, and that it does not cost more in a large database."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from content.page_cache import touch
from events.models import Event, Quota, Session
from tests.events import pages, programme
from tests.events.programme import NOW, at

pytestmark = pytest.mark.every_database

MONTH = "/en/events/?view=month&month=2026-12"
MOST_QUERIES = 12
MOST_BYTES = 60_000


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture(scope="module")
def _hundred(module_db: None) -> list[Event]:
    """A hundred sessions of fifty events, of eight categories, five organisers and four places."""
    with pytest.MonkeyPatch.context() as today:
        today.setattr(timezone, "now", lambda: NOW)
        return _sessions()


@pytest.fixture
def hundred(_hundred: list[Event], db: None) -> list[Event]:
    return _hundred


def _sessions() -> list[Event]:
    events = [
        programme.event(
            f"What everybody should know, part {number}",
            category=pages.category(f"category-{number % 8}"),
            organiser=pages.organiser(f"organiser-{number % 5}"),
            venue=pages.venue(f"Library {number}"),
            for_families=True,
        )
        for number in range(50)
    ]
    for number in range(100):
        programme.on(events[number % 50], at(3 + number % 28, 10 + number % 9))
    return events


@pytest.fixture
def cold(client: Client) -> Callable[[str], int]:
    """The queries of a page that somebody is the first to ask for after a change."""

    def ask(address: str) -> int:
        client.get(address)  # the settings' rows, and what a process reads once
        touch()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    return ask


@pytest.mark.parametrize(
    "address",
    [
        MONTH,
        f"{MONTH}&category=category-1&audience=families&language=en&free=1&q=part",
        "/da/events/?view=week&week=2026-W50",
        "/en/events/",
        "/en/events/?when=past",
        "/en/events/?category=gone&organiser=gone&place=1234",
    ],
)
def test_a_cold_page_makes_few_queries(hundred, cold, address) -> None:
    assert cold(address) <= MOST_QUERIES


def test_the_number_of_events_makes_no_queries(client, cold, evening) -> None:
    few = cold(MONTH)
    for number in range(20):
        programme.on(programme.event(f"Event {number}"), at(3 + number, 10))

    assert cold(MONTH) == few


def test_a_month_of_a_hundred_sessions_is_light(client, hundred) -> None:
    html = client.get(f"{MONTH}").content

    assert html.count(b'class="calendar__event') == 100
    assert len(html) < MOST_BYTES


def test_the_database_reads_only_the_month(hundred, django_assert_num_queries) -> None:
    """By the index on the day, whatever there is in other months."""
    sessions = [
        Session(event=hundred[0], starts=NOW + timedelta(days=60, hours=n),
                ends=NOW + timedelta(days=60, hours=n + 1), state=Session.State.OPEN)
        for n in range(3000)
    ]  # fmt: skip
    Quota.objects.bulk_create(
        Quota(session=made, size=10) for made in Session.objects.bulk_create(sessions)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    month = Session.objects.filter(
        state__in=("open", "cancelled"), starts__gte=at(1), starts__lt=at(31)
    ).order_by()

    assert "session_upcoming" in month.explain()
