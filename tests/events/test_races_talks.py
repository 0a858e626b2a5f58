"""Talks that are picked, and certificates that are given, at the same moment; real connections."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from events.courses.certificates import give_when_over
from events.models import Attendee, Booking, Certificate, Event, Session
from events.talks.picking import pick, pick_another
from outbox.models import Message
from tests.events import make
from tests.events.test_races import at_once
from vocabulary.refused import Refused

pytestmark = pytest.mark.race

ROUNDS = 6
CAME = Attendee.State.SERVED


@pytest.fixture
def guests(transactional_db: None) -> list[int]:
    """Four who were at the meeting."""
    meeting = make.session(make.event(slug="meeting"), seats=4)
    make.booked(meeting, 4)
    meeting.attendees.update(state=CAME)
    return list(meeting.attendees.order_by("pk").values_list("pk", flat=True))


@pytest.fixture
def times(guests: list[int]) -> list[int]:
    talks = make.event(slug="talks")
    follows = Event.objects.get(slug="meeting")
    Event.objects.filter(pk=talks.pk).update(kind=Event.Kind.TALKS, follows=follows)
    start = timezone.now() + timedelta(days=3)
    made = [make.session(talks, seats=1, starts=start + timedelta(hours=n)) for n in range(2)]
    return [session.pk for session in made]


def try_to(act, guest: int, time: int) -> str:
    seat = Attendee.objects.select_related("session").get(pk=guest)
    try:
        act(seat, Session.objects.select_related("event").get(pk=time))
    except Refused as refusal:
        return type(refusal).__name__
    return "done"


def begin_again() -> None:
    talks = Booking.objects.filter(attendees__session__event__slug="talks")
    for booking in talks.distinct():
        booking.claims.all().delete()
    talks.update(once="", state=Booking.State.CANCELLED)
    Attendee.objects.filter(session__event__slug="talks").update(state=Attendee.State.CANCELLED)
    for session in Session.objects.filter(event__slug="talks"):
        session.quotas.update(taken=0)


def test_of_four_who_pick_one_time_one_has_it(guests, times):
    for _round in range(ROUNDS):
        answers = at_once(lambda n: try_to(pick, guests[n], times[0]), 4, connections=4)

        assert Counter(answers) == {"done": 1, "JustTaken": 3}
        make.assert_seats_add_up()
        begin_again()


def test_who_picks_two_times_at_once_has_one(guests, times):
    for _round in range(ROUNDS):
        answers = at_once(lambda n: try_to(pick, guests[0], times[n]), 2, connections=2)

        assert Counter(answers) == {"done": 1, "HasOne": 1}
        assert sorted(make.taken(Session.objects.get(pk=pk))[0] for pk in times) == [0, 1]
        make.assert_seats_add_up()
        begin_again()


def test_two_who_change_places_at_once_lose_nothing(guests, times):
    for _round in range(ROUNDS):
        for n in range(2):
            assert try_to(pick, guests[n], times[n]) == "done"

        at_once(lambda n: try_to(pick_another, guests[n], times[1 - n]), 2, connections=2)

        seats = Attendee.objects.coming().filter(session__event__slug="talks")
        assert set(seats.values_list("session", flat=True)) == set(times)
        make.assert_seats_add_up()
        begin_again()


def test_a_certificate_is_given_once_and_told_once(transactional_db):
    course = make.event(slug="course")
    Event.objects.filter(pk=course.pk).update(kind=Event.Kind.COURSE, attendance_percent=100)
    meeting = make.session(course, seats=5)
    make.booked(meeting, 3)
    ended = timezone.now() - timedelta(days=2)
    Session.objects.filter(pk=meeting.pk).update(starts=ended - timedelta(hours=1), ends=ended)
    meeting.attendees.update(state=CAME)

    given = at_once(lambda _n: give_when_over(), 4, connections=4)

    assert sorted(given) == [0, 0, 0, 3]
    assert Certificate.objects.count() == 3
    assert Message.objects.filter(kind="events.certificate_ready").count() == 3
