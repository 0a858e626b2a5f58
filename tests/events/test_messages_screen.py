"""The screens on which an organiser writes to the people of an event."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from events.editing import partners
from events.messages import sending
from events.models import Event, EventMessage
from tests.events import dates, make, pages
from tests.events.test_messages import WORDS, written
from tests.personas import person


@pytest.fixture
def desktop(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def address(message: EventMessage, screen: str = "message", *more: str) -> str:
    return reverse(f"event_admin:{screen}", args=[message.event_id, message.pk, *more])


def typed(**changes: str) -> dict[str, str]:
    return {"to": "coming", "dates": "to_come", "token": "t1"} | WORDS | changes


def post(client: Client, event: Event, **changes: str):
    return client.post(reverse("event_admin:messages", args=[event.pk]), typed(**changes))


def test_written_looked_at_and_sent(desktop, evening, letters):
    dates.seat(evening, "ana@b.example")
    letters()

    looked = desktop.get(post(desktop, evening.event).url)
    assert "1 person gets this mail" in looked.content.decode()
    message = EventMessage.objects.get()
    page = desktop.get(address(message, "message_mail", "en")).content.decode()
    assert "Bring a cup, Ana" in page
    answer = desktop.post(address(message, "send_message"), {"seen": message.seen}, follow=True)
    assert "on its way to one person" in answer.content.decode()
    assert [each.to for each in letters()] == [["ana@b.example"]]


def test_a_form_sent_twice_is_one_message(desktop, evening):
    first, second = post(desktop, evening.event), post(desktop, evening.event)

    assert first.url == second.url
    assert EventMessage.objects.count() == 1


def test_a_button_pressed_twice_sends_once(desktop, evening, letters):
    dates.seat(evening, "ana@b.example")
    letters()
    message = written(evening.event)
    for _press in range(2):
        desktop.post(address(message, "send_message"), {"seen": message.seen})

    assert len(letters()) == 1


def test_throwing_away_twice_is_no_fault(desktop, evening):
    message = written(evening.event)
    for _press in range(2):
        assert desktop.post(address(message, "throw_away_message")).status_code == 302

    assert not EventMessage.objects.exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"text_en": "Her number is 010190-1234."}, "Leave out the CPR number"),
        ({"subject_da": "010190-1234", "text_da": "x"}, "Leave out the CPR number"),
        ({"subject_en": ""}, "Give it a subject, too."),
        ({"text_en": ""}, "Write the text, too."),
        ({"subject_en": "", "text_en": ""}, "Write the message in one language at least."),
        ({"text_en": "Hello {nmae}"}, "There is nothing to put for {nmae}"),
        ({"to": "everybody on earth"}, "w-field__errors"),
        ({"dates": "999999"}, "w-field__errors"),
        ({"to": "came"}, "Nobody has come there yet."),
        ({"text_en": "x" * 5001}, "w-field__errors"),
        ({"text_en": "a\0b"}, "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_sent_is_told_and_stays_typed(desktop, evening, changes, words):
    answer = post(desktop, evening.event, **changes)

    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not EventMessage.objects.exists()


def test_a_message_is_listed_with_who_sent_it_and_to_how_many(desktop, evening, editor):
    dates.seat(evening, "ana@b.example")
    sending.send(written(evening.event), by=editor)

    page = desktop.get(reverse("event_admin:messages", args=[evening.event_id])).content.decode()
    assert "1 mail ·" in page
    assert str(editor) in page


@pytest.mark.parametrize(
    ("screen", "method"),
    [
        ("message", "get"),
        ("change_message", "get"),
        ("change_message", "post"),
        ("send_message", "post"),
        ("test_message", "post"),
    ],
)
def test_another_events_message_is_not_found(desktop, evening, cafe, screen, method):
    message = written(evening.event)
    elsewhere = reverse(f"event_admin:{screen}", args=[cafe.pk, message.pk])

    data = typed() if method == "post" else None
    assert getattr(desktop, method)(elsewhere, data, follow=True).status_code == 404
    assert EventMessage.objects.filter(pk=message.pk, sent_at=None).exists()


def test_another_events_message_is_not_thrown_away(desktop, evening, cafe):
    message = written(evening.event)
    desktop.post(reverse("event_admin:throw_away_message", args=[cafe.pk, message.pk]))

    assert EventMessage.objects.filter(pk=message.pk).exists()


def test_a_partner_writes_to_people_of_its_own_events_and_of_no_other(client, db):
    network = pages.organiser("network")
    partners.open_to_partner(network)
    network.refresh_from_db()
    paula = person("paula")
    partners.invite(network, email=paula.email)
    folder = network.editors.page_permissions.filter(page__locale__language_code="en")[0].page
    own = pages.published("Board games", below=folder.specific, venue=pages.venue("Union"))
    others = pages.published("Danish tax", organiser=pages.organiser("ankomst"))
    client.force_login(User.objects.get(pk=paula.pk))

    make.session(own.event, seats=4)
    assert post(client, own.event).status_code == 302
    url = reverse("event_admin:messages", args=[others.event_id])
    assert client.post(url, typed(), follow=True).status_code == 404
    assert not EventMessage.objects.filter(event=others.event).exists()
