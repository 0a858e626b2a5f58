"""Each step at the desk: where it leads, what is remembered of it, and the way back."""

import pytest
from django.utils import timezone

from accounts.models import AccessLog, User
from events.booking import remove_person
from events.desk import arrivals
from events.models import Attendee, Session
from events.signals import visits_changed
from guidance.models import Document
from tests.events import make

State = Attendee.State
STEPS = {
    State.ARRIVED: arrivals.arrive,
    State.SERVED: arrivals.serve,
    State.NO_SHOW: arrivals.no_show,
}


@pytest.fixture
def guest(evening: Session) -> Attendee:
    """Expected at an event that begins soon."""
    [guest] = make.booked(evening)
    return guest


@pytest.fixture
def passport(db: None) -> Document:
    names = {"name_en": "Passport", "name_da": "Pas"}
    return Document.objects.create(key="passport", review_on=timezone.localdate(), **names)


def become(attendee: Attendee, state: str) -> None:
    """Whatever led there, the seats are right."""
    if state == State.CANCELLED:
        remove_person(attendee)
    Attendee.objects.update(state=state)


def step(attendee: Attendee, to: str, by: User) -> Attendee:
    return STEPS[State(to)](attendee, by=by, sure=True)


@pytest.mark.parametrize("to", STEPS)
def test_a_step_is_taken_and_written_down(guest: Attendee, desk: User, to: str) -> None:
    now = step(guest, to, desk)

    guest.refresh_from_db()
    assert (now.state, guest.state) == (to, to)
    assert [line.action for line in AccessLog.objects.of_record(guest)] == [f"attendee.{to}"]


@pytest.mark.parametrize("to", STEPS)
def test_a_second_tap_changes_nothing(guest: Attendee, desk: User, to: str) -> None:
    first = step(guest, to, desk)
    second = step(guest, to, desk)

    assert second.arrived_at == first.arrived_at
    assert AccessLog.objects.of_record(guest).count() == 1


def test_who_is_served_without_a_tap_on_arrived_has_come_then(guest: Attendee, desk: User) -> None:
    served = arrivals.serve(guest, by=desk, sure=True)

    assert served.arrived_at == served.finished_at is not None


def test_who_came_late_after_all_was_here(guest: Attendee, desk: User) -> None:
    arrivals.no_show(guest, by=desk, sure=True)

    assert arrivals.arrive(guest, by=desk, sure=True).state == State.ARRIVED


@pytest.mark.parametrize("was", [State.SERVED, State.SENT_AWAY, State.CANCELLED])
def test_a_step_that_does_not_fit_says_what_she_is(guest: Attendee, desk: User, was: str) -> None:
    become(guest, was)

    with pytest.raises(arrivals.DoesNotFit, match="Undo that first"):
        arrivals.arrive(guest, by=desk, sure=True)

    guest.refresh_from_db()
    assert guest.state == was


def test_the_paper_that_was_missing_is_remembered_until_an_undo(
    guest: Attendee, desk: User, passport: Document
) -> None:
    away = arrivals.send_away(guest, document=passport, by=desk, sure=True)
    assert away.missing_document == passport

    back = arrivals.undo(guest, by=desk)
    assert (back.missing_document, back.finished_at) == (None, None)


def test_an_undo_of_arrived_forgets_when(guest: Attendee, desk: User) -> None:
    arrivals.arrive(guest, by=desk, sure=True)

    back = arrivals.undo(guest, by=desk)

    assert (back.state, back.arrived_at) == (State.EXPECTED, None)


@pytest.mark.parametrize("was", [State.EXPECTED, State.CANCELLED])
def test_there_is_nothing_to_undo(guest: Attendee, desk: User, was: str) -> None:
    become(guest, was)

    assert arrivals.undo(guest, by=desk).state == was
    assert not AccessLog.objects.of_record(guest).filter(action="attendee.undone").exists()


def test_the_apps_above_hear_of_each_step(guest: Attendee, desk: User) -> None:
    heard: list[str] = []

    def listen(sender: object, *, attendees: list[Attendee], **news: object) -> None:
        heard.extend(attendee.state for attendee in attendees)

    visits_changed.connect(listen)
    try:
        arrivals.arrive(guest, by=desk, sure=True)
        arrivals.arrive(guest, by=desk, sure=True)
        arrivals.undo(guest, by=desk)
    finally:
        visits_changed.disconnect(listen)

    assert heard == [State.ARRIVED, State.EXPECTED]
