"""A party signs up, and whoever reads the mail confirms it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from accounts.models import User
from events.booking import HoldExpired, NotBookable, SoldOut, expire_overdue
from events.models import Answer, Attendee, Booking, Event, Question, Quota, Session
from events.sign_up.parties import confirm_sign_up, sign_up
from events.sign_up.party import Guest, Party
from guidance.models import Municipality
from tests.events import make
from tests.jobs import run_jobs

ANA = Guest("Ana", "Silva", "ana@ankomst.example")


def party(*others: Guest, **fields) -> Party:
    return Party(people=(ANA, *others), **fields)


def signed_up(session: Session, who: Party | None = None, **fields) -> Booking:
    return sign_up(event=session.event, sessions=[session], party=who or party(), **fields)


def test_seats_are_held_until_the_mail_is_answered(evening: Session):
    booking = signed_up(evening, party(Guest("Bo"), Guest()))
    run_jobs()

    assert booking.state == Booking.State.HELD
    assert make.taken(evening) == [3]
    [letter] = mail.outbox
    assert letter.to == [ANA.email]
    assert booking.link in letter.body


def test_confirming_gives_everybody_a_ticket(evening: Session):
    booking = confirm_sign_up(signed_up(evening, party(Guest("Bo"), Guest())))
    run_jobs()

    names = [one.full_name for one in booking.attendees.order_by("number")]
    assert names == ["Ana Silva", "Bo", "Guest, name to follow"]
    assert booking.party == {}
    tickets = [name for name, *_rest in mail.outbox[-1].attachments if name.startswith("ticket-")]
    assert len(tickets) == 3


def test_confirming_again_changes_nothing(evening: Session):
    booking = signed_up(evening)
    confirm_sign_up(booking)
    confirm_sign_up(booking)
    run_jobs()

    assert booking.attendees.count() == 1
    assert len(mail.outbox) == 1  # the question whether she wants to come is settled


def test_what_nobody_confirms_is_given_back(evening: Session):
    booking = signed_up(evening)
    Booking.objects.update(held_until=timezone.now())
    expire_overdue()

    assert make.taken(evening) == [0]
    with pytest.raises(HoldExpired):
        confirm_sign_up(booking)


def test_who_is_signed_in_with_that_address_is_confirmed_at_once(evening: Session):
    user = User.objects.create_user(ANA.email)

    assert signed_up(evening, by=user).state == Booking.State.CONFIRMED


def test_who_is_signed_in_with_another_address_is_not(evening: Session):
    user = User.objects.create_user("bo@ankomst.example")

    assert signed_up(evening, by=user).state == Booking.State.HELD


def test_the_same_address_has_one_sign_up_and_is_told_so_by_mail(evening: Session):
    first = confirm_sign_up(signed_up(evening))
    run_jobs()
    again = signed_up(evening)
    signed_up(evening)
    run_jobs()

    assert again == first
    assert make.taken(evening) == [1]
    assert [letter.subject.split(":")[0] for letter in mail.outbox] == [
        "You are signed up",
        "You have signed up already",
    ]


def test_the_same_form_twice_is_one_sign_up(evening: Session):
    first = signed_up(evening, form_token="abc")

    assert signed_up(evening, form_token="abc") == first


def test_all_of_a_party_or_none(evening: Session):
    Quota.objects.update(size=2)

    with pytest.raises(SoldOut):
        signed_up(evening, party(Guest("Bo"), Guest("Cy")))

    assert Booking.objects.count() == 0


def test_a_party_has_a_limit(evening: Session):
    Event.objects.update(party_limit=2)
    evening.refresh_from_db()

    with pytest.raises(NotBookable, match="At most 2 people"):
        signed_up(evening, party(Guest("Bo"), Guest("Cy")))


def test_for_residents_only(evening: Session):
    home = Municipality.objects.create(code="0101", name="Elsewhere", region="R")
    evening.event.residents_of.add(home)

    with pytest.raises(NotBookable, match="Elsewhere"):
        signed_up(evening, party(municipality="0751"))
    assert signed_up(evening, party(municipality="0101")).pk


@pytest.mark.parametrize(
    ("fields", "words"),
    [({"opens_days": 3}, "opens on"), ({"closes_hours": 24 * 30}, "has closed")],
)
def test_outside_its_window_one_cannot_sign_up(evening: Session, fields, words):
    Event.objects.update(**fields)
    evening.refresh_from_db()

    with pytest.raises(NotBookable, match=words):
        signed_up(evening)


def test_answers_are_kept_once_confirmed(evening: Session):
    question = Question.objects.create(
        event=evening.event, kind=Question.Kind.TEXT, text_en="Food?", reason_en="To order it"
    )
    booking = signed_up(evening, party(answers={question.pk: "No nuts"}))
    assert not Answer.objects.exists()

    confirm_sign_up(booking)

    assert booking.answers.get().value == "No nuts"


def test_a_course_is_signed_up_for_as_a_whole(evening: Session):
    Event.objects.update(kind=Event.Kind.COURSE)
    course = Event.objects.get(pk=evening.event_id)
    second = make.session(course, seats=10, starts=evening.starts + timedelta(days=7))

    booking = sign_up(event=course, sessions=[evening, second], party=party(Guest("Bo")))
    confirm_sign_up(booking)

    assert make.taken(evening) == make.taken(second) == [2]
    assert Attendee.objects.filter(booking=booking, number=1).count() == 2


def test_nobody_comes_to_a_date_that_has_no_seats(evening: Session):
    evening.quotas.all().delete()

    with pytest.raises(SoldOut):
        signed_up(Session.objects.get(pk=evening.pk))
    assert not Booking.objects.exists()
