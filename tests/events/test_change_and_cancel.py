"""One more person, another time, one person less, nobody at all."""

import pytest
from django.core import mail

from accounts.models import AccessLog
from events.booking import (
    AlreadyBooked,
    NotBookable,
    NotConfirmed,
    NotExpected,
    SoldOut,
    add_person,
    book_one,
    cancel,
    confirm,
    hold,
    move_person,
    remove_person,
)
from events.models import Attendee, Booking, Event, Quota, Session
from tests.events import make
from tests.jobs import run_jobs


@pytest.fixture
def group(seats: Quota, evening: Session) -> Booking:
    booking = hold(needs={seats.pk: 3}, contact_name="HR", contact_email="hr@ankomst.example")
    confirm(booking, people=make.people(3, evening))
    return booking


@pytest.fixture
def later(evening: Session) -> Session:
    return make.session(evening.event, seats=2, starts=evening.ends)


@pytest.fixture
def ana(evening: Session) -> Attendee:
    booking = book_one(
        session=evening,
        quota_ids=[evening.quotas.get().pk],
        given_name="Ana",
        email="ana@ankomst.example",
        language="en",
    )
    return booking.attendees.get()


def quota_ids(session: Session) -> list[int]:
    return list(session.quotas.values_list("pk", flat=True))


def test_one_more_person_takes_one_more_seat(group: Booking, evening: Session):
    added = add_person(group, make.people(4, evening)[3])

    assert added.given_name == "Person 3"
    assert make.taken(evening) == [4]


def test_the_same_person_added_again_is_one_person(group: Booking, evening: Session):
    person = make.people(4, evening)[3]

    assert add_person(group, person) == add_person(group, person)
    assert make.taken(evening) == [4]


def test_nobody_is_added_to_a_full_session(group: Booking, evening: Session):
    Quota.objects.update(size=3)

    with pytest.raises(SoldOut):
        add_person(group, make.people(4, evening)[3])

    assert group.attendees.count() == 3


def test_nobody_is_added_before_the_booking_is_confirmed(seats: Quota, evening: Session):
    held = hold(needs={seats.pk: 1}, contact_name="HR", contact_email="hr@ankomst.example")

    with pytest.raises(NotConfirmed):
        add_person(held, make.people(1, evening)[0])


def test_one_person_less_frees_her_seat_at_once(group: Booking, evening: Session):
    person = group.attendees.first()

    remove_person(person)
    gone = remove_person(person)

    assert make.taken(evening) == [2]
    assert gone.state == Attendee.State.CANCELLED
    assert AccessLog.objects.of_record(person).count() == 1


def test_somebody_who_has_come_is_not_taken_out(group: Booking, evening: Session):
    person = group.attendees.first()
    Attendee.objects.filter(pk=person.pk).update(state=Attendee.State.ARRIVED)

    with pytest.raises(NotExpected):
        remove_person(person)

    assert make.taken(evening) == [3]


def test_another_time_moves_the_seat_and_keeps_the_ticket(
    ana: Attendee, evening: Session, later: Session
):
    code = ana.ticket_code

    move_person(ana, session=later, quota_ids=quota_ids(later))
    move_person(ana, session=later, quota_ids=quota_ids(later))

    assert (make.taken(evening), make.taken(later)) == ([0], [1])
    ana.refresh_from_db()
    assert (ana.ticket_code, ana.session, ana.calendar_revision) == (code, later, 1)


def test_the_new_time_is_told_by_mail(ana: Attendee, later: Session):
    run_jobs()
    mail.outbox.clear()

    move_person(ana, session=later, quota_ids=quota_ids(later))
    run_jobs()

    [letter] = mail.outbox
    assert "new time" in letter.subject
    assert b"SEQUENCE:1" in letter.attachments[0][1].encode()


def test_whoever_finds_the_new_time_full_keeps_the_old(
    ana: Attendee, evening: Session, later: Session
):
    later.quotas.update(size=0)

    with pytest.raises(SoldOut):
        move_person(ana, session=later, quota_ids=quota_ids(later))

    ana.refresh_from_db()
    assert ana.session == evening
    assert make.taken(evening) == [1]


def test_nobody_moves_to_a_time_that_is_not_open(ana: Attendee, later: Session):
    Session.objects.filter(pk=later.pk).update(state=Session.State.DRAFT)

    with pytest.raises(NotBookable):
        move_person(ana, session=later, quota_ids=quota_ids(later))


def test_nobody_moves_to_a_time_where_she_has_a_seat(ana: Attendee, later: Session):
    book_one(
        session=later, quota_ids=quota_ids(later), given_name="A", email=ana.email, language="en"
    )

    with pytest.raises(AlreadyBooked):
        move_person(ana, session=later, quota_ids=quota_ids(later))


def test_after_moving_the_old_time_can_be_booked_again(
    ana: Attendee, evening: Session, later: Session
):
    move_person(ana, session=later, quota_ids=quota_ids(later))

    book_one(
        session=evening,
        quota_ids=quota_ids(evening),
        given_name="Ana",
        email=ana.email,
        language="en",
    )
    assert make.taken(evening) == [1]


def test_the_desks_can_change_within_a_session(morning: Session):
    immigration, citizen_service = morning.quotas.order_by("pk")
    booking = book_one(
        session=morning,
        quota_ids=[immigration.pk, citizen_service.pk],
        given_name="Ana",
        email="ana@ankomst.example",
        language="en",
    )

    move_person(booking.attendees.get(), session=morning, quota_ids=[citizen_service.pk])

    assert make.taken(morning) == [0, 1]


def test_cancelling_gives_every_seat_back_once(group: Booking, evening: Session):
    cancel(group, reason="The project was put off")
    gone = cancel(group)

    assert make.taken(evening) == [0]
    assert gone.state == Booking.State.CANCELLED
    states = set(group.attendees.values_list("state", flat=True))
    assert states == {Attendee.State.CANCELLED}


def test_cancelling_leaves_those_who_were_served(group: Booking, evening: Session):
    served = group.attendees.first()
    Attendee.objects.filter(pk=served.pk).update(state=Attendee.State.SERVED)

    cancel(Booking.objects.get(pk=group.pk))

    served.refresh_from_db()
    assert served.state == Attendee.State.SERVED


def test_a_booking_of_somebody_who_has_come_stays_for_her(group: Booking, evening: Session):
    Attendee.objects.filter(pk=group.attendees.first().pk).update(state=Attendee.State.SERVED)

    kept = cancel(group)

    assert kept.state == Booking.State.CONFIRMED
    assert make.taken(evening) == [1]


def test_nothing_is_left_to_cancel_where_everybody_has_come(group: Booking):
    group.attendees.update(state=Attendee.State.SERVED)

    with pytest.raises(NotExpected, match="nothing to cancel"):
        cancel(group)


def test_people_can_be_added_to_a_group_of_which_everybody_was_taken_out(
    group: Booking, evening: Session
):
    for person in group.attendees.all():
        remove_person(person)

    assert add_person(group, make.people(1, evening)[0]).state == Attendee.State.EXPECTED


@pytest.fixture
def party(seats: Quota, evening: Session) -> Booking:
    """Ana signed up for Bo and herself."""
    booking = hold(needs={seats.pk: 2}, contact_name="Ana", contact_email="p0@ankomst.example")
    confirm(booking, people=make.people(2, evening))
    once = f"{evening.pk}:p0@ankomst.example"
    Booking.objects.update(kind=Booking.Kind.SIGN_UP, once=once)
    return Booking.objects.get()


def test_a_party_ends_with_its_last_person_and_not_with_its_first(party: Booking):
    first, second = party.attendees.order_by("pk")

    remove_person(first)
    party.refresh_from_db()
    assert party.state == Booking.State.CONFIRMED

    remove_person(second)
    party.refresh_from_db()
    assert (party.state, party.once) == (Booking.State.CANCELLED, "")


def test_a_party_of_which_one_has_come_does_not_end(party: Booking):
    first, second = party.attendees.order_by("pk")
    Attendee.objects.filter(pk=first.pk).update(state=Attendee.State.SERVED)

    remove_person(second)

    party.refresh_from_db()
    assert party.state == Booking.State.CONFIRMED


def test_a_party_has_signed_up_for_its_time_until_all_of_it_has_another(
    party: Booking, evening: Session, later: Session
):
    first, second = party.attendees.order_by("pk")

    move_person(second, session=later, quota_ids=quota_ids(later))
    party.refresh_from_db()
    assert party.once.startswith(f"{evening.pk}:")

    move_person(first, session=later, quota_ids=quota_ids(later))
    party.refresh_from_db()
    assert party.once == f"{later.pk}:p0@ankomst.example"


def test_each_person_of_a_cancelled_booking_gets_one_mail(group: Booking):
    cancel(group)
    run_jobs()

    assert sorted(letter.to[0] for letter in mail.outbox) == [
        f"p{number}@ankomst.example" for number in range(3)
    ]
    assert b"METHOD:CANCEL" in mail.outbox[0].attachments[0][1].encode()


def test_an_individual_taken_out_ends_her_booking(ana: Attendee, evening: Session):
    remove_person(ana)

    assert Booking.objects.get().state == Booking.State.CANCELLED
    assert make.taken(evening) == [0]
    assert Event.objects.count() == 1
