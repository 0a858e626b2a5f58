"""An individual books a seat and has it at once."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from events.booking import AlreadyBooked, NotBookable, SoldOut, book_one, cancel, confirm, hold
from events.models import Attendee, Booking, Quota, Session
from tests.events import make
from tests.jobs import run_jobs


def book(session: Session, **fields) -> Booking:
    person = {"given_name": "Ana", "family_name": "Silva", "email": "ana@ankomst.example"}
    quota_ids = session.quotas.values_list("pk", flat=True)
    return book_one(session=session, quota_ids=quota_ids, language="en", **{**person, **fields})


def test_the_seat_is_confirmed_and_told_by_mail(evening: Session):
    booking = book(evening)
    run_jobs()

    assert booking.state == Booking.State.CONFIRMED
    assert make.taken(evening) == [1]
    [letter] = mail.outbox
    assert letter.to == ["ana@ankomst.example"]
    assert booking.link in letter.body
    names = [name for name, *_rest in letter.attachments]
    assert names == ["appointment.ics", f"ticket-{booking.attendees.get().ticket_code}.png"]


def test_the_last_seat_goes_to_the_first(evening: Session):
    Quota.objects.update(size=1)
    book(evening)

    with pytest.raises(SoldOut, match="all seats are taken"):
        book(evening, email="bo@ankomst.example")

    assert Booking.objects.count() == 1


def test_nothing_is_mailed_for_a_seat_that_was_not_had(evening: Session):
    Quota.objects.update(size=0)
    with pytest.raises(SoldOut):
        book(evening)
    run_jobs()

    assert mail.outbox == []


@pytest.mark.parametrize(
    "again", ["ana@ankomst.example", "ANA@Ankomst.Example", " ana@ankomst.example"]
)
def test_one_address_has_one_seat_in_a_session(evening: Session, again: str):
    book(evening)

    with pytest.raises(AlreadyBooked, match="already"):
        book(evening, email=again)

    assert make.taken(evening) == [1]


def test_somebody_booked_by_her_company_needs_no_second_seat(evening: Session, seats: Quota):
    group = hold(needs={seats.pk: 1}, contact_name="HR", contact_email="hr@ankomst.example")
    [person] = confirm(group, people=make.people(1, evening))

    with pytest.raises(AlreadyBooked):
        book(evening, email=person.email)


def test_the_same_form_sent_twice_is_one_booking(evening: Session):
    first = book(evening, form_token="form-1")
    again = book(evening, form_token="form-1")

    assert again == first
    assert make.taken(evening) == [1]


def test_the_same_form_sent_twice_for_the_last_seat_is_one_booking(evening: Session):
    Quota.objects.update(size=1)
    first = book(evening, form_token="form-1")

    assert book(evening, form_token="form-1") == first


def test_the_form_filled_in_for_somebody_else_is_another_booking(evening: Session):
    first = book(evening, form_token="form-1")
    other = book(evening, form_token="form-1", given_name="Bo", email="bo@ankomst.example")

    assert other != first
    assert make.taken(evening) == [2]


def test_whoever_cancelled_may_book_again(evening: Session):
    cancel(book(evening))

    book(evening)

    assert make.taken(evening) == [1]
    assert Attendee.objects.coming().count() == 1


def test_two_requests_at_the_same_moment_are_stopped_by_the_database(evening: Session, monkeypatch):
    """As if both had looked for an earlier booking before either was written."""
    book(evening)
    monkeypatch.setattr("events.booking.individual._has_seat", lambda person: False)

    with pytest.raises(AlreadyBooked):
        book(evening)

    assert make.taken(evening) == [1]


def test_a_session_that_has_begun_cannot_be_booked(evening: Session):
    evening.starts = timezone.now() - timedelta(minutes=1)

    with pytest.raises(NotBookable, match="passed"):
        book(evening)


def test_a_seat_costs_few_queries(evening: Session, django_assert_max_num_queries):
    quota_ids = list(evening.quotas.values_list("pk", flat=True))

    with django_assert_max_num_queries(11):
        book_one(
            session=evening,
            quota_ids=quota_ids,
            given_name="Ana",
            email="ana@ankomst.example",
            language="en",
        )


def test_a_time_that_has_just_lost_its_seats_books_nobody(evening: Session):
    evening.quotas.all().delete()

    with pytest.raises(NotBookable):
        book(evening)
    assert not Booking.objects.exists()
