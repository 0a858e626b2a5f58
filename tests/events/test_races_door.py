"""Several telephones at one door, on real connections: never over the seats, nobody twice."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from events.booking import SoldOut, book_one
from events.desk import arrivals
from events.desk.walk_ins import Full, let_in, take_back
from events.models import Attendee, Session
from tests.events import make
from tests.events.test_races import at_once

pytestmark = pytest.mark.race


@pytest.fixture
def tonight(transactional_db: None) -> Session:
    """Twelve seats; four people have signed up."""
    session = make.session(make.event(), seats=12, minutes=600)
    make.booked(session, 4)
    return session


def begin(session: Session) -> Session:
    now = timezone.now()
    session.starts, session.ends = now - timedelta(minutes=1), now + timedelta(minutes=1)
    session.save()
    return session


def tap(session: Session, token: str) -> int | None:
    try:
        return let_in(Session.objects.get(pk=session.pk), form_token=token).pk
    except Full:
        return None


def test_as_many_are_let_in_as_there_are_seats(tonight: Session):
    begin(tonight)

    let = at_once(lambda n: tap(tonight, f"form {n}"), 20)

    assert Counter(pk is None for pk in let) == {False: 8, True: 12}
    assert make.taken(tonight) == [12]


def test_one_form_tapped_on_and_on_lets_in_one(tonight: Session):
    begin(tonight)

    let = at_once(lambda _n: tap(tonight, "the same form"), 12)

    assert len(set(let)) == 1
    assert make.taken(tonight) == [5]


def test_a_seat_more_is_one_seat_more(tonight: Session):
    """An editor taps on a bad connection; her colleague does, too."""
    begin(tonight)
    tonight.quotas.update(size=4)

    at_once(lambda n: let_in(tonight, form_token=f"form {n % 2}", beyond=True), 8)

    quota = tonight.quotas.get()
    assert (quota.size, quota.taken) == (6, 6)


def test_door_and_sign_up_form_share_the_seats(tonight: Session):
    """On the day, before it begins."""
    tonight.starts = timezone.now() + timedelta(seconds=50)
    tonight.ends = tonight.starts + timedelta(minutes=1)
    tonight.save()
    quota_ids = [tonight.quotas.get().pk]

    def either(number: int) -> bool:
        if number % 2:
            return tap(tonight, f"form {number}") is not None
        try:
            own = Session.objects.get(pk=tonight.pk)
            email = f"g{number}@ankomst.example"
            book_one(session=own, quota_ids=quota_ids, given_name="G", email=email, language="en")
        except SoldOut:
            return False
        return True

    assert sum(at_once(either, 20)) == 8
    assert make.taken(tonight) == [12]


def test_the_seat_of_who_did_not_come_is_given_once(tonight: Session, desk: User):
    """While she is marked, taken back and let in again, and others stand at the door."""
    begin(tonight)
    tonight.quotas.update(size=4)
    late = Attendee.objects.first()
    arrivals.no_show(late, by=desk)

    def either(number: int) -> int | None:
        if number % 4:
            return tap(tonight, f"form {number}")
        try:
            return arrivals.arrive(Attendee.objects.get(pk=late.pk), by=desk).pk
        except arrivals.SeatGone:
            return None

    let = {pk for pk in at_once(either, 16) if pk}

    assert len(let) == 1
    assert make.taken(tonight) == [4]


def test_what_is_taken_back_twice_at_once_is_one_seat(tonight: Session):
    begin(tonight)
    person = let_in(tonight)

    at_once(lambda _n: take_back(Attendee.objects.get(pk=person.pk)), 6)

    assert make.taken(tonight) == [4]
