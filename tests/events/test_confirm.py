"""From held seats to people with tickets."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import AccessLog
from events.booking import (
    HoldExpired,
    NotHeld,
    SoldOut,
    cancel,
    change_hold,
    confirm,
    expire_overdue,
    hold,
)
from events.models import Attendee, Booking, Quota, SeatClaim, Session
from tests.events import make

CONTACT = {"contact_name": "Hanne Jensen", "contact_email": "hanne@ankomst.example"}


@pytest.fixture
def held(seats: Quota) -> Booking:
    return hold(needs={seats.pk: 4}, **CONTACT)


def test_held_seats_become_people_in_the_order_given(held: Booking, evening: Session):
    attendees = confirm(held, people=make.people(4, evening))

    assert [person.given_name for person in attendees] == [f"Person {n}" for n in range(4)]
    assert all(person.pk and person.ticket_code for person in attendees)
    assert make.taken(evening) == [4]
    assert Booking.objects.get().state == Booking.State.CONFIRMED
    assert SeatClaim.objects.filter(attendee=None).count() == 0


def test_confirming_again_answers_the_same_people(held: Booking, evening: Session):
    first = confirm(held, people=make.people(4, evening))
    lines = AccessLog.objects.count()

    again = confirm(Booking.objects.get(pk=held.pk), people=make.people(4, evening))

    assert again == first
    assert AccessLog.objects.count() == lines
    assert make.taken(evening) == [4]


def test_seats_not_needed_are_free_at_once(held: Booking, evening: Session):
    confirm(held, people=make.people(1, evening))

    assert make.taken(evening) == [1]


def test_seats_beyond_those_held_are_taken_too(held: Booking, evening: Session):
    confirm(held, people=make.people(10, evening))

    assert make.taken(evening) == [10]


def test_more_people_than_seats_leaves_everything_as_it_was(held: Booking, evening: Session):
    with pytest.raises(SoldOut):
        confirm(held, people=make.people(11, evening))

    assert make.taken(evening) == [4]
    assert held.state == Booking.State.HELD
    assert not Attendee.objects.exists()


def test_each_person_takes_a_seat_at_the_desks_she_needs(morning: Session):
    immigration, citizen_service = morning.quotas.order_by("pk")
    booking = hold(needs={immigration.pk: 2, citizen_service.pk: 3}, **CONTACT)
    both = make.people(2, morning, immigration, citizen_service)
    nordic = make.people(1, morning, citizen_service)

    attendees = confirm(booking, people=[*both, *nordic])

    assert [person.claims.count() for person in attendees] == [2, 2, 1]
    assert make.taken(morning) == [2, 3]


def test_a_seat_of_another_session_is_refused(held: Booking, evening: Session, morning: Session):
    [person] = make.people(1, evening, morning.quotas.first())

    with pytest.raises(ValueError, match="two sessions"):
        confirm(held, people=[person])


def test_a_hold_that_ran_out_a_moment_ago_still_counts(held: Booking, evening: Session):
    Booking.objects.update(held_until=timezone.now() - timedelta(minutes=5))

    confirm(held, people=make.people(4, evening))

    assert Booking.objects.get().state == Booking.State.CONFIRMED


def test_once_the_seats_were_given_back_the_hold_must_be_taken_up_again(
    held: Booking, evening: Session, seats: Quota
):
    Booking.objects.update(held_until=timezone.now())
    expire_overdue()

    with pytest.raises(HoldExpired, match="Hold seats again"):
        confirm(held, people=make.people(4, evening))

    change_hold(held, needs={seats.pk: 4})
    assert len(confirm(held, people=make.people(4, evening))) == 4


def test_a_cancelled_booking_cannot_be_confirmed(held: Booking, evening: Session):
    cancel(held)

    with pytest.raises(NotHeld, match="cancelled"):
        confirm(held, people=make.people(4, evening))


def test_two_hundred_people_cost_no_more_queries_than_two(
    morning: Session, django_assert_max_num_queries
):
    Quota.objects.update(size=200)
    needs = {quota.pk: 200 for quota in morning.quotas.all()}
    booking = hold(needs=needs, **CONTACT)

    with django_assert_max_num_queries(30):  # SQLite splits long INSERTs
        confirm(booking, people=make.people(200, morning))
