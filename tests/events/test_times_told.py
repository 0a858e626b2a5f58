"""Everybody knows when her dates have changed or are called off, and is told once."""

from datetime import date, time, timedelta

import pytest
from django.db.models import F
from django.utils import timezone

from events import booking as seats
from events.editing import times
from events.editing.times import Change, Scope
from events.models import (
    Attendee,
    Booking,
    ChangeNotice,
    WaitlistEntry,
)
from events.telling import forget_notices
from tests.events import make
from tests.events.dates import fresh, hold, seat, slot, waits

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
