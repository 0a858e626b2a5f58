"""Dates of an event: added, changed for one, this and later or all, taken away."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from accounts.models import AccessLog
from content.edition import number as edition
from events import booking as seats
from events.editing import times
from events.editing.recurrence import CannotMove, Every, Recurrence, TooMany, Without, local_times
from events.editing.refusals import FewerThanTaken, InTheWay, IsOver, SomebodyBooked
from events.editing.times import Change, Scope
from events.models import (
    Series,
    Session,
)
from tests.events import make
from tests.events.dates import THURSDAY, WEEK, fresh, seat, slot, weekly, when

# Adding


def test_a_date_is_open_at_once_with_the_seats_of_the_event(cafe):
    [session] = times.add_sessions(cafe, [slot()])

    assert session.state == Session.State.OPEN
    quota = session.quotas.get()
    assert (quota.authority, quota.size, quota.closed) == (None, 12, False)


def test_a_date_may_have_its_own_seats_place_and_topic(cafe):
    [session] = times.add_sessions(
        cafe, [slot(seats=5, place="The garden", topic_en="Weeds", topic_da="Ukrudt")]
    )

    assert session.quotas.get().size == 5
    assert (session.place, session.topic) == ("The garden", "Weeds")


def test_the_same_dates_sent_twice_are_there_once(cafe):
    for _click in range(2):
        times.add_sessions(cafe, [slot(), slot(THURSDAY + WEEK)])

    assert cafe.sessions.count() == 2


def test_a_date_typed_twice_is_made_once(cafe):
    assert len(times.add_sessions(cafe, [slot(), slot()])) == 1


def test_a_rule_makes_a_series_that_knows_its_days(cafe):
    sessions = weekly(cafe, until=date(2031, 3, 6), without=Without(weeks=frozenset({7})))

    series = cafe.series.get()
    assert when(sessions) == ["02-06 17:00", "02-20 17:00", "02-27 17:00", "03-06 17:00"]
    assert {session.series for session in sessions} == {series}
    assert series.rule == "FREQ=WEEKLY;BYDAY=TH;UNTIL=20310306"
    assert (series.first, series.last, series.without) == (THURSDAY, date(2031, 3, 6), ["W07"])


def test_the_same_rule_sent_twice_is_one_series(cafe):
    for _click in range(2):
        sessions = weekly(cafe, times=3)

    assert len(sessions) == 3
    assert Series.objects.count() == 1


def test_a_rule_leaves_a_date_that_is_there_as_it_is(cafe):
    [own] = times.add_sessions(cafe, [slot(place="The garden")])

    sessions = weekly(cafe, times=3)

    assert len(sessions) == 3
    assert fresh(own).series is None
    assert fresh(own).place == "The garden"


def test_a_rule_that_makes_too_many_makes_none(cafe):
    with pytest.raises(TooMany):
        weekly(cafe, until=date(2099, 1, 1))

    assert not Series.objects.exists()


def test_a_rule_keeps_its_local_time_over_the_nights_on_which_the_clocks_move(cafe):
    sessions = weekly(cafe, until=date(2031, 12, 1))

    assert {timezone.localtime(each.starts).time() for each in sessions} == {time(17)}
    assert {each.starts.hour for each in sessions} == {15, 16}


def test_what_was_added_is_logged_and_seen_at_once(cafe, editor):
    before = edition()

    times.add_sessions(cafe, [slot()], by=editor)

    assert AccessLog.objects.of_record(cafe).filter(action="event.dates_added", actor=editor)
    assert edition() > before


# Changing one date


def test_one_date_moves_and_the_others_stay(thursdays):
    times.change(thursdays[1], Change(day=date(2031, 2, 14), begins=time(16)))

    assert when(thursdays)[:3] == ["02-06 17:00", "02-14 16:00", "02-20 17:00"]
    moved = fresh(thursdays[1])
    assert moved.rule_day == date(2031, 2, 13)
    assert moved.series == thursdays[0].series


def test_every_change_raises_the_revision(thursdays):
    was = thursdays[0].changed_at

    times.change(thursdays[0], Change(topic_en="Weeds"))

    assert fresh(thursdays[0]).revision == 1
    assert fresh(thursdays[0]).changed_at > was
    assert fresh(thursdays[1]).revision == 0


def test_the_same_change_sent_twice_is_made_and_told_once(thursdays, letters):
    seat(thursdays[0])
    letters()

    for _click in range(2):
        times.change(thursdays[0], Change(begins=time(18), ends=time(20)))

    assert fresh(thursdays[0]).revision == 1
    assert len(letters()) == 1


def test_an_end_before_the_beginning_is_on_the_day_after(thursdays):
    times.change(thursdays[0], Change(begins=time(22), ends=time(1)))

    session = fresh(thursdays[0])
    assert session.ends - session.starts == timedelta(hours=3)


def test_a_date_cannot_come_to_the_time_of_another(thursdays):
    with pytest.raises(InTheWay, match="Thursday 13 February 17:00"):
        times.change(thursdays[0], Change(day=thursdays[1].rule_day))

    assert fresh(thursdays[0]).revision == 0


def test_a_date_that_is_over_stays_as_it_was(cafe):
    [session] = times.add_sessions(cafe, [slot(date(2020, 1, 2))])

    with pytest.raises(IsOver):
        times.change(session, Change(place="The garden"))


def test_a_date_that_was_cancelled_cannot_be_changed(thursdays):
    times.cancel([thursdays[0]], reason="Ill")

    with pytest.raises(IsOver):
        times.change(thursdays[0], Change(place="The garden"))


# This and later


def test_this_and_later_splits_the_series(thursdays):
    times.change(thursdays[2], Change(begins=time(18), ends=time(20)), scope=Scope.LATER)

    assert when(thursdays) == [
        *("02-06 17:00", "02-13 17:00"),
        *("02-20 18:00", "02-27 18:00", "03-06 18:00", "03-13 18:00"),
    ]
    early, late = Series.objects.order_by("first")
    assert (early.rule, early.begins) == ("FREQ=WEEKLY;BYDAY=TH;COUNT=2", time(17))
    assert (late.rule, late.begins) == ("FREQ=WEEKLY;BYDAY=TH;COUNT=4", time(18))
    assert (early.last, late.first) == (date(2031, 2, 13), date(2031, 2, 20))
    assert late.sessions.count() == 4


def test_split_again_in_the_same_place_it_stays_two(thursdays):
    for _click in range(2):
        times.change(thursdays[2], Change(begins=time(18)), scope=Scope.LATER)

    assert Series.objects.count() == 2


def test_later_dates_move_to_another_day_with_the_rule(thursdays):
    times.change(thursdays[4], Change(day=date(2031, 3, 7)), scope=Scope.LATER)

    assert when(thursdays)[3:] == ["02-27 17:00", "03-07 17:00", "03-14 17:00"]
    late = fresh(thursdays[5]).series
    assert late.rule == "FREQ=WEEKLY;BYDAY=FR;COUNT=2"
    assert fresh(thursdays[5]).rule_day == date(2031, 3, 14)


def test_a_date_moved_by_hand_stays_when_the_series_changes(thursdays):
    times.change(thursdays[3], Change(day=date(2031, 2, 28)))

    effect = times.change(thursdays[0], Change(begins=time(18)), scope=Scope.ALL)

    assert when(thursdays)[2:5] == ["02-20 18:00", "02-28 17:00", "03-06 18:00"]
    assert effect.stay == [thursdays[3]]
    assert fresh(thursdays[3]).rule_day == date(2031, 2, 27)


def test_unless_the_editor_says_so(thursdays):
    times.change(thursdays[3], Change(day=date(2031, 2, 28)))

    times.change(thursdays[0], Change(begins=time(18)), scope=Scope.ALL, by_hand_too=True)

    assert when(thursdays)[3] == "02-28 18:00"


def test_a_date_moved_by_hand_knows_its_day_when_the_rule_moves(thursdays):
    times.change(thursdays[3], Change(begins=time(10)))

    times.change(thursdays[0], Change(day=date(2031, 2, 4)), scope=Scope.ALL)

    assert when(thursdays)[2:5] == ["02-18 17:00", "02-27 10:00", "03-04 17:00"]
    assert fresh(thursdays[3]).rule_day == date(2031, 2, 25)


def test_a_place_of_its_own_stays_too(thursdays):
    times.change(thursdays[3], Change(place="The garden"))

    times.change(thursdays[0], Change(place="The library"), scope=Scope.ALL)

    places = [fresh(session).place for session in thursdays]
    assert places == [*["The library"] * 3, "The garden", *["The library"] * 2]


def test_all_dates_can_move_by_a_day_past_each_other(cafe):
    rule = Recurrence(THURSDAY, Every.DAY, times=5)
    _series, sessions = times.add_series(cafe, rule, time(17), time(19))

    times.change(sessions[0], Change(day=THURSDAY + timedelta(days=1)), scope=Scope.ALL)
    times.change(sessions[4], Change(day=THURSDAY + timedelta(days=2)), scope=Scope.ALL)

    assert when(sessions)[0] == "02-04 17:00"
    assert [fresh(each).rule_day.day for each in sessions] == [4, 5, 6, 7, 8]


def test_all_means_those_still_to_come(cafe, thursdays):
    long_ago = Session.objects.filter(pk=thursdays[0].pk)
    long_ago.update(
        **dict(
            zip(("starts", "ends"), local_times(date(2020, 1, 2), time(17), time(19)), strict=True)
        )
    )

    times.change(thursdays[1], Change(begins=time(18)), scope=Scope.ALL)

    assert fresh(thursdays[0]).revision == 0
    assert fresh(thursdays[0]).series != fresh(thursdays[1]).series


def test_dates_made_by_hand_change_together_too(cafe):
    sessions = times.add_sessions(cafe, [slot(), slot(date(2031, 3, 1), 10, 12)])

    times.change(sessions[0], Change(place="The garden"), scope=Scope.ALL)

    assert {fresh(session).place for session in sessions} == {"The garden"}
    assert when(sessions) == ["02-06 17:00", "03-01 10:00"]


def test_days_that_cannot_move_together_are_refused_whole(cafe):
    rule = Recurrence(THURSDAY, Every.WEEK, 2, frozenset({3, 6}), times=4)
    _series, sessions = times.add_series(cafe, rule, time(17), time(19))

    with pytest.raises(CannotMove):
        times.change(sessions[1], Change(day=date(2031, 2, 10)), scope=Scope.ALL)

    assert {fresh(session).revision for session in sessions} == {0}


def test_looking_ahead_changes_nothing(thursdays):
    effect = times.look_ahead(thursdays[0], Change(begins=time(18)), scope=Scope.ALL)

    assert len(effect.steps) == 6
    assert when(thursdays)[0] == "02-06 17:00"
    assert Series.objects.get().begins == time(17)


# Seats


def test_all_dates_get_more_seats(thursdays):
    times.change(thursdays[0], Change(seats=20), scope=Scope.ALL)

    assert {session.quotas.get().size for session in thursdays} == {20}


def test_a_date_never_has_fewer_seats_than_people(thursdays):
    make.booked(thursdays[2], 3)

    with pytest.raises(FewerThanTaken, match="Thursday 20 February 17:00"):
        times.change(thursdays[0], Change(seats=2), scope=Scope.ALL)

    assert {session.quotas.get().size for session in thursdays} == {12}


# Taking away


def test_a_date_that_nobody_booked_is_taken_away(thursdays):
    for _click in range(2):
        times.take_away(thursdays[1])

    assert not Session.objects.filter(pk=thursdays[1].pk).exists()
    assert Series.objects.get().without == ["2031-02-13"]


def test_a_date_that_somebody_booked_once_is_not(thursdays):
    seats.cancel(seat(thursdays[1]))

    with pytest.raises(SomebodyBooked):
        times.take_away(thursdays[1])


def test_a_series_without_a_date_goes_on_as_it_says(thursdays):
    times.take_away(thursdays[1])

    times.change(thursdays[3], Change(begins=time(18)), scope=Scope.LATER)

    early, late = Series.objects.order_by("first")
    assert (early.without, late.without) == (["2031-02-13"], [])
    assert late.sessions.count() == 3
