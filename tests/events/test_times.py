"""Dates of an event: added, changed for one, this and later or all, called off, taken away."""

from collections.abc import Iterable
from datetime import date, time, timedelta

import pytest
from django.core import mail
from django.db.models import F
from django.utils import timezone

from accounts.models import AccessLog
from content.edition import number as edition
from events import booking as seats
from events.editing import times
from events.editing.recurrence import CannotMove, Every, Recurrence, TooMany, Without, local_times
from events.editing.refusals import FewerThanTaken, InTheWay, IsOver, SomebodyBooked
from events.editing.times import Change, Details, Scope, Slot
from events.models import (
    Attendee,
    Booking,
    ChangeNotice,
    Event,
    Series,
    Session,
    WaitlistEntry,
)
from events.telling import forget_notices
from tests.events import make
from tests.jobs import run_jobs

THURSDAY = date(2031, 2, 6)
WEEK = timedelta(weeks=1)


@pytest.fixture
def cafe(db: None) -> Event:
    """Twelve seats for each new date."""
    event = make.event(slug="cafe")
    event.seats = 12
    event.save()
    return event


@pytest.fixture
def thursdays(cafe) -> list[Session]:
    """Six Thursdays, 17:00 to 19:00."""
    return weekly(cafe, times=6)


def weekly(event: Event, **rule) -> list[Session]:
    every = Recurrence(THURSDAY, Every.WEEK, weekdays=frozenset({3}), **rule)
    times.add_series(event, every, time(17), time(19))
    return list(event.sessions.all())


def slot(day: date = THURSDAY, begins: int = 17, ends: int = 19, **details) -> Slot:
    return Slot(*local_times(day, time(begins), time(ends)), Details(**details))


def when(sessions: Iterable[Session]) -> list[str]:
    """As a calendar shows them now."""
    fresh = Session.objects.filter(pk__in=[each.pk for each in sessions])
    return [f"{timezone.localtime(each.starts):%m-%d %H:%M}" for each in fresh]


def seat(session: Session, email: str = "ana@ankomst.example", language: str = "en") -> Booking:
    return seats.book_one(
        session=session,
        quota_ids=list(session.quotas.values_list("pk", flat=True)),
        given_name=email.split("@")[0].capitalize(),
        email=email,
        language=language,
    )


def hold(needs: dict[int, int]) -> Booking:
    return seats.hold(needs=needs, contact_name="HR", contact_email="hr@ankomst.example")


def waits(
    session: Session | None, event: Event, email: str = "wu@ankomst.example"
) -> WaitlistEntry:
    return WaitlistEntry.objects.create(
        event=event, session=session, contact_name="Wu", contact_email=email, seats=1
    )


@pytest.fixture
def letters(db: None):
    """The mails that a change sends; those of the bookings before it are put away."""

    def since() -> list:
        run_jobs()
        sent, mail.outbox[:] = list(mail.outbox), []
        return sent

    return since


def fresh(session: Session) -> Session:
    return Session.objects.select_related("series").get(pk=session.pk)


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


# Telling


def test_who_comes_is_told_of_the_new_time(thursdays, letters):
    seat(thursdays[0])
    letters()

    times.change(thursdays[0], Change(day=date(2031, 2, 7), place="The garden"))

    [letter] = letters()
    assert letter.to == ["ana@ankomst.example"]
    assert letter.subject == "Danish tax for newcomers: the new time is Friday 7 February 17:00"
    assert "Was: Thursday 6 February 2031, 17:00–19:00" in letter.body
    assert "Now: Friday 7 February 2031, 17:00–19:00" in letter.body
    assert "Where: The garden" in letter.body
    assert "/booking/" in letter.body


def test_five_dates_are_one_mail_with_five_entries_of_a_higher_sequence(thursdays, letters):
    for session in thursdays[:5]:
        seat(session)
    old = {_uid(each): _sequence(each) for letter in letters() for each in _entries(letter)}

    times.change(thursdays[0], Change(begins=time(18)), scope=Scope.ALL)

    [letter] = letters()
    assert "5 dates have changed" in letter.subject
    new = {_uid(each): _sequence(each) for each in _entries(letter)}
    assert new.keys() == old.keys()
    assert all(new[uid] > old[uid] for uid in old)


def _entries(letter) -> list[str]:
    return [str(part[1]) for part in letter.attachments if part[2] == "text/calendar"]


def _uid(entry: str) -> str:
    return next(line for line in entry.splitlines() if line.startswith("UID"))


def _sequence(entry: str) -> int:
    return int(next(line for line in entry.splitlines() if "SEQUENCE" in line).split(":")[1])


def test_each_is_told_in_her_language(thursdays, letters):
    seat(thursdays[0], "bo@ankomst.example", "da")
    letters()

    times.change(thursdays[0], Change(begins=time(18)))

    assert "/da/booking/" in letters()[0].body


def test_who_waits_is_told_too(thursdays, cafe, letters):
    waits(thursdays[0], cafe)

    times.change(thursdays[0], Change(begins=time(18)))

    [letter] = letters()
    assert letter.to == ["wu@ankomst.example"]
    assert "waiting list" in letter.body
    assert not _entries(letter)


def test_who_holds_seats_is_told_too(thursdays, letters):
    hold({thursdays[0].quotas.get().pk: 2})
    letters()

    times.change(thursdays[0], Change(begins=time(18)))

    assert [letter.to for letter in letters()] == [["hr@ankomst.example"]]


def test_another_topic_or_other_seats_are_no_news(thursdays, letters):
    seat(thursdays[0])
    letters()

    times.change(thursdays[0], Change(topic_en="Weeds", seats=20))

    assert letters() == []


def test_who_has_cancelled_is_not_told(thursdays, letters):
    seats.cancel(seat(thursdays[0]))
    letters()

    times.change(thursdays[0], Change(begins=time(18)))

    assert letters() == []


def test_addresses_in_notices_are_forgotten_after_a_month(thursdays, letters):
    seat(thursdays[0])
    times.change(thursdays[0], Change(begins=time(18)))
    letters()

    assert forget_notices() == 0
    ChangeNotice.objects.update(made_at=timezone.now() - timedelta(days=31))
    assert forget_notices() == 1


# Courses


@pytest.fixture
def course(cafe) -> list[Session]:
    """Three meetings, and Ana comes to all of them with a friend to be named later."""
    cafe.kind = Event.Kind.COURSE
    cafe.save()
    return weekly(cafe, times=3)


def test_a_new_meeting_of_a_course_is_for_everybody_who_has_signed_up(course, cafe, letters):
    make.booked(course[0], 2)
    letters()

    [meeting] = times.add_sessions(cafe, [slot(date(2031, 3, 10))])

    assert {person.given_name for person in meeting.attendees.all()} == {"Person 0", "Person 1"}
    assert make.taken(meeting) == [2]
    bodies = [letter.body for letter in letters()]
    assert all("New: Monday 10 March 2031" in body for body in bodies)
    assert len(bodies) == 2


def test_friends_without_a_name_yet_come_to_the_new_meeting_too(course, cafe):
    make.booked(course[0], 3)
    Attendee.objects.filter(given_name__gt="Person 0").update(
        given_name="", family_name="", email="", number=F("id")
    )

    [meeting] = times.add_sessions(cafe, [slot(date(2031, 3, 10))])

    assert make.taken(meeting) == [3]


def test_seats_that_wait_for_their_mail_are_held_at_the_new_meeting_too(course, cafe):
    hold({session.quotas.get().pk: 2 for session in course})

    [meeting] = times.add_sessions(cafe, [slot(date(2031, 3, 10))])

    assert make.taken(meeting) == [2]


def test_a_new_meeting_without_room_for_all_of_them_is_not_made(course, cafe):
    make.booked(course[0], 3)

    with pytest.raises(seats.SoldOut):
        times.add_sessions(cafe, [slot(date(2031, 3, 10), seats=2)])

    assert cafe.sessions.count() == 3


# Calling off


def test_who_comes_to_three_cancelled_dates_has_one_mail(thursdays, letters):
    for session in thursdays[:3]:
        seat(session)
    letters()

    times.cancel(thursdays[:4], reason="The roof leaks. Taget er utæt.")

    [letter] = letters()
    assert letter.subject == "We had to cancel 3 dates of Danish tax for newcomers"
    assert "The roof leaks" in letter.body
    assert len(_entries(letter)) == 3
    assert all("METHOD:CANCEL" in entry for entry in _entries(letter))
    assert [fresh(session).revision for session in thursdays] == [1, 1, 1, 1, 0, 0]


def test_dates_are_called_off_once(thursdays, letters):
    seat(thursdays[0])
    letters()

    cancelled = [times.cancel(thursdays[:1], reason="Ill") for _click in range(2)]

    assert [len(each) for each in cancelled] == [1, 0]
    assert len(letters()) == 1
    assert fresh(thursdays[0]).revision == 1


def test_who_waits_for_a_cancelled_date_is_told_and_waits_no_more(thursdays, cafe, letters):
    entry = waits(thursdays[0], cafe)

    times.cancel(thursdays[:1], reason="Ill")

    entry.refresh_from_db()
    assert entry.state == WaitlistEntry.State.OVER
    [letter] = letters()
    assert letter.to == ["wu@ankomst.example"]
    assert "Hello Wu" in letter.body


def test_a_sign_up_that_waits_for_its_mail_ends_with_its_date(thursdays, letters):
    booking = hold({thursdays[0].quotas.get().pk: 2})
    Booking.objects.update(kind=Booking.Kind.SIGN_UP, once="hr")
    letters()

    times.cancel(thursdays[:1], reason="Ill")

    booking.refresh_from_db()
    assert booking.state == Booking.State.CANCELLED
    assert [letter.to for letter in letters()] == [["hr@ankomst.example"]]


def test_a_course_goes_on_when_one_meeting_is_cancelled(course, cafe, letters):
    booking = make.booked(course[0])[0].booking
    Booking.objects.update(once="course")
    [meeting] = times.add_sessions(cafe, [slot(date(2031, 3, 10))])
    entry = waits(None, cafe)
    letters()

    times.cancel([meeting], reason="Ill")

    booking.refresh_from_db()
    entry.refresh_from_db()
    assert booking.state == Booking.State.CONFIRMED
    assert entry.state == WaitlistEntry.State.WAITING
    assert make.taken(course[0]) == [1]


def test_the_line_for_a_course_ends_with_its_last_meeting(course, cafe):
    entry = waits(None, cafe)

    times.cancel(course, reason="Ill")

    entry.refresh_from_db()
    assert entry.state == WaitlistEntry.State.OVER


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
