"""Allotments, names, sign-ups and the clock at the same moment, on real connections."""

from collections import Counter
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from accounts.models import AccessLog, User
from events.booking import SoldOut, expire_overdue
from events.models import Attendee, Booking, Event, Quota, SeatClaim, Session, WaitlistEntry
from events.sign_up import allotments
from events.sign_up.allotments import NoSeatLeft, TooFew
from events.sign_up.party import Guest
from outbox.models import Message
from tests.events import make
from tests.events.test_killed import wait_for
from tests.events.test_races import at_once
from tests.events.test_races_sign_up import begin_again, in_line, signed_up
from tests.programs import Programs
from vocabulary.refused import Refused

pytestmark = pytest.mark.race

ROUNDS = 8
State = Booking.State


@pytest.fixture
def evening(transactional_db: None) -> Session:
    made = make.session(make.event(), seats=20)
    Event.objects.update(party_limit=20)
    return Session.objects.select_related("event").get(pk=made.pk)


def reserved(session: Session, seats: int, *, token: str = "") -> Booking | None:
    own = Session.objects.get(pk=session.pk)
    try:
        return allotments.reserve(
            sessions=[own],
            seats_wanted=seats,
            organisation="A network",
            contact_name="Pia",
            contact_email="pia@b.example",
            until=timezone.localdate() + timedelta(days=7),
            form_token=token,
        )
    except SoldOut:
        return None


def own_copy(booking: Booking) -> Booking:
    return Booking.objects.get(pk=booking.pk)


def guests(n: int) -> dict[int, Guest]:
    return {number: Guest(f"P{number}", "", f"p{number}@b.example") for number in range(1, n + 1)}


def test_of_two_allotments_for_the_last_seats_one_has_them_all(evening: Session):
    for _round in range(ROUNDS):
        made = at_once(lambda _n: reserved(evening, 12), 2, connections=2)

        assert Counter(booking is None for booking in made) == {True: 1, False: 1}
        assert make.taken(evening) == [12]
        begin_again()


def test_an_allotment_and_sign_ups_never_have_more_than_there_are(evening: Session):
    def either(number: int) -> Booking | None:
        if number % 8 == 0:
            return reserved(evening, 8)
        return signed_up(evening, f"P{number}", 3)

    for _round in range(3):
        at_once(either, 16)
        [taken] = make.taken(evening)

        assert taken <= 20
        assert taken == sum(SeatClaim.objects.values_list("seats", flat=True))
        assert 20 - taken < 3  # nobody was refused who could have been seated
        begin_again()


def test_one_form_sent_by_many_clicks_at_once_is_one_allotment(evening: Session):
    made = at_once(lambda _n: reserved(evening, 5, token="one form"), 8)

    assert len({booking.pk for booking in made if booking}) == 1
    assert make.taken(evening) == [5]


def test_names_sent_twice_at_once_are_there_once(evening: Session):
    booking = reserved(evening, 6)

    at_once(lambda _n: allotments.name_people(own_copy(booking), guests(4)), 4, connections=4)

    assert Attendee.objects.count() == 4
    assert make.taken(evening) == [6]


def test_two_who_name_different_people_at_once_never_name_more_than_there_are_seats(
    evening: Session,
):
    booking = reserved(evening, 5)

    def name(number: int) -> bool:
        own = {10 * number + key: guest for key, guest in guests(3).items()}
        try:
            allotments.name_people(own_copy(booking), own)
        except NoSeatLeft:
            return False
        return True

    assert Counter(at_once(name, 2, connections=2)) == {True: 1, False: 1}
    assert Attendee.objects.count() == 3
    assert make.taken(evening) == [5]


def test_names_written_while_the_clock_gives_the_seats_back_come_all_or_none(evening: Session):
    for _round in range(ROUNDS):
        booking = reserved(evening, 5)
        Booking.objects.filter(pk=booking.pk).update(held_until=timezone.now())

        def either(number: int, own: Booking = booking) -> None:
            if number:
                expire_overdue()
                return
            with suppress(Refused):
                allotments.name_people(own_copy(own), guests(3))

        at_once(either, 2, connections=2)
        expire_overdue()

        booking.refresh_from_db()
        named = booking.attendees.coming().count()
        assert named in (0, 3)
        assert booking.state == (State.CONFIRMED if named else State.EXPIRED)
        assert make.taken(evening) == [named]
        begin_again()


def test_fewer_seats_and_more_names_at_once_leave_no_name_without_a_seat(evening: Session):
    for _round in range(ROUNDS):
        booking = reserved(evening, 6)

        def either(number: int, own: Booking = booking) -> None:
            with suppress(NoSeatLeft, TooFew):
                if number:
                    allotments.resize(own_copy(own), 2)
                else:
                    allotments.name_people(own_copy(own), guests(4))

        at_once(either, 2, connections=2)

        named = booking.attendees.count()
        assert (named, make.taken(evening)) in [(4, [6]), (0, [2])]
        begin_again()


def test_seats_given_back_go_to_the_line_and_to_nobody_else(evening: Session):
    for _round in range(ROUNDS):
        booking = reserved(evening, 20)
        entry = in_line(evening, "Ana", 20)

        def either(number: int, own: Booking = booking) -> Booking | None:
            if number:
                return signed_up(evening, f"P{number}", 1)
            return allotments.give_all_back(own_copy(own))

        at_once(either, 4, connections=4)

        entry.refresh_from_db()
        assert entry.state == WaitlistEntry.State.OFFERED
        assert make.taken(evening) == [20]
        begin_again()


@pytest.mark.parametrize(
    ("act", "place"),
    [
        ("allot", "events.sign_up.allotments.post"),
        ("allot", "events.booking.seats.change"),
        ("sign_up", "events.booking.seats.change"),
        ("sign_up", "events.sign_up.parties.post"),
        ("sign_up", "django.db.backends.base.base.BaseDatabaseWrapper._commit"),
    ],
)
def test_a_process_killed_while_staff_take_seats_leaves_nothing(
    evening: Session, editor: User, programs: Programs, tmp_path: Path, act: str, place: str
):
    marker = tmp_path / "here"
    still = {"STANDS_STILL_IN": place, "STANDS_STILL_AT": str(marker)}
    staff = "tests.events.standing_still_staff"
    with programs.start(staff, act, str(evening.pk), log=tmp_path / "log", **still):
        wait_for(marker)

    left = (Booking, Attendee, SeatClaim, Message, AccessLog)
    assert [model.objects.count() for model in left] == [0] * len(left)
    assert Quota.objects.get().taken == 0
    assert reserved(evening, 20) is not None
