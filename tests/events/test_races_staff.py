"""Staff, the public, the line and the clock at the same moment, on real connections."""

from collections import Counter
from contextlib import suppress

import pytest

from accounts.models import User
from events.booking import SoldOut, cancel
from events.booking.line import serve_every_line
from events.models import Attendee, Booking, Event, Quota, SeatClaim, Session, WaitlistEntry
from events.sign_up import by_staff, line_by_staff
from events.sign_up.waiting import accept
from tests.events import make
from tests.events.test_races import at_once
from tests.events.test_races_allotments import reserved
from tests.events.test_races_sign_up import begin_again, full, in_line, party, signed_up
from vocabulary.refused import Refused

pytestmark = pytest.mark.race

ROUNDS = 6
State = WaitlistEntry.State


@pytest.fixture
def evening(transactional_db: None) -> Session:
    made = make.session(make.event(), seats=20)
    Event.objects.update(party_limit=20)
    return Session.objects.select_related("event").get(pk=made.pk)


def booked_by_staff(
    session: Session, by: User, name: str, size: int = 1, *, token: str = ""
) -> Booking | None:
    own = Session.objects.select_related("event").get(pk=session.pk)
    try:
        return by_staff.sign_up_for(
            event=own.event, sessions=[own], party=party(name, size), by=by, form_token=token
        )
    except SoldOut:
        return None


def test_staff_a_partner_and_the_public_never_have_more_than_there_are(
    evening: Session, editor: User
):
    def one_of_three(number: int) -> Booking | None:
        if number % 3 == 0:
            return reserved(evening, 4)
        if number % 3 == 1:
            return booked_by_staff(evening, editor, f"S{number}", 3)
        return signed_up(evening, f"P{number}", 2)

    for _round in range(3):
        made = at_once(one_of_three, 15)
        [taken] = make.taken(evening)

        assert 18 <= taken <= 20  # whoever was refused would not have fitted
        assert taken == sum(SeatClaim.objects.values_list("seats", flat=True))
        sizes = [sum(each.claims.values_list("seats", flat=True)) for each in made if each]
        assert sum(sizes) == taken
        assert set(sizes) <= {4, 3, 2}  # whole parties, or nobody
        begin_again()


def test_two_parties_of_12_by_staff_for_20_seats_leave_one_whole(evening: Session, editor: User):
    for _round in range(ROUNDS):
        made = at_once(lambda n: booked_by_staff(evening, editor, f"P{n}", 12), 2, connections=2)

        assert Counter(booking is None for booking in made) == {True: 1, False: 1}
        assert make.taken(evening) == [12]
        assert Attendee.objects.expected().count() == 12
        begin_again()


def test_one_form_of_staff_sent_by_many_clicks_at_once_is_one_booking(
    evening: Session, editor: User
):
    made = at_once(lambda _n: booked_by_staff(evening, editor, "Ana", 3, token="one form"), 8)

    assert len({booking.pk for booking in made if booking}) == 1
    assert make.taken(evening) == [3]


def test_who_signs_up_while_staff_do_it_for_her_has_her_seats_once(evening: Session, editor: User):
    for _round in range(ROUNDS):

        def either(number: int) -> object:
            if number:
                return signed_up(evening, "Ana", 2)
            with suppress(by_staff.SignedUpAlready):
                return booked_by_staff(evening, editor, "Ana", 2)

        at_once(either, 2, connections=2)

        assert make.taken(evening) == [2]
        begin_again()


def test_seats_offered_by_staff_and_by_the_line_at_once_are_offered_once(
    evening: Session, editor: User
):
    for _round in range(ROUNDS):
        first = full(evening, 4)
        entries = [in_line(evening, f"W{n}", 2) for n in range(4)]

        def one_of(number: int, own: Booking = first, line: list[WaitlistEntry] = entries) -> None:
            if number == 0:
                cancel(Booking.objects.get(pk=own.pk))
            elif number == 1:
                serve_every_line()
            else:
                entry = WaitlistEntry.objects.get(pk=line[-1].pk)
                with suppress(line_by_staff.NotOffered):
                    line_by_staff.offer_now(entry, by=editor, reason="From afar")

        at_once(one_of, 5, connections=5)

        assert WaitlistEntry.objects.filter(state=State.OFFERED).count() == 2
        assert make.taken(evening) == [4]
        begin_again()


def test_who_accepts_while_staff_take_her_off_has_her_seats_or_the_next_is_asked(
    evening: Session, editor: User
):
    for _round in range(ROUNDS):
        first = full(evening, 2)
        entry, following = in_line(evening, "Ana", 2), in_line(evening, "Bo", 2)
        cancel(first)

        def either(number: int, own: WaitlistEntry = entry) -> None:
            fresh = WaitlistEntry.objects.select_related("booking").get(pk=own.pk)
            with suppress(Refused):
                if number:
                    accept(fresh)
                else:
                    line_by_staff.take_off_line(fresh, by=editor, reason="By telephone")

        at_once(either, 2, connections=2)

        for each in (entry, following):
            each.refresh_from_db()
        assert (entry.state, following.state) in [
            (State.TAKEN, State.WAITING),
            (State.DECLINED, State.OFFERED),
        ]
        assert make.taken(evening) == [2]
        begin_again()


def test_two_people_moved_to_one_last_seat_leave_one_where_she_was(evening: Session, editor: User):
    later = make.session(evening.event, seats=1, starts=evening.ends)
    people = [signed_up(evening, name) for name in ("Ana", "Bo")]
    seats = [by_staff.confirm_for(one, by=editor).attendees.get() for one in people if one]

    def move(number: int) -> bool:
        own = Attendee.objects.select_related("session").get(pk=seats[number].pk)
        try:
            by_staff.move(own, Session.objects.get(pk=later.pk), by=editor)
        except SoldOut:
            return False
        return True

    assert sorted(at_once(move, 2, connections=2)) == [False, True]
    assert [make.taken(evening), make.taken(later)] == [[1], [1]]
    assert Quota.objects.count() == 2
