"""Seats that come free go to the people in line."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from events.booking import HoldExpired, NotBookable, cancel, expire_overdue, remove_person
from events.booking.line import serve_every_line
from events.models import Booking, Event, Quota, Session, WaitlistEntry
from events.sign_up.parties import confirm_sign_up, sign_up
from events.sign_up.party import Guest, Party
from events.sign_up.waiting import accept, close_lines, join, leave
from tests.events import make
from tests.jobs import run_jobs

State = WaitlistEntry.State


def party(name: str, size: int = 1) -> Party:
    guests = (Guest(name, "Example", f"{name.lower()}@ankomst.example"),)
    return Party(people=guests + (Guest(),) * (size - 1))


def in_line(session: Session, name: str, size: int = 1) -> WaitlistEntry:
    return join(event=session.event, sessions=[session], party=party(name, size))


@pytest.fixture
def full(evening: Session) -> Booking:
    """The evening's three seats are taken by one party."""
    Quota.objects.update(size=3)
    booking = sign_up(event=evening.event, sessions=[evening], party=party("First", 3))
    return confirm_sign_up(booking)


def states() -> dict[str, str]:
    entries = WaitlistEntry.objects.order_by("joined_at", "pk")
    return {entry.contact_name.split()[0]: entry.state for entry in entries}


def test_a_cancelled_seat_is_offered_to_the_first_in_line(full: Booking, evening: Session):
    first, _second = in_line(evening, "Ana"), in_line(evening, "Bo")
    remove_person(full.attendees.get(number=2))
    run_jobs()

    assert states() == {"Ana": State.OFFERED, "Bo": State.WAITING}
    assert make.taken(evening) == [3]  # nobody else can have it
    assert "A seat for you" in mail.outbox[-1].subject
    assert first.link in mail.outbox[-1].body


def test_who_accepts_has_the_seat(full: Booking, evening: Session):
    entry = in_line(evening, "Ana")
    remove_person(full.attendees.get(number=2))
    entry.refresh_from_db()

    booking = accept(entry)

    assert booking.state == Booking.State.CONFIRMED
    assert booking.attendees.get().given_name == "Ana"
    assert accept(entry) == booking


def test_a_declined_offer_goes_to_the_next(full: Booking, evening: Session):
    entry = in_line(evening, "Ana")
    in_line(evening, "Bo")
    remove_person(full.attendees.get(number=2))
    entry.refresh_from_db()

    leave(entry)

    assert states() == {"Ana": State.DECLINED, "Bo": State.OFFERED}


def test_an_offer_that_runs_out_goes_to_the_next(full: Booking, evening: Session):
    entry = in_line(evening, "Ana")
    in_line(evening, "Bo")
    remove_person(full.attendees.get(number=2))
    Booking.objects.holding().update(held_until=timezone.now())
    expire_overdue()
    run_jobs()
    entry.refresh_from_db()

    assert states() == {"Ana": State.LAPSED, "Bo": State.OFFERED}
    assert "Your offer ran out" in " ".join(letter.subject for letter in mail.outbox)
    with pytest.raises(HoldExpired):
        accept(entry)


def test_a_party_that_is_too_large_keeps_its_place(full: Booking, evening: Session):
    in_line(evening, "Ana", 2)
    in_line(evening, "Bo", 1)
    remove_person(full.attendees.get(number=2))

    assert states() == {"Ana": State.WAITING, "Bo": State.OFFERED}


def test_a_whole_booking_cancelled_serves_several(full: Booking, evening: Session):
    in_line(evening, "Ana", 2)
    in_line(evening, "Bo", 1)
    cancel(full)

    assert states() == {"Ana": State.OFFERED, "Bo": State.OFFERED}
    assert make.taken(evening) == [3]


def test_one_place_in_line_for_each_address(full: Booking, evening: Session):
    entry = in_line(evening, "Ana")

    assert in_line(evening, "Ana") == entry


def test_who_left_may_join_again_at_the_end(full: Booking, evening: Session):
    leave(in_line(evening, "Ana"))
    in_line(evening, "Bo")
    in_line(evening, "Ana")

    waiting = WaitlistEntry.objects.waiting().values_list("contact_name", flat=True)
    assert [name.split()[0] for name in waiting] == ["Bo", "Ana"]


def test_no_line_where_the_organiser_wants_none(full: Booking, evening: Session):
    Event.objects.update(has_waiting_list=False)
    evening.refresh_from_db()

    with pytest.raises(NotBookable, match="no waiting list"):
        in_line(evening, "Ana")


def test_an_offer_ends_well_before_sign_up_closes(full: Booking, evening: Session):
    soon = timezone.now() + timedelta(hours=4)
    Session.objects.update(starts=soon, ends=soon + timedelta(hours=1))
    evening.refresh_from_db()
    entry = in_line(evening, "Ana")
    remove_person(full.attendees.get(number=2))
    entry.refresh_from_db()

    assert entry.booking.held_until < timezone.now() + timedelta(hours=2, minutes=1)


def test_the_clock_serves_a_line_that_was_forgotten(full: Booking, evening: Session):
    in_line(evening, "Ana")
    Quota.objects.update(size=4)  # behind everybody's back

    assert serve_every_line() == 1
    assert states() == {"Ana": State.OFFERED}


def test_a_line_is_closed_when_it_begins(full: Booking, evening: Session):
    in_line(evening, "Ana")
    begun = timezone.now() - timedelta(minutes=1)
    Session.objects.update(starts=begun)
    close_lines()
    run_jobs()

    assert states() == {"Ana": State.OVER}
    assert "No seat came free" in mail.outbox[-1].subject


def test_a_seat_in_a_course_is_offered_for_all_meetings(evening: Session):
    Event.objects.update(kind=Event.Kind.COURSE)
    course = Event.objects.get(pk=evening.event_id)
    second = make.session(course, seats=10, starts=evening.starts + timedelta(days=7))
    both = [evening, second]
    Quota.objects.update(size=1)
    full = confirm_sign_up(sign_up(event=course, sessions=both, party=party("First")))
    join(event=course, sessions=both, party=party("Ana"))

    cancel(full)

    assert states() == {"Ana": State.OFFERED}
    assert make.taken(evening) == make.taken(second) == [1]
