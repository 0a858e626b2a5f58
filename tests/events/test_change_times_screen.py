"""Dates are changed, called off and taken away in the admin, the effect shown first."""

from datetime import date, time

import pytest
from django.core import mail

from events.editing import times
from events.editing.dates import Slot
from events.editing.recurrence import Every, Recurrence, local_times
from events.editing.times import Change
from events.models import Event, Session
from tests.events import make, pages
from tests.events.dates import when
from tests.events.look_ahead import looked, text, url
from tests.jobs import run_jobs

THURSDAY = date(2031, 2, 6)


@pytest.fixture
def event(db: None) -> Event:
    return pages.published("Language café", seats=12).event


@pytest.fixture
def at_work(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def thursdays(event) -> list[Session]:
    rule = Recurrence(THURSDAY, Every.WEEK, weekdays=frozenset({3}), times=4)
    return times.add_series(event, rule, time(17), time(19))[1]


# Changing


def changed(**typed) -> dict:
    return {
        "day": "2031-02-06",
        "begins": "17:00",
        "ends": "19:00",
        "seats": "12",
        "scope": "one",
    } | typed


def test_a_change_says_which_dates_and_how_many_people(at_work, event, thursdays):
    make.booked(thursdays[0], 3)
    times.change(thursdays[2], Change(begins=time(9)))

    address = url("change_time", event.pk, thursdays[0].pk)
    page = text(at_work.post(address, changed(begins="18:00", scope="all", look="1")))

    assert "This changes 3 dates" in page
    assert "3 people are told by mail" in page
    assert "Thursday 6 February 2031, 17:00–19:00 → Thursday 6 February 2031, 18:00–19:00" in page
    assert "Thursday 20 February 2031, 09:00–19:00 Changed by hand before" in page
    assert when(event.sessions.all())[0] == "02-06 17:00"


def test_a_change_that_was_seen_is_saved_and_told_once(at_work, event, thursdays):
    make.booked(thursdays[0])
    run_jobs()
    mail.outbox.clear()
    address = url("change_time", event.pk, thursdays[0].pk)
    typed = looked(at_work, address, changed(begins="18:00", scope="all")) | {"save": "1"}

    answers = [at_work.post(address, typed).status_code for _click in range(2)]
    run_jobs()

    assert answers == [302, 302]
    assert when(event.sessions.all()) == [
        "02-06 18:00",
        "02-13 18:00",
        "02-20 18:00",
        "02-27 18:00",
    ]
    assert len(mail.outbox) == 1


def test_a_change_that_would_do_something_else_by_now_is_looked_at_again(at_work, event, thursdays):
    address = url("change_time", event.pk, thursdays[0].pk)
    typed = looked(at_work, address, changed(begins="18:00", scope="all"))
    times.change(thursdays[1], Change(begins=time(9)))

    page = text(at_work.post(address, typed | {"save": "1"}))

    assert "Something is different from what you saw last" in page
    assert when(event.sessions.all())[0] == "02-06 17:00"


def test_a_change_that_cannot_be_has_no_button(at_work, event, thursdays):
    make.booked(thursdays[0], 3)
    address = url("change_time", event.pk, thursdays[0].pk)

    fewer = at_work.post(address, changed(seats="2", look="1"))
    occupied = at_work.post(address, changed(day="2031-02-13", look="1"))

    assert "3 seats are taken: there cannot be fewer" in text(fewer)
    assert "There is a date at this time already" in text(occupied)
    assert b'name="save"' not in fewer.content + occupied.content


def test_a_date_that_stands_alone_has_no_choice_of_dates(at_work, event):
    [session] = times.add_sessions(event, [Slot(*local_times(THURSDAY, time(17), time(19)))])

    page = at_work.get(url("change_time", event.pk, session.pk))

    assert 'type="radio"' not in page.content.decode()
    assert "0 people have signed up" in text(page)


def test_each_choice_of_dates_says_how_many(at_work, event, thursdays):
    make.booked(thursdays[0], 2)

    page = text(at_work.get(url("change_time", event.pk, thursdays[1].pk)))

    assert "Only this date · 0 people" in page
    assert "This date and all later ones · 3 dates · 0 people" in page
    assert "All dates that are still to come · 4 dates · 2 people" in page


def test_days_that_cannot_move_together_are_told(at_work, event):
    rule = Recurrence(THURSDAY, Every.WEEK, 2, frozenset({3, 6}), times=4)
    sessions = times.add_series(event, rule, time(17), time(19))[1]

    address = url("change_time", event.pk, sessions[1].pk)
    page = text(at_work.post(address, changed(day="2031-02-10", scope="all", save="1")))

    assert "cannot all move in the same way" in page


# Calling off, taking away


def test_this_and_later_dates_are_called_off_with_a_reason(at_work, event, thursdays):
    make.booked(thursdays[2])

    at_work.post(
        url("cancel_time", event.pk, thursdays[2].pk),
        {"scope": "later", "reason": "The roof leaks"},
    )
    run_jobs()

    states = event.sessions.values_list("state", flat=True)
    assert list(states) == ["open", "open", "cancelled", "cancelled"]
    assert any("The roof leaks" in letter.body for letter in mail.outbox)


def test_calling_off_wants_a_reason(at_work, event, thursdays):
    address = url("cancel_time", event.pk, thursdays[0].pk)

    page = at_work.post(address, {"scope": "one", "reason": ""})

    assert "required" in text(page)
    assert not Session.objects.filter(state=Session.State.CANCELLED).exists()


def test_a_date_that_was_called_off_is_shown_as_such_and_left_alone(at_work, event, thursdays):
    times.cancel(thursdays[:1], reason="Ill")

    page = at_work.get(url("change_time", event.pk, thursdays[0].pk), follow=True)

    assert "over or cancelled" in text(page)
    assert "Cancelled" in text(page)


def test_a_date_that_was_a_mistake_is_taken_away_once(at_work, event, thursdays):
    address = url("take_away_time", event.pk, thursdays[0].pk)

    assert "without a trace" in text(at_work.get(address))
    answers = [at_work.post(address).status_code for _click in range(2)]

    assert answers == [302, 302]
    assert event.sessions.count() == 3


def test_a_date_that_somebody_booked_is_not_taken_away(at_work, event, thursdays):
    make.booked(thursdays[0])

    page = at_work.post(url("take_away_time", event.pk, thursdays[0].pk), follow=True)

    assert "Somebody has signed up for this date" in text(page)
    assert event.sessions.count() == 4
