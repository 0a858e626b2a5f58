"""A booking is completed after the last person, and opened again by an undo at the desk."""

import pytest

from accounts.models import AccessLog, User
from companies import after_sending
from companies.models import GroupBooking, NewHire
from events.desk import arrivals
from events.models import Session
from tests.companies import people
from tests.jobs import run_jobs

State = GroupBooking.State


@pytest.fixture
def bo(ana: NewHire, morning: Session) -> NewHire:
    return people.hire(ana.group, morning, "Bo")


def state(group: GroupBooking) -> str:
    run_jobs()
    group.refresh_from_db()
    return group.state


def test_it_is_completed_after_the_last_person(
    group: GroupBooking, ana: NewHire, bo: NewHire, desk: User
) -> None:
    arrivals.serve(ana.attendee, by=desk, sure=True)
    assert state(group) == State.CONFIRMED
    arrivals.no_show(bo.attendee, by=desk, sure=True)
    assert state(group) == State.COMPLETED

    actions = AccessLog.objects.of_record(group).values_list("action", flat=True)
    assert list(actions) == ["group_booking.completed"]


def test_it_is_completed_when_the_last_one_left_is_taken_off(
    group: GroupBooking, ana: NewHire, bo: NewHire, desk: User, hr: User
) -> None:
    arrivals.serve(ana.attendee, by=desk, sure=True)
    after_sending.take_out(bo, by=hr)

    assert state(group) == State.COMPLETED


def test_who_is_at_the_centre_keeps_it_open(group: GroupBooking, ana: NewHire, desk: User) -> None:
    arrivals.arrive(ana.attendee, by=desk, sure=True)

    assert state(group) == State.CONFIRMED


def test_an_undo_opens_it_again(group: GroupBooking, ana: NewHire, desk: User) -> None:
    arrivals.serve(ana.attendee, by=desk, sure=True)
    assert state(group) == State.COMPLETED

    arrivals.undo(ana.attendee, by=desk)

    assert state(group) == State.CONFIRMED


def test_a_booking_of_which_everybody_is_taken_off_is_not_completed(
    group: GroupBooking, ana: NewHire, hr: User
) -> None:
    after_sending.take_out(ana, by=hr)

    assert state(group) == State.CONFIRMED
