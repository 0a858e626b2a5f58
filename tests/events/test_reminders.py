"""Mails that go by themselves, and what is deleted in time."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from events.booking import book_one, expire_overdue
from events.models import Answer, Attendee, Booking, Event, Feedback, Question, Session
from events.models import WaitlistEntry as Entry
from events.sign_up.parties import confirm_sign_up, sign_up
from events.sign_up.party import Guest, Party
from events.sign_up.purging import purge_answers, purge_parties
from events.sign_up.reminders import ask_how_it_was, remind
from events.sign_up.waiting import join, leave
from tests.events import make
from tests.jobs import run_jobs

ANA = Guest("Ana", "Silva", "ana@ankomst.example")
BO = Guest("Bo", "Olsen", "bo@ankomst.example")


def in_hours(hours: float) -> None:
    """The evening begins then."""
    starts = timezone.now() + timedelta(hours=hours)
    Session.objects.update(starts=starts, ends=starts + timedelta(hours=1))


def over(days: float) -> None:
    in_hours(-24 * days)


@pytest.fixture
def party(evening: Session) -> Booking:
    """Ana, Bo, and somebody to be named; signed up last week."""
    people = Party(people=(ANA, BO, Guest()))
    booking = confirm_sign_up(sign_up(event=evening.event, sessions=[evening], party=people))
    Booking.objects.update(created_at=timezone.now() - timedelta(days=7))
    run_jobs()
    mail.outbox.clear()
    return booking


def told() -> dict[str, str]:
    run_jobs()
    return {letter.to[0].partition("@")[0]: letter.subject.split(":")[0] for letter in mail.outbox}


def test_who_signed_up_and_named_guests_are_reminded_once(party: Booking):
    in_hours(47)
    assert remind() == 1
    assert remind() == 0

    assert told() == {"ana": "Soon", "bo": "Soon"}
    assert party.link in mail.outbox[0].body
    assert "the 3 of you" in mail.outbox[0].body
    assert party.attendees.get(number=1).link in mail.outbox[1].body


def test_nobody_is_reminded_of_what_is_far_off(party: Booking):
    in_hours(49)

    assert remind() == 0


def test_who_signed_up_just_now_remembers(party: Booking):
    Booking.objects.update(created_at=timezone.now() - timedelta(hours=23))
    in_hours(47)
    remind()

    assert told() == {}


def test_who_is_off_the_list_is_not_reminded(party: Booking):
    party.attendees.update(state=Attendee.State.CANCELLED)
    party.claims.all().delete()
    party.attendees.get(number=0).session.quotas.update(taken=0)
    in_hours(47)
    remind()

    assert told() == {}


def test_an_individual_is_reminded_and_a_company_s_people_by_the_company(evening: Session):
    quota_ids = list(evening.quotas.values_list("pk", flat=True))
    own = {"given_name": "Ana", "email": ANA.email, "language": "en"}
    book_one(session=evening, quota_ids=quota_ids, **own)
    make.booked(evening, 2)
    Booking.objects.update(created_at=timezone.now() - timedelta(days=7))
    run_jobs()
    mail.outbox.clear()
    in_hours(47)
    remind()

    assert told() == {"ana": "Soon"}


def test_those_who_came_are_asked_how_it_was_once(party: Booking):
    party.attendees.exclude(number=1).update(state=Attendee.State.SERVED)
    over(1)
    assert ask_how_it_was() == 1
    assert ask_how_it_was() == 0

    assert told() == {"ana": "How was it? Danish tax for newcomers"}
    assert party.attendees.get(number=0).feedback_address in mail.outbox[0].body


@pytest.mark.parametrize("days", [0.3, 9])
def test_nobody_is_asked_too_early_or_too_late(party: Booking, days: float):
    party.attendees.update(state=Attendee.State.SERVED)
    over(days)

    assert ask_how_it_was() == 0


def test_of_a_course_one_is_asked_after_the_last_meeting(party: Booking, evening: Session):
    Event.objects.update(kind=Event.Kind.COURSE)
    party.attendees.filter(number=0).update(state=Attendee.State.SERVED)
    over(1)
    last = make.session(evening.event, seats=10, starts=timezone.now() + timedelta(days=6))
    assert ask_how_it_was() == 0

    ended = timezone.now() - timedelta(hours=23)
    Session.objects.filter(pk=last.pk).update(starts=ended, ends=ended + timedelta(hours=1))
    assert ask_how_it_was() == 1
    assert told() == {"ana": "How was it? Danish tax for newcomers"}


@pytest.fixture
def guest(party: Booking) -> Attendee:
    party.attendees.filter(number=0).update(state=Attendee.State.SERVED)
    over(1)
    return party.attendees.get(number=0)


def test_how_it_was_is_told_once_and_without_a_name(client, guest: Attendee):
    page = client.get(guest.feedback_address).content.decode()
    for stars in ("4", "1"):
        answer = client.post(
            guest.feedback_address, {"stars": stars, "settled": "yes", "text": "Good."}
        )

    assert "How satisfied are you?" in page
    assert "Thank you for telling us" in answer.content.decode()
    told_us = Feedback.objects.get()
    assert (told_us.stars, told_us.settled, told_us.text) == (4, True, "Good.")
    assert "Ana" not in str(told_us)


@pytest.mark.parametrize("wrong", [{}, {"stars": "6"}, {"stars": "0"}, {"stars": "\x00"}])
def test_what_is_no_answer_is_asked_again(client, guest: Attendee, wrong):
    assert client.post(guest.feedback_address, wrong).status_code == 422


def test_a_personal_number_is_not_taken_with_it(client, guest: Attendee):
    data = {"stars": "5", "text": "I am 010190-1234"}

    assert client.post(guest.feedback_address, data).status_code == 422


def test_who_was_not_there_has_nothing_to_tell(client, party: Booking):
    assert client.get(party.attendees.get(number=0).feedback_address).status_code == 404


@pytest.fixture
def answer(evening: Session, party: Booking) -> Answer:
    question = Question.objects.create(
        event=evening.event, kind="text", text_en="Food?", reason_en="Why", keep_days=7
    )
    return Answer.objects.create(booking=party, question=question, value="No nuts")


@pytest.mark.parametrize(("days", "left"), [(6, 1), (8, 0)])
def test_answers_are_deleted_when_their_time_is_over(answer: Answer, days: int, left: int):
    over(days)
    purge_answers()

    assert Answer.objects.count() == left


def test_answers_of_who_cancels_are_deleted_the_same_day(answer: Answer, client):
    client.post(f"{answer.booking.link}cancel/")
    purge_answers()

    assert not Answer.objects.exists()


def test_names_in_sign_ups_that_nobody_confirmed_are_forgotten(evening: Session):
    booking = sign_up(event=evening.event, sessions=[evening], party=Party(people=(ANA, BO)))
    Booking.objects.update(held_until=timezone.now())
    expire_overdue()
    purge_parties()
    booking.refresh_from_db()
    assert booking.party  # its page says where to sign up again

    Booking.objects.update(created_at=timezone.now() - timedelta(days=2))
    purge_parties()
    booking.refresh_from_db()
    assert booking.party == {}

    Booking.objects.update(created_at=timezone.now() - timedelta(days=31))
    purge_parties()
    assert not Booking.objects.exists()


def test_who_stood_in_line_is_forgotten_but_counted(evening: Session):
    evening.quotas.update(size=0)
    leave(join(event=evening.event, sessions=[evening], party=Party(people=(ANA,))))
    purge_parties()
    assert Entry.objects.get().party == {}

    over(31)
    purge_parties()
    assert Entry.objects.get().contact_email == ""
