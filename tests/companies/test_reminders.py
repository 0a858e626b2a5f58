"""New hires are reminded a week and two days before the visit, each time once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from companies.models import NewHire
from companies.reminding import remind_before_visits
from events import booking
from events.models import Session
from tests.companies import people
from tests.jobs import run_jobs


@pytest.fixture
def invited(ana) -> NewHire:
    """Ana, invited a month ago."""
    NewHire.objects.update(invited_at=timezone.now() - timedelta(days=30))
    return ana


def visit_in(**time: int) -> None:
    starts = timezone.now() + timedelta(**time)
    Session.objects.update(starts=starts, ends=starts + timedelta(hours=1))


@pytest.mark.parametrize(
    ("days", "hours", "mails"),
    [(7, 1, 0), (7, 0, 1), (6, 1, 1), (5, 23, 0), (2, 1, 0), (2, 0, 1), (1, 1, 1), (0, 23, 0)],
)
def test_the_days_of_the_reminders(invited, days, hours, mails) -> None:
    visit_in(days=days, hours=hours)

    assert remind_before_visits() == mails


def test_running_again_reminds_nobody_twice(invited, mailoutbox) -> None:
    visit_in(days=7)

    remind_before_visits()
    visit_in(days=6, hours=1)
    remind_before_visits()
    run_jobs()

    assert len(mailoutbox) == 1


def test_the_second_reminder_comes_after_the_first(invited) -> None:
    visit_in(days=7)
    remind_before_visits()
    NewHire.objects.update(reminded_at=timezone.now() - timedelta(days=5))
    visit_in(days=2)

    assert remind_before_visits() == 1


def test_whoever_was_invited_today_is_not_reminded_today(invited) -> None:
    NewHire.objects.update(invited_at=timezone.now())
    visit_in(days=7)

    assert remind_before_visits() == 0


def test_neither_is_whoever_the_company_reminded(invited) -> None:
    NewHire.objects.update(reminded_at=timezone.now() - timedelta(hours=20))
    visit_in(days=2)

    assert remind_before_visits() == 0


def test_people_taken_out_or_without_address_are_left_in_peace(invited, group, morning) -> None:
    booking.remove_person(invited.attendee)
    people.hire(group, morning, "Bo", email="")
    NewHire.objects.update(invited_at=timezone.now() - timedelta(days=30))
    visit_in(days=7)

    assert remind_before_visits() == 0
