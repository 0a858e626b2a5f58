"""Registration days from a pattern, over holidays, midnight and both nights of the clocks."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone

from events.booking import hold
from events.models import Quota, Session
from events.planning.pattern import slot_times
from events.planning.registration_days import (
    Pattern,
    PlanningError,
    change_seats,
    confirm_staffing,
    create,
    open_before_opening,
    plan,
)
from vocabulary.danish_days import add_working_days, closed_days, holiday_name

MONDAY = date(2027, 2, 1)


@pytest.fixture
def pattern(centre, immigration, citizen_service) -> Pattern:
    """Two weeks of Mondays and Tuesdays, 9 to 11, every half hour."""
    return Pattern(
        centre=centre,
        weekdays=frozenset({0, 1}),
        first=MONDAY,
        last=MONDAY + timedelta(days=13),
        opens=time(9),
        closes=time(11),
        slot_minutes=30,
        seats={immigration.pk: 5, citizen_service.pk: 8},
    )


def local(times) -> list[str]:
    return [f"{timezone.localtime(starts):%H:%M}" for starts, _ends in times]


def test_a_pattern_makes_every_slot_of_every_day(pattern):
    made = create(pattern)

    assert len(made) == 4 * 4
    assert local([(made[0].starts, made[0].ends)]) == ["09:00"]
    assert Quota.objects.count() == 2 * 16
    assert {session.state for session in made} == {Session.State.DRAFT}


def test_looking_at_a_plan_makes_nothing(pattern):
    assert len(plan(pattern).new_slots) == 16
    assert not Session.objects.exists()


def test_making_it_again_makes_nothing(pattern):
    create(pattern)

    assert create(pattern) == []
    assert plan(pattern).existing == 16


def test_slots_that_exist_are_left_and_the_others_made(pattern, immigration):
    create(replace(pattern, last=MONDAY, seats={immigration.pk: 1}))

    assert len(create(pattern)) == 12
    assert Quota.objects.filter(size=1).count() == 4


def test_a_slot_that_overlaps_another_is_not_made(pattern):
    create(pattern)

    shifted = replace(pattern, opens=time(9, 15), closes=time(12))
    assert local((s.starts, s.ends) for s in plan(shifted).new_slots)[:1] == ["11:15"]


def test_days_left_out_and_holidays_are_skipped_with_the_reason(pattern):
    easter = replace(
        pattern, first=date(2027, 3, 29), last=date(2027, 4, 6), except_days={date(2027, 4, 6)}
    )

    skipped = {day.day: day.skipped for day in plan(easter).days}
    assert skipped[date(2027, 3, 29)] == "Easter Monday"
    assert skipped[date(2027, 4, 6)] == "Left out"
    assert skipped[date(2027, 3, 30)] == ""


def test_holidays_can_be_worked(pattern):
    easter = replace(pattern, first=date(2027, 3, 29), last=date(2027, 3, 29), on_holidays=True)

    assert len(plan(easter).new_slots) == 4


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2027, 3, 27), 7), (date(2027, 10, 30), 9), (date(2027, 5, 1), 8)],
    ids=["clocks forward", "clocks back", "any night"],
)
def test_a_night_has_as_many_hours_as_it_lasts(day, hours):
    times = list(slot_times(day, time(22), time(6), 60))

    assert len(times) == hours
    assert all(ends - starts == timedelta(hours=1) for starts, ends in times)
    assert times[-1][1] == timezone.make_aware(
        datetime.combine(day + timedelta(days=1), time(6))
    ).astimezone(UTC)


def test_the_hour_that_comes_twice_has_its_slots_twice():
    times = slot_times(date(2027, 10, 31), time(1), time(4), 60)

    assert local(times) == ["01:00", "02:00", "02:00", "03:00"]


def test_the_hour_that_is_leapt_over_has_none():
    assert local(slot_times(date(2027, 3, 28), time(1), time(4), 60)) == ["01:00", "03:00"]


def test_nine_o_clock_is_nine_o_clock_in_summer_and_winter(pattern):
    spring = replace(pattern, first=date(2027, 3, 22), last=date(2027, 4, 6))

    starts = {slot.starts.hour for slot in plan(spring).new_slots if slot.starts.minute == 0}
    assert starts == {7, 8, 9}  # 9 and 10 in Copenhagen are 8 and 9 in UTC, then 7 and 8


def test_a_session_may_end_after_midnight(pattern):
    night = replace(pattern, opens=time(23), closes=time(1), slot_minutes=120, last=MONDAY)

    [session] = create(night)
    assert timezone.localtime(session.ends).date() == MONDAY + timedelta(days=1)


def test_a_rest_too_short_for_a_slot_is_left_free():
    assert local(slot_times(MONDAY, time(9), time(10, 20), 30)) == ["09:00", "09:30"]


def test_a_session_opens_when_every_desk_is_staffed(pattern, immigration, citizen_service, planner):
    [session, *_rest] = create(replace(pattern, last=MONDAY))
    quotas = {quota.authority_id: quota for quota in session.quotas.all()}

    assert confirm_staffing([quotas[immigration.pk]], by=planner) == []
    assert confirm_staffing([quotas[citizen_service.pk]], by=planner) == [session]

    session.refresh_from_db()
    assert session.state == Session.State.OPEN
    assert not session.quotas.filter(closed=True).exists()


def test_confirming_staff_again_keeps_the_first_word(pattern, planner, admin):
    sessions = create(replace(pattern, last=MONDAY))
    quotas = list(Quota.objects.filter(session__in=sessions))

    assert len(confirm_staffing(quotas, by=planner)) == 4
    assert confirm_staffing(quotas, by=admin) == []
    assert set(Quota.objects.values_list("staffing_confirmed_by", flat=True)) == {planner.pk}


def test_staff_for_a_cancelled_session_does_not_open_it(pattern, planner):
    [session, *_rest] = create(replace(pattern, last=MONDAY))
    Session.objects.filter(pk=session.pk).update(state=Session.State.CANCELLED)

    assert confirm_staffing(list(session.quotas.all()), by=planner) == []


def test_seats_of_a_draft_cannot_be_had(pattern):
    create(pattern)

    assert not Quota.objects.filter(closed=False).exists()


def test_before_opening_is_the_hour_before_the_day_s_first_slot(pattern, immigration, planner):
    create(pattern)

    early = open_before_opening(pattern.centre, MONDAY, seats={immigration.pk: 20}, by=planner)

    assert local([(early.starts, early.ends)]) == ["08:00"]
    assert early.admission == Session.Admission.BEFORE_OPENING
    assert early.state == Session.State.DRAFT
    again = open_before_opening(pattern.centre, MONDAY, seats={immigration.pk: 20}, by=planner)
    assert again == early


def test_before_opening_follows_a_changed_opening(pattern, immigration):
    late = replace(pattern, opens=time(12), closes=time(14))
    create(late)

    early = open_before_opening(pattern.centre, MONDAY, minutes=90, seats={immigration.pk: 20})
    assert local([(early.starts, early.ends)]) == ["10:30"]


def test_there_is_no_before_opening_without_an_opening(pattern, immigration):
    with pytest.raises(PlanningError, match="Nothing is planned"):
        open_before_opening(pattern.centre, MONDAY, seats={immigration.pk: 20})


def test_both_desks_must_staff_the_time_before_opening(pattern, planner):
    create(pattern)
    early = open_before_opening(pattern.centre, MONDAY, seats=pattern.seats)
    first, second = early.quotas.all()

    assert confirm_staffing([first], by=planner) == []
    assert confirm_staffing([second], by=planner) == [early]


def test_seats_can_be_fewer_but_not_below_those_taken(evening, seats):
    hold(needs={seats.pk: 6}, contact_name="A", contact_email="a@ankomst.example")

    change_seats(seats, size=6)
    with pytest.raises(PlanningError, match="6 seats are taken at Seats"):
        change_seats(seats, size=5)

    assert Quota.objects.get().size == 6


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 4, 3), "Good Friday"),
        (date(2026, 5, 14), "Ascension Day"),
        (date(2026, 5, 25), "Whit Monday"),
        (date(2026, 12, 24), "Christmas Eve"),
        (date(2026, 5, 1), ""),  # Great Prayer Day would have been on this day
    ],
)
def test_danish_holidays_have_names(day, name):
    assert holiday_name(day) == name


def test_working_days_leave_out_weekends_and_holidays():
    assert add_working_days(date(2026, 12, 23), 1) == date(2026, 12, 28)
    assert add_working_days(date(2026, 12, 23), 0) == date(2026, 12, 23)
    assert len(closed_days(2026)) == 13
