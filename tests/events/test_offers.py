"""Which days are offered to a group, and the words for those that are not."""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from events.booking import hold
from events.models import Booking, Event, Quota, Session
from events.placing.offers import offers_for_group
from guidance.models import Authority, Centre
from tests.events import make
from vocabulary.danish_days import add_working_days

CONTACT = {"contact_name": "HR", "contact_email": "hr@ankomst.example"}


@pytest.fixture
def day() -> date:
    return add_working_days(timezone.localdate(), 10)


@pytest.fixture
def event(centre: Centre) -> Event:
    return make.event(of=centre)


@pytest.fixture
def desks(immigration: Authority, citizen_service: Authority) -> dict[Authority, int]:
    return {immigration: 4, citizen_service: 6}


@pytest.fixture
def eu(immigration: Authority, citizen_service: Authority) -> frozenset:
    return frozenset({immigration.pk, citizen_service.pk})


@pytest.fixture
def nordic(citizen_service: Authority) -> frozenset:
    return frozenset({citizen_service.pk})


def at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


@pytest.fixture
def slots(event: Event, day: date, desks: dict[Authority, int]) -> list[Session]:
    """9 and 10 o'clock, with 4 seats at immigration and 6 at citizen service each."""
    return [make.session(event, desks=desks, starts=at(day, hour)) for hour in (9, 10)]


def offer(group, centre: Centre, day: date, **options):
    [found] = offers_for_group(group, centre=centre, first=day, last=day, **options)
    return found


def test_a_day_with_room_shows_how_the_group_would_come(centre, day, slots, eu, nordic):
    found = offer({eu: 6, nordic: 3}, centre, day)

    assert found.is_offered
    assert [share.people for share in found.shares] == [6, 3]
    assert sum(found.needs.values()) == 6 * 2 + 3
    assert (found.begins, found.ends) == (slots[0].starts, slots[1].ends)


def test_what_is_offered_can_be_held(centre, day, slots, eu, nordic):
    booking = hold(needs=offer({eu: 6, nordic: 3}, centre, day).needs, **CONTACT)

    assert sum(claim.seats for claim in booking.claims.all()) == 15


def test_a_full_desk_is_named_with_its_numbers(centre, day, slots, eu):
    assert offer({eu: 12}, centre, day).refusal == (
        "Immigration has 8 seats left on this day; you need 12."
    )


def test_a_desk_without_a_seat_is_named(centre, day, slots, eu):
    Quota.objects.filter(authority__key="immigration").update(size=0)

    refusal = offer({eu: 2}, centre, day).refusal
    assert refusal == "Immigration has no seats left on this day; you need 2."


def test_desks_with_room_at_different_times_are_named_together(centre, day, slots, eu):
    slots[0].quotas.filter(authority__key="immigration").update(size=0)
    slots[1].quotas.filter(authority__key="citizen-service").update(size=0)

    refusal = offer({eu: 2}, centre, day).refusal
    assert (
        refusal == "Nobody more can see Immigration and Citizen service in one visit on this day."
    )


def test_a_day_without_confirmed_staff_says_whose_is_missing(centre, day, event, desks, eu):
    draft = make.session(event, desks=desks, starts=at(day, 9), state=Session.State.DRAFT)
    draft.quotas.filter(authority__key="immigration").update(staffing_confirmed_at=timezone.now())

    refusal = offer({eu: 2}, centre, day).refusal
    assert refusal == "Not open yet: Citizen service has not confirmed its staff for this day."


def test_a_desk_that_is_not_there_that_day_is_named(centre, day, event, slots, eu, citizen_service):
    friday = day + timedelta(days=1)
    make.session(event, desks={citizen_service: 9}, starts=at(friday, 9))

    refusal = offer({eu: 1}, centre, friday).refusal
    assert refusal == "Immigration does not receive people at this centre on this day."


def test_a_desk_without_appointments_at_this_centre_is_left_aside(centre, day, slots, nordic):
    tax = make.authority("tax")

    assert offer({nordic | {tax.pk}: 2}, centre, day).is_offered


def test_a_cancelled_day_says_why(centre, day, slots, eu):
    Session.objects.update(state=Session.State.CANCELLED, cancelled_because="The house is closed.")

    refusal = offer({eu: 1}, centre, day).refusal
    assert refusal == "This day is cancelled. The house is closed."


def test_a_day_too_near_says_whom_to_call(centre, event, desks, eu):
    tomorrow = timezone.localdate() + timedelta(days=1)
    make.session(event, desks=desks, starts=at(tomorrow, 9))

    refusal = offer({eu: 1}, centre, tomorrow).refusal
    assert "2 working days ahead" in refusal
    assert centre.phone in refusal


@pytest.fixture
def early(event: Event, day: date, desks: dict[Authority, int], slots: list[Session]) -> Session:
    before = Session.Admission.BEFORE_OPENING
    return make.session(event, desks=desks, starts=at(day, 8), admission=before)


def test_before_opening_is_for_people_who_have_applied(centre, day, early, eu):
    assert offer({eu: 12}, centre, day, all_applied=True).shares[0].session == early


def test_a_group_that_has_not_applied_hears_of_the_time_before_opening(centre, day, early, eu):
    refusal = offer({eu: 12}, centre, day).refusal

    assert "8 seats left" in refusal
    assert "before opening has room" in refusal


def test_a_group_s_own_held_seats_are_free_to_itself(centre, day, slots, eu):
    booking = hold(needs=offer({eu: 8}, centre, day).needs, **CONTACT)

    assert not offer({eu: 8}, centre, day).is_offered
    assert offer({eu: 8}, centre, day, held=booking).is_offered


def test_people_are_placed_on_the_day_in_their_order(centre, day, slots, eu, nordic):
    found = offer({eu: 5, nordic: 1}, centre, day)

    placed = found.place([nordic, *[eu] * 5])
    assert [each.session_id for each in placed] == [slots[0].pk] * 5 + [slots[1].pk]
    assert [len(each.quota_ids) for each in placed] == [1, 2, 2, 2, 2, 2]


def test_looking_at_the_days_gives_nobodys_seats_back(centre, day, slots, eu):
    held = hold(needs=offer({eu: 8}, centre, day).needs, **CONTACT)
    Booking.objects.update(held_until=timezone.now())

    assert not offer({eu: 8}, centre, day).is_offered

    held.refresh_from_db()
    assert held.state == Booking.State.HELD


@pytest.mark.parametrize("days", [1, 30])
def test_three_queries_are_enough_for_any_number_of_days(
    centre, event, day, desks, eu, days, django_assert_max_num_queries
):
    for n in range(days):
        make.session(event, desks=desks, starts=at(day + timedelta(days=n), 9))
    booking = hold(needs={Quota.objects.first().pk: 1}, **CONTACT)

    with django_assert_max_num_queries(3):
        found = offers_for_group(
            {eu: 9}, centre=centre, first=day, last=day + timedelta(days=days - 1), held=booking
        )

    assert len(found) == days
