"""Somebody without a ticket: let in while there is a seat, once for each tap that was meant."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from accounts.models import AccessLog, User
from events import personal_data
from events.booking import cancel_session
from events.courses.attendance import Mark, mark
from events.desk import arrivals
from events.desk.attendance import attendance_of
from events.desk.day_end import close_days
from events.desk.walk_ins import AlreadyOnTheList, Full, Newcomer, NoWalkIns, let_in, take_back
from events.models import Attendee, Booking, Event, Session
from events.sign_up.reminders import ask_how_it_was
from tests.events import make
from tests.jobs import run_jobs
from tests.personas import person

State = Attendee.State


@pytest.fixture
def tonight(db: None) -> Session:
    """It has just begun, and has three seats; two people have signed up."""
    session = make.session(make.event(), seats=3, minutes=1)
    make.booked(session, 2)
    return put(session, ago=timedelta(0))


def put(session: Session, *, ago: timedelta, days: int = 0) -> Session:
    """It began so long ago: on this very day, whatever the clock says."""
    noon = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
    starts = min(timezone.now(), noon) - ago - timedelta(days=days)
    session.starts, session.ends = starts, starts + timedelta(minutes=1)
    session.save()
    return session


def signed_up(session: Session) -> list[Attendee]:
    people = Attendee.objects.filter(session=session).exclude(booking__kind=Booking.Kind.WALK_IN)
    return list(people.order_by("pk"))


def test_a_walk_in_without_a_name_has_arrived_and_has_a_seat(tonight: Session, desk: User):
    guest = let_in(tonight, by=desk)

    assert (guest.state, guest.arrived_at is None) == (State.ARRIVED, False)
    assert guest.full_name == "Walk-in"
    assert make.taken(tonight) == [3]
    assert AccessLog.objects.of_record(guest).get().action == "attendee.walked_in"


def test_one_form_sent_twice_lets_in_one_person(tonight: Session):
    first, second = (let_in(tonight, form_token="a") for _tap in range(2))

    assert first == second
    assert make.taken(tonight) == [3]


def test_the_same_tap_is_answered_when_it_was_the_last_seat(tonight: Session):
    first = let_in(tonight, form_token="a")

    assert let_in(tonight, form_token="a") == first
    with pytest.raises(Full):
        let_in(tonight, form_token="b")


def test_full_is_said_with_who_is_not_here_yet(tonight: Session):
    let_in(tonight)

    with pytest.raises(Full) as refused:
        let_in(tonight)

    assert str(refused.value) == (
        "All 3 seats are taken. 2 people who signed up are not here yet. "
        "Mark who did not come: then the seat is free."
    )
    assert make.taken(tonight) == [3]


def test_who_did_not_come_leaves_the_seat_to_somebody_at_the_door(tonight: Session, desk: User):
    let_in(tonight)
    arrivals.no_show(signed_up(tonight)[0], by=desk)

    assert let_in(tonight).state == State.ARRIVED
    assert make.taken(tonight) == [3]


def test_who_comes_after_all_finds_the_seat_gone(tonight: Session, desk: User):
    let_in(tonight)
    late = signed_up(tonight)[0]
    arrivals.no_show(late, by=desk)
    let_in(tonight)

    with pytest.raises(arrivals.SeatGone, match="given to somebody at the door"):
        arrivals.arrive(late, by=desk)

    late.refresh_from_db()
    assert late.state == State.NO_SHOW


@pytest.mark.parametrize("back", [arrivals.arrive, arrivals.undo])
def test_while_there_is_room_who_comes_after_all_has_a_seat_again(
    tonight: Session, desk: User, back
):
    late = signed_up(tonight)[0]
    arrivals.no_show(late, by=desk)
    assert make.taken(tonight) == [1]

    back(late, by=desk)

    assert make.taken(tonight) == [2]
    assert late.claims.count() == 1


def test_before_it_begins_the_seat_is_hers(tonight: Session, desk: User):
    Session.objects.update(
        starts=timezone.now() + timedelta(seconds=50), ends=timezone.now() + timedelta(hours=1)
    )

    arrivals.no_show(signed_up(tonight)[0], by=desk, sure=True)

    assert make.taken(tonight) == [2]


def test_a_seat_more_is_given_only_knowingly_and_only_where_it_is_full(tonight: Session):
    let_in(tonight, beyond=True)
    assert tonight.quotas.get().size == 3

    for _tap in range(2):
        let_in(tonight, form_token="a", beyond=True)

    quota = tonight.quotas.get()
    assert (quota.size, quota.taken) == (4, 4)


def test_a_tap_too_many_is_taken_back_once(tonight: Session, desk: User):
    guest = let_in(tonight, by=desk)

    for _tap in range(2):
        gone = arrivals.undo(guest, by=desk)

    assert gone.state == State.CANCELLED
    assert gone.booking.state == Booking.State.CANCELLED
    assert make.taken(tonight) == [2]


def test_who_was_taken_back_may_come_in_again(tonight: Session):
    ana = Newcomer("Ana", "ana@x.example")
    take_back(let_in(tonight, ana, form_token="a"))

    assert let_in(tonight, ana, form_token="b").state == State.ARRIVED


def test_with_an_address_there_is_a_ticket_by_mail(tonight: Session):
    guest = let_in(tonight, Newcomer("Ana", "ana@x.example"))
    run_jobs()

    [letter] = mail.outbox
    assert letter.to == ["ana@x.example"]
    assert guest.ticket_code in letter.body
    assert "Hello Ana," in letter.body


def test_an_address_that_is_on_the_list_is_not_let_in_twice(tonight: Session):
    with pytest.raises(AlreadyOnTheList, match="Look for the person in the list"):
        let_in(tonight, Newcomer("", "P0@ankomst.example"))


@pytest.mark.parametrize("days", [-1, 1])
def test_people_are_let_in_on_the_day_itself(tonight: Session, days: int):
    put(tonight, ago=timedelta(0), days=days)

    with pytest.raises(NoWalkIns, match="on the day itself"):
        let_in(tonight)


@pytest.mark.parametrize("kind", [Event.Kind.TALKS, Event.Kind.REGISTRATION])
def test_where_everybody_needs_a_time_nobody_is_let_in(tonight: Session, kind: str):
    Event.objects.update(kind=kind)

    with pytest.raises(NoWalkIns, match="book one first"):
        let_in(Session.objects.get())


def test_nobody_is_let_in_to_what_is_cancelled(tonight: Session):
    cancel_session(tonight, reason="Ill")

    with pytest.raises(NoWalkIns, match="cancelled"):
        let_in(Session.objects.get())


def test_they_are_counted_apart(tonight: Session, desk: User):
    first, second = signed_up(tonight)
    arrivals.arrive(first, by=desk)
    arrivals.no_show(second, by=desk)
    let_in(tonight)

    [counted] = attendance_of([tonight]).values()

    assert (counted.signed_up, counted.came, counted.no_show, counted.walk_ins) == (2, 1, 1, 1)
    assert counted.words == "1 of 2 came and 1 walk-in"


def test_the_day_after_who_was_not_received_did_not_come(tonight: Session, desk: User):
    arrivals.arrive(signed_up(tonight)[0], by=desk)
    put(tonight, ago=timedelta(0), days=1)

    assert (close_days(), close_days()) == (1, 0)
    assert [each.state for each in signed_up(tonight)] == [State.ARRIVED, State.NO_SHOW]


def test_on_the_day_itself_people_may_still_come(tonight: Session, desk: User):
    arrivals.arrive(signed_up(tonight)[0], by=desk)

    assert close_days() == 0


def test_where_nobody_was_received_nothing_is_said_of_anybody(tonight: Session):
    put(tonight, ago=timedelta(0), days=1)

    assert close_days() == 0
    assert {each.state for each in signed_up(tonight)} == {State.EXPECTED}


def asked() -> set[str]:
    mail.outbox.clear()
    ask_how_it_was()
    run_jobs()
    return {letter.to[0] for letter in mail.outbox}


def test_how_it_was_is_asked_of_those_who_came(tonight: Session, desk: User):
    arrivals.arrive(signed_up(tonight)[0], by=desk)
    let_in(tonight, Newcomer("", "walked@x.example"))
    run_jobs()
    put(tonight, ago=timedelta(0), days=1)
    close_days()

    assert asked() == {"p0@ankomst.example", "walked@x.example"}
    assert "Hello," in mail.outbox[0].body + mail.outbox[1].body


def test_without_attendance_taken_everybody_is_asked(tonight: Session, client):
    put(tonight, ago=timedelta(0), days=1)

    assert asked() == {"p0@ankomst.example", "p1@ankomst.example"}
    assert client.get(signed_up(tonight)[0].feedback_address).status_code == 200


def test_what_was_written_down_at_the_door_is_hers_to_see_and_erase(tonight: Session):
    ana = person("ana")
    walked_in = let_in(tonight, Newcomer("Ana", ana.email))

    [seat] = personal_data.held(ana)["seats"]
    personal_data.erase(ana)

    assert seat["given_name"] == "Ana"
    walked_in.refresh_from_db()
    assert (walked_in.given_name, walked_in.email, walked_in.state) == ("", "", State.ARRIVED)


@pytest.mark.parametrize("says", [Mark.MISSED, Mark.OPEN])
def test_in_the_roll_of_a_course_a_walk_in_who_did_not_come_was_never_there(
    tonight: Session, desk: User, says: Mark
):
    Event.objects.update(kind=Event.Kind.COURSE)
    guest = let_in(Session.objects.get(), by=desk)

    assert mark(guest, says, by=desk).state == State.CANCELLED
    assert make.taken(tonight) == [2]
