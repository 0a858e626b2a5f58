"""What the clock does with holds, and whom it tells."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from events.booking import change_hold, expire_overdue, hold, warn_before_expiry
from events.models import Booking, Quota
from outbox.clock import JOBS
from tests.jobs import run_jobs


@pytest.fixture
def held(seats: Quota) -> Booking:
    return hold(needs={seats.pk: 4}, contact_name="Hanne", contact_email="hanne@ankomst.example")


def ends_in(booking: Booking, **time: float) -> None:
    Booking.objects.filter(pk=booking.pk).update(
        held_until=timezone.now() + timedelta(**time),
        created_at=timezone.now() - timedelta(days=3) + timedelta(**time),
    )


def test_the_holder_is_warned_once_in_the_last_24_hours(held: Booking):
    ends_in(held, hours=23)

    assert [warn_before_expiry(), warn_before_expiry()] == [1, 0]
    run_jobs()

    [letter] = mail.outbox
    assert letter.to == ["hanne@ankomst.example"]
    assert held.reference in letter.body


@pytest.mark.parametrize("left", [{"hours": 25}, {"minutes": -1}])
def test_nobody_is_warned_too_early_or_too_late(held: Booking, left: dict[str, float]):
    ends_in(held, **left)

    assert warn_before_expiry() == 0


def test_a_hold_of_a_few_hours_needs_no_warning(seats: Quota):
    soon = timezone.now() + timedelta(hours=5)
    hold(needs={seats.pk: 1}, until=soon, contact_name="A", contact_email="a@ankomst.example")

    assert warn_before_expiry() == 0


def test_a_longer_hold_is_warned_of_again(held: Booking):
    ends_in(held, hours=2)
    warn_before_expiry()

    held.refresh_from_db()
    needs = dict(held.claims.values_list("quota", "seats"))
    change_hold(held, needs=needs, until=timezone.now() + timedelta(hours=20))

    assert warn_before_expiry() == 1


def test_the_holder_hears_when_the_seats_were_given_back(held: Booking):
    ends_in(held, minutes=-1)
    expire_overdue()
    run_jobs()

    assert "given back" in mail.outbox[0].subject


def test_the_clock_knows_its_jobs():
    names = {name.rpartition(".")[2] for name in JOBS if name.startswith("events.")}

    assert {"release_expired_holds", "warn_holders", "finish_cancelled_sessions"} <= names
