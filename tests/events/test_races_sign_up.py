"""Parties, the line, offers and changes at the same moment, on real connections."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from django.utils import timezone

from events.booking import HoldExpired, NotHeld, SoldOut, cancel, expire_overdue, remove_person
from events.booking.line import serve_every_line
from events.models import Attendee, Booking, Event, Quota, Session, WaitlistEntry
from events.sign_up.changes import add_guest, hand_over, take_off
from events.sign_up.parties import confirm_sign_up, sign_up
from events.sign_up.party import Guest, Party
from events.sign_up.waiting import accept, join, leave
from tests.events import make
from tests.events.test_races import at_once
from tests.programs import Programs
from tests.website import Website, website

pytestmark = pytest.mark.race

ROUNDS = 8
State = WaitlistEntry.State


@pytest.fixture
def site(transactional_db: None, programs: Programs, tmp_path: Path) -> Iterator[Website]:
    with website(programs, tmp_path / "web.log") as running:
        yield running


@pytest.fixture
def evening(transactional_db: None) -> Session:
    made = make.session(make.event(), seats=20)
    Event.objects.update(party_limit=20)
    return Session.objects.select_related("event").get(pk=made.pk)


def party(name: str, size: int = 1) -> Party:
    first = Guest(name, "Example", f"{name.lower()}@ankomst.example")
    return Party(people=(first, *[Guest()] * (size - 1)))


def signed_up(session: Session, name: str, size: int = 1) -> Booking | None:
    own = Session.objects.select_related("event").get(pk=session.pk)
    try:
        return sign_up(event=own.event, sessions=[own], party=party(name, size))
    except SoldOut:
        return None


def in_line(session: Session, name: str, size: int = 1) -> WaitlistEntry:
    own = Session.objects.select_related("event").get(pk=session.pk)
    entry = join(event=own.event, sessions=[own], party=party(name, size))
    assert isinstance(entry, WaitlistEntry)
    return entry


def full(session: Session, seats: int) -> Booking:
    """All its seats are one party's."""
    Quota.objects.filter(session=session).update(size=seats)
    held = signed_up(session, "First", seats)
    assert held is not None
    return confirm_sign_up(held)


def begin_again() -> None:
    """For the next round: nobody has signed up."""
    WaitlistEntry.objects.all().delete()
    Booking.objects.all().update(once="")
    Booking.objects.filter(state=Booking.State.HELD).update(state=Booking.State.CANCELLED)
    for booking in Booking.objects.prefetch_related("claims"):
        booking.claims.all().delete()
    Attendee.objects.update(state=Attendee.State.CANCELLED)
    Quota.objects.update(taken=0)


def send(site: Website, session: Session, name: str, size: int) -> int:
    guest = site.guest()
    guest.cookies.setdefault("csrftoken", "t" * 32)
    url = f"/en/events/{session.event.slug}/sessions/{session.pk}/book/"
    form = {"given_name": name, "email": f"{name.lower()}@ankomst.example"}
    guests = [str(number) for number in range(1, size)]
    return guest.post(url, form | {"guest": guests}).status


def test_of_two_parties_of_12_for_20_seats_one_comes_whole(site: Website, evening: Session):
    for number in range(ROUNDS):
        names = [f"A{number}", f"B{number}"]
        answers = at_once(lambda n, of=names: send(site, evening, of[n], 12), 2, connections=2)

        assert Counter(answers) == {302: 1, 409: 1}
        assert make.taken(evening) == [12]
        begin_again()


def test_a_seat_given_back_while_others_join_the_line_goes_to_exactly_one(evening: Session):
    for _round in range(ROUNDS):
        booking = full(evening, 2)
        leaves = booking.attendees.expected().get(number=1)

        def either(n: int, person: Attendee = leaves) -> None:
            if n == 0:
                remove_person(Attendee.objects.get(pk=person.pk))
            else:
                in_line(evening, f"P{n}")

        at_once(either, 6, connections=6)
        serve_every_line()  # who joined in between is found by the clock

        states = Counter(WaitlistEntry.objects.values_list("state", flat=True))
        assert states == {State.OFFERED: 1, State.WAITING: 4}
        assert make.taken(evening) == [2]
        begin_again()


def test_the_whole_line_and_the_form_race_for_seats_that_come_free(evening: Session):
    for _round in range(ROUNDS):
        booking = full(evening, 6)
        for number in range(3):
            in_line(evening, f"L{number}", 2)

        def either(n: int, own: Booking = booking) -> None:
            if n == 0:
                cancel(Booking.objects.get(pk=own.pk))
            else:
                signed_up(evening, f"F{n}")

        at_once(either, 8, connections=8)
        serve_every_line()

        offered = WaitlistEntry.objects.filter(state=State.OFFERED).count()
        direct = Booking.objects.holding().filter(waitlist_entry=None).count()
        assert make.taken(evening) == [2 * offered + direct]
        assert offered == 3  # the line comes before anybody else
        begin_again()


def test_an_offer_is_either_taken_or_run_out(evening: Session):
    for _round in range(ROUNDS):
        booking = full(evening, 1)
        entry, _next = in_line(evening, "Ana"), in_line(evening, "Bo")
        cancel(booking)
        Booking.objects.holding().update(held_until=timezone.now())

        def either(n: int, pk: int = entry.pk) -> None:
            if n:
                expire_overdue()
                return
            with suppress(HoldExpired, NotHeld):
                accept(WaitlistEntry.objects.select_related("booking").get(pk=pk))

        at_once(either, 2, connections=2)

        entry.refresh_from_db()
        states = dict(WaitlistEntry.objects.values_list("contact_name", "state"))
        if entry.state == State.TAKEN:
            assert states["Bo Example"] == State.WAITING
        else:
            assert (entry.state, states["Bo Example"]) == (State.LAPSED, State.OFFERED)
        assert make.taken(evening) == [1]
        begin_again()


def test_taking_and_declining_an_offer_at_once_ends_in_one_of_them(evening: Session):
    for _round in range(ROUNDS):
        booking = full(evening, 1)
        entry = in_line(evening, "Ana")
        cancel(booking)

        def either(n: int, pk: int = entry.pk) -> None:
            own = WaitlistEntry.objects.select_related("booking").get(pk=pk)
            if n:
                leave(own)
                return
            with suppress(NotHeld):
                accept(own)

        at_once(either, 2, connections=2)

        entry.refresh_from_db()
        assert entry.state in (State.TAKEN, State.DECLINED)
        assert make.taken(evening) == [1 if entry.state == State.TAKEN else 0]
        begin_again()


def test_leaving_the_line_while_a_seat_comes_free_loses_no_seat(evening: Session):
    for _round in range(ROUNDS):
        booking = full(evening, 1)
        entry = in_line(evening, "Ana")

        def either(n: int, own: Booking = booking, pk: int = entry.pk) -> None:
            if n:
                cancel(Booking.objects.get(pk=own.pk))
            else:
                leave(WaitlistEntry.objects.get(pk=pk))

        at_once(either, 2, connections=2)

        entry.refresh_from_db()
        assert entry.state in (State.LEFT, State.DECLINED)
        assert make.taken(evening) == [0]
        begin_again()


def test_one_address_signing_up_by_many_forms_at_once_has_one_sign_up(evening: Session):
    booked = at_once(lambda _n: signed_up(evening, "Ana", 2), 8)

    assert len({booking.pk for booking in booked}) == 1
    assert make.taken(evening) == [2]


def test_a_mail_confirmed_by_many_clicks_has_its_people_once(evening: Session):
    held = signed_up(evening, "Ana", 3)
    assert held is not None

    at_once(lambda _n: confirm_sign_up(Booking.objects.get(pk=held.pk)), 6)

    assert Attendee.objects.count() == 3
    assert make.taken(evening) == [3]


def test_a_party_changed_from_several_windows_keeps_its_count(evening: Session):
    booking = full(evening, 3)
    Quota.objects.update(size=4)
    changes = [
        lambda own: add_guest(own, 3, Guest("New")),
        lambda own: add_guest(own, 3, Guest("New")),
        lambda own: take_off(own, 1),
        lambda own: take_off(own, 1),
        lambda own: hand_over(own, 2, Guest("Cy", "", "cy@ankomst.example")),
        lambda own: hand_over(own, 2, Guest("Di", "", "di@ankomst.example")),
    ]

    at_once(lambda n: changes[n](Booking.objects.get(pk=booking.pk)), len(changes))

    coming = Attendee.objects.coming().order_by("number")
    assert list(coming.values_list("number", flat=True)) == [0, 2, 3]
    assert make.taken(evening) == [3]
