"""The calendar is kept, and never stale: what changes its words makes a new edition."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from content import edition
from events.booking import book_one, cancel, cancel_session, confirm, expire_overdue, hold
from events.models import Booking, Event, Quota, Session
from events.planning.registration_days import change_seats
from tests.events import make, pages
from tests.programs import Programs
from tests.website import Website, website

CALENDAR = "/en/events/?view=list"
CONTACT = {"contact_name": "Ana", "contact_email": "ana@ankomst.example"}


@pytest.fixture(autouse=True)
def _kept(settings) -> None:
    settings.PAGES_KEPT = 50


@pytest.fixture
def seen(client: Client) -> Callable[[], str]:
    """The calendar as a visitor gets it, from memory where it is there."""
    client.get(CALENDAR), client.get(CALENDAR)
    return lambda: client.get(CALENDAR).content.decode()


def take(quota: Quota, seats: int) -> Booking:
    return hold(needs={quota.pk: seats}, **CONTACT)


def test_the_second_visitor_costs_one_query(client, evening) -> None:
    client.get(CALENDAR), client.get(CALENDAR)

    with CaptureQueriesContext(connection) as captured:
        assert "Danish tax" in client.get(CALENDAR).content.decode()
    assert len(captured) == 1


def test_a_booking_is_seen_at_the_next_look(evening, seats, seen) -> None:
    assert "Seats free" in seen()
    take(seats, 5)
    assert "5 seats left" in seen()
    book_one(
        session=evening, quota_ids=[seats.pk], given_name="Bo", email="bo@b.example", language="en"
    )
    assert "4 seats left" in seen()
    take(seats, 4)
    assert "Full" in seen()


def test_a_seat_given_back_is_seen_at_the_next_look(evening, seats, seen) -> None:
    booking = take(seats, 10)
    assert "Full" in seen()
    cancel(booking)
    assert "Seats free" in seen()


def test_a_hold_that_ran_out_is_seen_at_the_next_look(evening, seats, seen) -> None:
    take(seats, 9)
    assert "1 seat left" in seen()
    Booking.objects.update(held_until=timezone.now())
    expire_overdue()
    assert "Seats free" in seen()


def test_while_there_is_plenty_of_room_nothing_is_thrown_away(seats, evening) -> None:
    before = edition.number().all

    booking = take(seats, 4)
    confirm(booking, people=make.people(3, evening))

    assert edition.number().all == before


@pytest.mark.parametrize(
    ("taken", "more", "changes"), [(0, 4, 0), (0, 5, 1), (4, 1, 1), (9, 1, 1), (2, 2, 0)]
)
def test_words_change_when_few_are_left(seats, evening, taken, more, changes) -> None:
    if taken:
        take(seats, taken)
    before = edition.number().all

    take(seats, more)

    assert edition.number().all - before == changes


@pytest.mark.parametrize(
    ("taken", "back", "changes"), [(4, 4, 0), (5, 1, 1), (10, 10, 1), (5, 5, 1)]
)
def test_words_change_when_few_were_left(seats, evening, taken, back, changes) -> None:
    stays = take(seats, taken - back) if taken > back else None
    goes = take(seats, back)
    before = edition.number().all

    cancel(goes)

    assert edition.number().all - before == changes
    assert stays is None or make.taken(evening) == [taken - back]


def test_a_booking_that_fails_leaves_no_trace(seats, evening) -> None:
    take(seats, 10)
    before = edition.number().all

    with pytest.raises(Exception, match=r"seat|Seat"):
        take(seats, 1)

    assert edition.number().all == before


def test_a_cancelled_session_is_seen_at_the_next_look(evening, seen) -> None:
    cancel_session(evening, reason="The advisers are ill.")

    assert "Cancelled" in seen()


def test_more_seats_are_seen_at_the_next_look(evening, seats, seen) -> None:
    take(seats, 10)
    assert "Full" in seen()
    change_seats(seats, size=12)
    assert "2 seats left" in seen()


def test_a_new_date_is_seen_at_the_next_look(evening, seen) -> None:
    assert seen().count("event-row__date") == 1
    make.session(evening.event, seats=5, starts=evening.starts + timedelta(days=7))
    assert seen().count("event-row__date") == 2


def test_what_an_editor_publishes_is_seen_at_once(evening, seen) -> None:
    page = pages.publish(pages.draft("Harbour walk"))
    make.session(page.event, seats=5)
    assert "Harbour walk" in seen()
    pages.publish(page, title="A walk along the harbour")
    assert "A walk along the harbour" in seen()
    page.unpublish()
    assert "harbour" not in seen()


def test_events_and_dates_leave_menus_and_rules_as_they_are(evening) -> None:
    before = edition.number()

    evening.event.save(), evening.save(), cancel_session(evening, reason="The advisers are ill.")

    after = edition.number()
    assert (after.all > before.all, after.texts) == (True, before.texts)


def test_a_category_with_another_name_is_seen_at_once(evening, seen) -> None:
    talks = pages.category("talks")
    Event.objects.update(category=talks)
    talks.name_en = "Evenings out"
    talks.save()

    assert "Evenings out" in seen()


def test_time_is_seen_to_pass(evening, seen, monkeypatch) -> None:
    assert "Danish tax" in seen()
    begun = evening.starts
    monkeypatch.setattr(timezone, "now", lambda: begun)

    assert "Danish tax" not in seen()


def test_junk_in_the_address_is_served_from_memory(client, evening) -> None:
    client.get(CALENDAR), client.get(CALENDAR)

    with CaptureQueriesContext(connection) as captured:
        client.get(f"{CALENDAR}&utm_source=letter&category=&q=")
    assert len(captured) == 1


def test_the_page_that_takes_a_booking_is_never_kept(client, evening) -> None:
    address = f"/en/events/{evening.event.slug}/sessions/{evening.pk}/book/"

    for _ in range(2):
        assert not client.get(address).has_header("ETag")


@pytest.fixture
def processes(transactional_db: None, programs: Programs, tmp_path: Path) -> Iterator[Website]:
    """Two web processes; requests fall to either."""
    with website(programs, tmp_path / "web.log", PAGES_KEPT="50") as running:
        yield running


@pytest.mark.race
def test_no_process_shows_what_another_has_changed(processes: Website) -> None:
    session = make.session(make.event(), seats=30)
    guest = processes.guest()
    seats = session.quotas.get()

    for left in range(5, 0, -1):
        take(seats, 25 if left == 5 else 1)
        words = f"{left} seat{'s' if left > 1 else ''} left"
        pages_ = [guest.get(CALENDAR).text for _ in range(12)]
        assert all(words in page for page in pages_), words
    session.refresh_from_db()
    assert Session.objects.count() == 1
