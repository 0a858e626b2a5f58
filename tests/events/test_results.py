"""What organisers read of how it was: numbers and words, once enough people have answered."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from events.models import Attendee, Session
from events.sign_up.feedback import Results, give_feedback, results_of
from tests.events import make


@pytest.fixture
def last_week(db: None) -> Session:
    made = make.session(make.event(), seats=20)
    make.booked(made, 8)
    Session.objects.update(
        starts=timezone.now() - timedelta(days=7), ends=timezone.now() - timedelta(days=6)
    )
    made.refresh_from_db()
    return made


def answer(session: Session, *stars: int, settled: bool | None = None, text: str = "") -> None:
    people = Attendee.objects.filter(session=session, feedback=None)
    for guest, n in zip(people, stars, strict=False):
        give_feedback(guest, stars=n, settled=settled, text=text)


def test_before_anybody_has_answered_there_is_nothing(last_week: Session) -> None:
    assert results_of(last_week.event) is None


def test_of_fewer_than_five_nothing_is_told_but_that_they_are_there(last_week: Session) -> None:
    answer(last_week, 1, 5, 5, 5, settled=False, text="I am the only one from Peru.")

    assert results_of(last_week.event) == Results(None)


def test_from_five_on_there_are_numbers_and_words(last_week: Session) -> None:
    answer(last_week, 5, 4, 4, settled=True, text="Clear.")
    answer(last_week, 5, 4, settled=False)

    assert results_of(last_week.event) == Results(5, 4.4, 60, ["Clear."] * 3)


def test_a_question_that_few_answered_has_no_number(last_week: Session) -> None:
    answer(last_week, 5, 5, 5, 5, settled=False)
    answer(last_week, 5, 5)

    found = results_of(last_week.event)
    assert found
    assert (found.answers, found.settled) == (6, None)


def test_the_organiser_reads_them_and_no_name(
    client: Client, editor: User, last_week: Session
) -> None:
    client.force_login(editor)
    address = reverse("event_admin:overview", args=[last_week.event.pk])
    answer(last_week, 5, 4, 4, 5, text="Clear.")
    assert "once five people have answered" in client.get(address).content.decode()

    answer(last_week, 4)

    html = client.get(address).content.decode()
    assert "<dd>4.4</dd>" in html
    assert "<li>Clear.</li>" in html
    assert "Person 0" not in html
