"""Seats held without names."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import AccessLog
from events.booking import (
    NotBookable,
    NotHeld,
    SoldOut,
    cancel,
    change_hold,
    confirm,
    expire_overdue,
    hold,
    release,
)
from events.models import Booking, Quota, Session
from tests.events import make

CONTACT = {"contact_name": "Hanne Jensen", "contact_email": "hanne@ankomst.example"}


def overdue(booking: Booking) -> Booking:
    booking.held_until = timezone.now() - timedelta(minutes=1)
    booking.save()
    return booking


def test_a_hold_takes_its_seats_and_says_until_when(seats: Quota, evening: Session):
    booking = hold(needs={seats.pk: 4}, **CONTACT)

    assert make.taken(evening) == [4]
    assert booking.state == Booking.State.HELD
    hours = (booking.held_until - timezone.now()) / timedelta(hours=1)
    assert 71.9 < hours <= 72


def test_the_last_seat_can_be_held(seats: Quota, evening: Session):
    hold(needs={seats.pk: 10}, **CONTACT)

    assert make.taken(evening) == [10]


def test_one_more_than_there_is_takes_none(seats: Quota, evening: Session):
    with pytest.raises(SoldOut) as stopped:
        hold(needs={seats.pk: 11}, **CONTACT)

    assert make.taken(evening) == [0]
    assert not Booking.objects.exists()
    assert stopped.value.quota_ids == (seats.pk,)


def test_a_group_that_fits_at_one_desk_only_takes_no_seat_at_either(morning: Session):
    immigration, citizen_service = morning.quotas.order_by("pk")

    with pytest.raises(SoldOut, match="Immigration.*10 seats are left, 12 are needed"):
        hold(needs={immigration.pk: 12, citizen_service.pk: 12}, **CONTACT)

    assert make.taken(morning) == [0, 0]


def test_every_desk_that_is_short_is_named(morning: Session):
    needs = {quota.pk: 20 for quota in morning.quotas.all()}

    with pytest.raises(SoldOut) as stopped:
        hold(needs=needs, **CONTACT)

    assert set(stopped.value.quota_ids) == set(needs)


@pytest.mark.parametrize("state", [Session.State.DRAFT, Session.State.CANCELLED])
def test_seats_are_held_only_where_the_session_is_open(seats: Quota, evening: Session, state: str):
    Session.objects.filter(pk=evening.pk).update(state=state)

    with pytest.raises(NotBookable):
        hold(needs={seats.pk: 1}, **CONTACT)


def test_seats_of_a_session_that_has_begun_cannot_be_held(seats: Quota, evening: Session):
    Session.objects.filter(pk=evening.pk).update(starts=timezone.now())

    with pytest.raises(NotBookable, match="passed"):
        hold(needs={seats.pk: 1}, **CONTACT)


def test_a_quota_closed_after_the_look_gives_no_seat(seats: Quota):
    Quota.objects.update(closed=True)  # as by a cancellation between our look and our seat

    with pytest.raises(SoldOut):
        hold(needs={seats.pk: 1}, **CONTACT)


def test_a_changed_hold_takes_and_gives_back_the_difference(morning: Session):
    first, second = morning.quotas.order_by("pk")
    booking = hold(needs={first.pk: 10}, **CONTACT)

    change_hold(booking, needs={first.pk: 3, second.pk: 5})

    assert make.taken(morning) == [3, 5]


def test_a_change_that_does_not_fit_keeps_the_old_seats(morning: Session):
    first, second = morning.quotas.order_by("pk")
    booking = hold(needs={first.pk: 8}, **CONTACT)

    with pytest.raises(SoldOut):
        change_hold(booking, needs={first.pk: 4, second.pk: 17})

    assert make.taken(morning) == [8, 0]
    assert booking.claims.get().seats == 8


def test_the_same_change_again_changes_nothing(seats: Quota, evening: Session):
    booking = hold(needs={seats.pk: 4}, **CONTACT)
    until = booking.held_until
    lines = AccessLog.objects.count()

    change_hold(booking, needs={seats.pk: 4})

    assert make.taken(evening) == [4]
    assert booking.held_until == until
    assert AccessLog.objects.count() == lines


def test_an_overdue_hold_gives_its_seats_back(seats: Quota, evening: Session):
    booking = overdue(hold(needs={seats.pk: 4}, **CONTACT))

    assert [expire_overdue(), expire_overdue()] == [1, 0]

    booking.refresh_from_db()
    assert booking.state == Booking.State.EXPIRED
    assert make.taken(evening) == [0]


def test_a_hold_lasts_to_its_last_minute(seats: Quota, evening: Session):
    hold(needs={seats.pk: 4}, until=timezone.now() + timedelta(minutes=1), **CONTACT)

    assert expire_overdue() == 0
    assert make.taken(evening) == [4]


def test_an_expired_hold_is_taken_up_again_while_there_is_room(seats: Quota, evening: Session):
    booking = overdue(hold(needs={seats.pk: 4}, **CONTACT))
    expire_overdue()

    again = change_hold(booking, needs={seats.pk: 6})

    assert again.state == Booking.State.HELD
    assert again.held_until > timezone.now() + timedelta(hours=71)
    assert make.taken(evening) == [6]


def test_an_expired_hold_whose_seats_are_gone_stays_expired(seats: Quota, evening: Session):
    booking = overdue(hold(needs={seats.pk: 4}, **CONTACT))
    expire_overdue()
    hold(needs={seats.pk: 8}, **CONTACT)

    with pytest.raises(SoldOut):
        change_hold(booking, needs={seats.pk: 4})

    assert make.taken(evening) == [8]


def test_released_seats_are_free_at_once_and_can_be_held_again(seats: Quota, evening: Session):
    booking = hold(needs={seats.pk: 4}, **CONTACT)

    release(booking)
    assert release(booking).state == Booking.State.EXPIRED
    assert make.taken(evening) == [0]

    again = change_hold(booking, needs={seats.pk: 2})
    assert again.state == Booking.State.HELD
    assert make.taken(evening) == [2]


def test_what_is_confirmed_is_not_released(seats: Quota, evening: Session):
    booking = hold(needs={seats.pk: 1}, **CONTACT)
    confirm(booking, people=make.people(1, evening))

    with pytest.raises(NotHeld):
        release(booking)


def test_a_confirmed_booking_is_not_changed_as_a_hold(seats: Quota, evening: Session):
    booking = hold(needs={seats.pk: 1}, **CONTACT)
    confirm(booking, people=make.people(1, evening))

    with pytest.raises(NotHeld):
        change_hold(booking, needs={seats.pk: 2})


def test_a_cancelled_hold_frees_its_seats_once(seats: Quota, evening: Session):
    booking = hold(needs={seats.pk: 4}, **CONTACT)

    cancel(booking)
    gone = cancel(booking)

    assert make.taken(evening) == [0]
    assert gone.state == Booking.State.CANCELLED
    assert AccessLog.objects.of_record(booking).filter(action="booking.cancelled").count() == 1
