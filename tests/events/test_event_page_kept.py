"""An event's page is kept for strangers, and never stale: its seats least of all."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.booking import cancel, cancel_session, hold
from events.models import Booking, Event, EventPage, Quota, Session, Stand
from events.models.facts import Kind
from tests.events import make, pages

PAGE = "/en/events/danish-tax/"
CONTACT = {"contact_name": "Ana", "contact_email": "ana@ankomst.example"}


@pytest.fixture(autouse=True)
def _kept(settings) -> None:
    settings.PAGES_KEPT = 50


@pytest.fixture
def page(db: None) -> EventPage:
    return pages.published("Danish tax", venue=pages.venue())


@pytest.fixture
def seats(page: EventPage) -> Quota:
    return make.session(page.event, seats=10).quotas.get()


@pytest.fixture
def seen(client: Client, seats: Quota) -> Callable[[], str]:
    """The page as a stranger gets it, from memory where it is there."""
    client.get(PAGE), client.get(PAGE)
    return lambda: client.get(PAGE).content.decode()


def take(quota: Quota, seats: int) -> Booking:
    return hold(needs={quota.pk: seats}, **CONTACT)


def test_the_second_stranger_costs_one_query(client, seen) -> None:
    with CaptureQueriesContext(connection) as captured:
        assert "Seats free" in seen()
    assert len(captured) == 1


def test_what_the_browser_has_is_not_sent_again(client, seen) -> None:
    etag = client.get(PAGE)["ETag"]

    assert client.get(PAGE, headers={"if-none-match": etag}).status_code == 304


def test_each_seat_taken_or_given_back_is_seen_at_the_next_look(seats, seen) -> None:
    take(seats, 5)
    assert "5 seats left" in seen()
    last = take(seats, 4)
    assert "1 seat left" in seen()
    rest = take(seats, 1)
    assert "Join the waiting list" in seen()
    cancel(rest)
    assert "1 seat left" in seen()
    cancel(last)
    assert "5 seats left" in seen()


def test_a_browser_that_has_the_page_gets_it_anew_when_seats_are_taken(client, seats, seen) -> None:
    etag = client.get(PAGE)["ETag"]

    take(seats, 7)

    answer = client.get(PAGE, headers={"if-none-match": etag})
    assert answer.status_code == 200
    assert "3 seats left" in answer.content.decode()


def test_a_cancelled_date_is_seen_at_the_next_look(seats, seen) -> None:
    cancel_session(seats.session, reason="The advisers are ill.")

    assert "The advisers are ill." in seen()


def test_what_an_editor_publishes_is_seen_at_once(page, seen) -> None:
    pages.publish(page, intro="Bring your first payslip.")

    assert "Bring your first payslip." in seen()


def test_a_page_taken_off_the_site_is_gone_at_once(client, page, seen) -> None:
    page.event.public = False
    page.event.save()

    assert client.get(PAGE).status_code == 404


def test_another_stand_is_seen_at_once(page, seen) -> None:
    Event.objects.filter(pk=page.event_id).update(kind=Kind.FAIR)
    pages.publish(page, kind=Kind.FAIR)
    assert "Nordvind" not in seen()

    Stand.objects.create(event=page.event, organisation="Nordvind A/S")

    assert "Nordvind" in seen()


def test_somebody_signed_in_is_served_her_own(client, stranger, seen) -> None:
    assert "Sign out" not in seen()

    client.force_login(stranger)

    assert "Sign out" in seen()
    client.logout()
    assert "Sign out" not in seen()


def test_time_is_seen_to_pass(seats, seen, monkeypatch) -> None:
    over = seats.session.ends + timedelta(minutes=1)
    monkeypatch.setattr(timezone, "now", lambda: over)

    assert "This event is over" in seen()


def test_each_day_of_a_registration_event_is_kept_by_itself(client, db) -> None:
    office = make.event(of=make.centre())
    first = timezone.now().replace(hour=9, minute=0, second=0) + timedelta(days=3)
    for n in range(20):
        make.session(office, seats=5, starts=first + timedelta(days=n % 2, minutes=20 * n))
    sessions = Session.objects.filter(event=office).order_by("starts")
    days = [f"{timezone.localdate(each.starts)}" for each in (sessions[0], sessions[19])]

    def shown(day: str, more: str = "") -> bytes:
        return client.get(f"{office.get_absolute_url()}?day={day}{more}").content

    assert shown(days[0]) != shown(days[1])
    assert shown(days[0]) == shown(days[0])
    with CaptureQueriesContext(connection) as captured:
        assert shown(days[1]) == shown(days[1], "&utm_source=letter")
    assert len(captured) == 2
