"""Many people at once, over HTTP, on real connections: no seat is given twice, none is lost."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from threading import Event
from time import sleep

import pytest
from django.db import connection
from django.utils import timezone
from django.utils.module_loading import import_string

from accounts.models import User
from events.booking import (
    NotBookable,
    SoldOut,
    book_one,
    cancel,
    cancel_session,
    confirm,
    expire_overdue,
    hold,
)
from events.desk import arrivals
from events.models import Attendee, Booking, Quota, Session
from tests.benchmarks.http import Answer
from tests.events import make
from tests.programs import Programs
from tests.website import Website, website

pytestmark = pytest.mark.race

PEOPLE, SEATS, CONNECTIONS, ROUNDS = 300, 200, 16, 10


@pytest.fixture
def site(transactional_db: None, programs: Programs, tmp_path: Path) -> Iterator[Website]:
    with website(programs, tmp_path / "web.log") as running:
        yield running


def at_once(work: Callable[[int], object], times: int, *, connections: int = CONNECTIONS) -> list:
    """What each call answers; every thread leaves its database connection behind closed."""

    def and_close(number: int) -> object:
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(connections) as pool:
        return list(pool.map(and_close, range(times)))


def book(site: Website, session: Session, number: int) -> Answer:
    """One guest sends the form; some look at it first."""
    guest = site.guest()
    url = f"/en/events/{session.event.slug}/sessions/{session.pk}/book/"
    if number % 20 == 0:
        assert guest.get(url).status == 200
    guest.cookies.setdefault("csrftoken", "t" * 32)  # as if the page had been opened earlier
    return guest.post(url, {"given_name": f"P{number}", "email": f"p{number}@ankomst.example"})


@pytest.mark.timeout(900)  # 3,000 requests, for what takes half a minute on an idle machine
def test_300_people_get_200_seats_in_ten_rounds(site: Website):
    event = make.event()
    for number in range(ROUNDS):
        starts = timezone.now() + timedelta(days=10 + number)
        session = make.session(event, seats=SEATS, starts=starts)

        answers = at_once(lambda n, at=session: book(site, at, n), PEOPLE)

        statuses = Counter(answer.status for answer in answers)
        assert statuses == {302: SEATS, 409: PEOPLE - SEATS}
        assert make.taken(session) == [SEATS]
        held = Booking.objects.holding().filter(claims__quota__session=session)
        assert held.count() == SEATS


def test_everybody_who_is_refused_reads_that_it_is_full(site: Website):
    session = make.session(make.event(), seats=1)

    answers = at_once(lambda n: book(site, session, n), 8)

    refused = [answer for answer in answers if answer.status == 409]
    assert len(refused) == 7
    assert all("all seats are taken" in answer.text for answer in refused)


def test_one_form_sent_by_many_clicks_at_once_is_one_booking(site: Website):
    session = make.session(make.event(), seats=5)
    guest = site.guest()
    url = f"/en/events/{session.event.slug}/sessions/{session.pk}/book/"
    guest.get(url)
    form = {"given_name": "Ana", "email": "ana@ankomst.example", "token": "the same form"}

    answers = at_once(lambda n: guest.post(url, form), 8)

    assert {answer.status for answer in answers} == {302}
    assert len({answer.location for answer in answers}) == 1
    assert Booking.objects.count() == 1


@pytest.fixture
def evening(transactional_db: None) -> Session:
    return make.session(make.event(), seats=20)


@pytest.fixture
def morning(transactional_db: None) -> Session:
    desks = {make.authority("immigration"): 20, make.authority("citizen-service"): 20}
    return make.session(make.event(of=make.centre()), desks=desks)


def hold_all(needs: dict[int, int]) -> Booking | None:
    try:
        return hold(needs=needs, contact_name="HR", contact_email="hr@ankomst.example")
    except SoldOut:
        return None


def test_of_two_groups_of_12_for_20_seats_one_comes_whole(evening: Session):
    needs = {evening.quotas.get().pk: 12}

    for _round in range(ROUNDS):
        held = at_once(lambda _n: hold_all(needs), 2, connections=2)

        assert Counter(booking is None for booking in held) == {True: 1, False: 1}
        assert make.taken(evening) == [12]
        Booking.objects.update(held_until=timezone.now())
        expire_overdue()


def test_two_groups_that_name_the_desks_in_opposite_order_do_not_block(morning: Session):
    there = {quota.pk: 12 for quota in morning.quotas.order_by("pk")}
    back = dict(reversed(there.items()))

    held = at_once(lambda n: hold_all(there if n % 2 else back), 8)

    assert sum(booking is not None for booking in held) == 1
    assert make.taken(morning) == [12, 12]


def test_a_session_called_off_while_people_book_keeps_nobody(morning: Session):
    quota_ids = list(morning.quotas.order_by("pk").values_list("pk", flat=True))

    def book_or_cancel(number: int) -> str:
        if number == 8:
            return cancel_session(morning, reason="Ill").state
        try:
            email = f"p{number}@ankomst.example"
            own = Session.objects.get(pk=morning.pk)
            book_one(session=own, quota_ids=quota_ids, given_name="P", email=email, language="en")
        except (SoldOut, NotBookable) as refused:
            return type(refused).__name__
        return "booked"

    answers = Counter(at_once(book_or_cancel, 16))

    assert answers[Session.State.CANCELLED] == 1
    assert sum(answers.values()) == 16
    assert make.taken(morning) == [0, 0]
    assert not Attendee.objects.coming().exists()


def test_a_booking_confirmed_twice_at_once_has_its_people_once(evening: Session):
    booking = hold_all({evening.quotas.get().pk: 12})
    people = make.people(12, evening)

    def confirm_own_copy(_n: int) -> list[int]:
        own = Booking.objects.get(pk=booking.pk)
        return [attendee.pk for attendee in confirm(own, people=people)]

    answers = at_once(confirm_own_copy, 4, connections=4)

    assert all(answer == answers[0] for answer in answers)
    assert Attendee.objects.count() == 12
    assert make.taken(evening) == [12]


def slowly(monkeypatch: pytest.MonkeyPatch, where: str) -> Event:
    """Make that function take a moment; the event is set when it has begun."""
    begun = Event()
    function = import_string(where)

    def slow(*args: object, **kwargs: object) -> object:
        begun.set()
        sleep(0.3)
        return function(*args, **kwargs)

    monkeypatch.setattr(where, slow)
    return begun


def test_people_who_arrive_while_their_booking_is_cancelled_win_or_lose_whole(
    evening: Session, desk: User, monkeypatch: pytest.MonkeyPatch
):
    booking = hold_all({evening.quotas.get().pk: 6})
    people = confirm(booking, people=make.people(6, evening))
    cancelling = slowly(monkeypatch, "events.booking.cancelling.drop")

    def either(number: int) -> object:
        if number == 6:
            return cancel(booking)
        cancelling.wait(10)
        with suppress(arrivals.DoesNotFit):
            return arrivals.arrive(people[number], by=desk, sure=True)

    arrived = at_once(either, 7, connections=7)[:6]

    kept = {attendee for attendee in arrived if attendee}
    assert set(booking.attendees.coming()) == kept
    assert make.taken(evening) == [len(kept)]


def test_who_is_just_arriving_keeps_her_seat(
    evening: Session, desk: User, monkeypatch: pytest.MonkeyPatch
):
    booking = hold_all({evening.quotas.get().pk: 2})
    [first, _second] = confirm(booking, people=make.people(2, evening))
    arriving = slowly(monkeypatch, "events.desk.arrivals.send_visits_changed")

    def either(number: int) -> object:
        if number == 0:
            return arrivals.arrive(first, by=desk, sure=True)
        arriving.wait(10)
        return cancel(booking)

    at_once(either, 2)

    assert list(booking.attendees.coming()) == [first]
    assert make.taken(evening) == [1]


def test_a_hold_is_either_confirmed_or_given_back(evening: Session):
    """The clock and the company at the same moment, over and over."""
    quota = evening.quotas.get()
    for _round in range(ROUNDS):
        booking = hold_all({quota.pk: 5})
        Booking.objects.filter(pk=booking.pk).update(held_until=timezone.now())

        def either(number: int, own: Booking = booking) -> None:
            if number:
                expire_overdue()
                return
            try:
                confirm(Booking.objects.get(pk=own.pk), people=make.people(5, evening))
            except Exception as refused:
                assert "given back" in str(refused)  # noqa: PT017 - either is right

        at_once(either, 2, connections=2)

        booking.refresh_from_db()
        confirmed = booking.state == Booking.State.CONFIRMED
        assert booking.attendees.count() == (5 if confirmed else 0)
        assert make.taken(evening) == [5 if confirmed else 0]
        Quota.objects.update(taken=0)
        booking.claims.all().delete()
