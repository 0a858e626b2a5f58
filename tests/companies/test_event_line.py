"""Where an event is full, a company puts its people on the waiting list, one by one."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.models import User
from companies.event_seats import waiting
from companies.event_seats.holding import TooMany
from companies.event_seats.waiting import CannotWait
from companies.models import Company, GroupBooking
from events.models import Event, Session, WaitlistEntry
from tests.companies import event_people as seats
from tests.events import make
from tests.jobs import run_jobs


@pytest.fixture
def evening(db: None) -> Session:
    """One seat is left."""
    made = make.session(make.event(), seats=3)
    make.booked(made, 2)
    return made


@pytest.fixture
def group(evening: Session, nordvind: Company, hr: User) -> GroupBooking:
    made = seats.listed(evening, nordvind, hr, "Lukas", "Sara")
    run_jobs()
    mail.outbox.clear()
    return made


def line() -> list[tuple[str, str]]:
    return list(WaitlistEntry.objects.values_list("contact_email", "state"))


def check(group: GroupBooking) -> str:
    return reverse("companies:check", args=[group.reference])


def test_one_press_puts_everybody_in_line_and_tells_them_by_whom(
    client: Client, group: GroupBooking, hr: User
) -> None:
    client.force_login(hr)
    assert "Put 2 people on the waiting list" in client.get(check(group)).text

    page = client.post(reverse("companies:wait_in_line", args=[group.reference]), follow=True)
    run_jobs()

    assert line() == [
        ("lukas@nordvind.example", "offered"),  # the seat that is left
        ("sara@nordvind.example", "waiting"),
    ]
    assert "2 people are on the waiting list now" in page.text
    assert "Put 2 people" not in page.text
    [letter] = [each for each in mail.outbox if each.to == ["sara@nordvind.example"]]
    assert "Nordvind A/S would like you to come to Danish tax for newcomers" in letter.body
    make.assert_seats_add_up()


def test_the_last_look_shows_the_date_that_was_chosen(
    client: Client, group: GroupBooking, evening: Session, hr: User
) -> None:
    """And not the first of the dates at which nobody has a seat."""
    make.session(evening.event, seats=5, starts=evening.starts - timedelta(days=1))
    client.force_login(hr)

    assert f"{evening.starts.astimezone():%-d %B %Y}" in client.get(check(group)).text


def test_pressed_twice_nobody_stands_twice_or_is_told_twice(group: GroupBooking, hr: User) -> None:
    assert waiting.put_in_line(group, by=hr) == 2
    assert waiting.put_in_line(group, by=hr) == 0
    run_jobs()

    assert len(line()) == 2
    assert len(mail.outbox) == 2


def test_there_is_nothing_to_wait_for_where_all_have_room(
    group: GroupBooking, evening: Session, hr: User
) -> None:
    evening.quotas.update(size=9)

    with pytest.raises(CannotWait, match="There is room for all of you"):
        waiting.put_in_line(group, by=hr)
    assert line() == []


def test_an_event_without_a_line_offers_none(client: Client, group: GroupBooking, hr: User) -> None:
    Event.objects.update(has_waiting_list=False)
    client.force_login(hr)

    assert "waiting list" not in client.get(check(group)).text
    with pytest.raises(CannotWait):
        waiting.put_in_line(group, by=hr)


def test_a_company_that_waits_for_verification_waits_with_its_people(
    group: GroupBooking, hr: User
) -> None:
    Company.objects.update(verified_at=None)

    with pytest.raises(CannotWait, match="still checking your company"):
        waiting.put_in_line(group, by=hr)
    assert line() == []


def test_no_more_wait_than_the_company_may_bring(group: GroupBooking, hr: User) -> None:
    Event.objects.update(company_limit=1)

    with pytest.raises(TooMany):
        waiting.put_in_line(group, by=hr)
    assert line() == []


def test_a_full_event_stays_on_the_companys_list_with_its_line(
    client: Client, group: GroupBooking, evening: Session, nordvind: Company, hr: User
) -> None:
    make.booked(evening, 1)
    client.force_login(hr)
    page = client.get(reverse("companies:events", args=[nordvind.pk])).text

    assert "Waiting list<span" in page
    assert reverse("companies:event_new", args=[nordvind.pk, evening.event.slug]) in page
