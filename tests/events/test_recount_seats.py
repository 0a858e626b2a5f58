"""`manage.py recount_seats`: the counters against the seats in use."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from events.booking import hold
from events.models import Quota, Session
from tests.events import make


@pytest.fixture
def drifted(seats: Quota) -> Quota:
    hold(needs={seats.pk: 4}, contact_name="A", contact_email="a@ankomst.example")
    Quota.objects.update(taken=7)  # as by somebody's hand in the database
    return seats


def recount(**options) -> str:
    told = StringIO()
    call_command("recount_seats", stdout=told, **options)
    return told.getvalue()


def test_counters_that_add_up_are_said_to(seats):
    hold(needs={seats.pk: 4}, contact_name="A", contact_email="a@ankomst.example")

    assert "Every counter" in recount()


def test_a_drifted_counter_is_reported_and_left(drifted):
    told = StringIO()

    with pytest.raises(CommandError, match="1 quotas do not add up"):
        call_command("recount_seats", stdout=told)

    assert "counter 7, claims 4" in told.getvalue()
    recount(mend=True)


def test_a_drifted_counter_can_be_mended(drifted: Quota, evening: Session):
    assert "mended" in recount(mend=True)
    assert make.taken(evening) == [4]


def test_more_seats_claimed_than_there_are_is_for_a_person_to_settle(drifted: Quota):
    Quota.objects.update(taken=0, size=3)

    with pytest.raises(CommandError):
        recount(mend=True)

    Quota.objects.update(size=4)
    recount(mend=True)
