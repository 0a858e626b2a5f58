"""A session is called off: one act, and everybody knows."""

import pytest
from django.core import mail

from events.booking import SoldOut, book_one, cancel_session, confirm, finish_cancelling, hold
from events.booking.calling_off import _close
from events.models import Attendee, Booking, Quota, Session
from events.signals import attendees_cancelled
from tests.events import make
from tests.jobs import run_jobs


@pytest.fixture
def group(seats: Quota, evening: Session) -> Booking:
    booking = hold(needs={seats.pk: 3}, contact_name="HR", contact_email="hr@ankomst.example")
    confirm(booking, people=make.people(3, evening))
    return booking


@pytest.fixture
def held(seats: Quota) -> Booking:
    return hold(needs={seats.pk: 2}, contact_name="Bo", contact_email="bo@ankomst.example")


@pytest.fixture
def ana(evening: Session, seats: Quota) -> Booking:
    return book_one(
        session=evening,
        quota_ids=[seats.pk],
        given_name="Ana",
        email="ana@ankomst.example",
        language="da",
    )


def test_nobody_keeps_a_seat(group: Booking, held: Booking, ana: Booking, evening: Session):
    cancel_session(evening, reason="The advisers are ill")

    assert make.taken(evening) == [0]
    assert not Attendee.objects.coming().exists()
    held.refresh_from_db()
    ana.refresh_from_db()
    assert held.state == Booking.State.HELD
    assert ana.state == Booking.State.CANCELLED


def test_everybody_is_told_why_once_in_her_language(
    group: Booking, held: Booking, ana: Booking, evening: Session
):
    run_jobs()
    mail.outbox.clear()

    cancel_session(evening, reason="The advisers are ill")
    cancel_session(evening, reason="The advisers are ill")
    run_jobs()

    people = {f"p{number}@ankomst.example" for number in range(3)}
    told = sorted(letter.to[0] for letter in mail.outbox)
    assert told == sorted(people | {"ana@ankomst.example", "bo@ankomst.example"})
    [to_ana] = [letter for letter in mail.outbox if letter.to == ["ana@ankomst.example"]]
    assert "The advisers are ill" in to_ana.body
    assert "/da/events/" in to_ana.body


def test_whoever_tells_the_people_in_her_own_words_spares_them_ours(
    group: Booking, evening: Session
):
    heard = []

    def companies(sender, *, attendees, session, **news):
        """Tells all but the last."""
        heard.append(session)
        return [person.pk for person in attendees[:2]]

    attendees_cancelled.connect(companies)
    try:
        cancel_session(evening, reason="Ill")
    finally:
        attendees_cancelled.disconnect(companies)
    run_jobs()

    assert [letter.to for letter in mail.outbox] == [["p2@ankomst.example"]]
    assert heard == [evening]


def test_no_seat_is_given_after_it(evening: Session, seats: Quota):
    stale = Session.objects.get(pk=evening.pk)
    cancel_session(evening, reason="Ill")

    with pytest.raises(SoldOut):
        book_one(
            session=stale,
            quota_ids=[seats.pk],
            given_name="Ana",
            email="ana@ankomst.example",
            language="en",
        )


def test_held_seats_cannot_be_confirmed_after_it(held: Booking, evening: Session):
    people = make.people(2, evening)
    Session.objects.filter(pk=evening.pk).update(state=Session.State.OPEN)
    cancel_session(evening, reason="Ill")
    Session.objects.filter(pk=evening.pk).update(state=Session.State.OPEN)  # the look is stale

    with pytest.raises(SoldOut):
        confirm(held, people=people)


def test_those_who_came_keep_their_place_in_the_numbers(group: Booking, evening: Session):
    Attendee.objects.update(state=Attendee.State.SERVED)

    cancel_session(evening, reason="Fire alarm")

    assert make.taken(evening) == [3]
    assert finish_cancelling() == 0


def test_a_process_that_dies_half_way_is_finished_by_the_clock(
    group: Booking, held: Booking, evening: Session
):
    _close([evening], by=None, reason="Ill")
    assert make.taken(evening) == [5]

    assert [finish_cancelling(), finish_cancelling()] == [1, 0]

    assert make.taken(evening) == [0]
