"""Who has handed her sign-up over has nothing to do with it any more, whatever she still has."""

import pytest
from django.urls import reverse

from accounts.models import User
from events.booking import remove_person
from events.models import Answer, Booking, Question, Quota, Session, WaitlistEntry
from events.sign_up.changes import hand_over_all
from events.sign_up.parties import confirm_sign_up, sign_up
from events.sign_up.party import Guest, Party
from events.sign_up.waiting import accept, join

ANA = {"given_name": "Ana", "family_name": "Silva", "email": "ana@ankomst.example"}
BO = Guest("Bo", "Olsen", "bo@ankomst.example")


def party(name: str) -> Party:
    return Party(people=(Guest(name, "Example", f"{name.lower()}@ankomst.example"),))


@pytest.fixture
def from_the_line(evening: Session) -> WaitlistEntry:
    """Ana waited, took what she was offered, and gave it all to Bo."""
    Quota.objects.update(size=1)
    full = sign_up(event=evening.event, sessions=[evening], party=party("First"))
    entry = join(event=evening.event, sessions=[evening], party=party("Ana"))
    remove_person(confirm_sign_up(full).attendees.get())
    entry.refresh_from_db()
    hand_over_all(accept(entry), BO)
    entry.refresh_from_db()
    return entry


def test_the_page_of_the_line_does_not_lead_there(client, from_the_line):
    page = client.get(from_the_line.link).content.decode()

    assert Booking.objects.get(contact_email=BO.email).link not in page
    assert "You took the seats" in page


def test_taking_the_seats_again_does_not_lead_there(client, from_the_line):
    answer = client.post(f"{from_the_line.link}take/")

    assert answer.status_code == 409
    assert "No seat is offered to you any more" in answer.content.decode()


def test_the_form_sent_again_does_not_lead_there(client, evening):
    client.force_login(User.objects.create_user(ANA["email"]))
    url = reverse("events:book", args=[evening.event.slug, evening.pk])
    client.post(url, ANA | {"token": "of-this-form"})
    bos = hand_over_all(Booking.objects.get(), BO)

    answer = client.post(url, ANA | {"token": "of-this-form"})

    assert bos.link not in answer.url


def test_her_answers_are_not_his(evening):
    question = Question.objects.create(
        event=evening.event,
        kind=Question.Kind.TEXT,
        text_en="What can you not eat?",
        reason_en="We cook.",
        keep_days=7,
    )
    asked = Party(people=party("Ana").people, answers={question.pk: "Nuts"})
    booking = confirm_sign_up(sign_up(event=evening.event, sessions=[evening], party=asked))
    assert Answer.objects.exists()

    hand_over_all(booking, BO)

    assert not Answer.objects.exists()
