"""An organiser writes to the people of an event: looked at first, sent once, each address once."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessLog, User
from events import booking as seats
from events import personal_data
from events.booking import Person
from events.editing import partners
from events.messages import sending
from events.messages.receivers import receivers_of
from events.models import Attendee, Booking, Event, EventMessage, MessageCopy, Organiser, Session
from events.sign_up.parties import confirm_sign_up, sign_up
from events.sign_up.party import Guest, Party
from outbox.models import Message
from tests.events import dates, make, pages
from tests.jobs import run_jobs
from tests.personas import person

To, Dates = EventMessage.To, EventMessage.Dates
WORDS = {"subject_en": "Bring a cup, {name}", "text_en": "See you {date} at {event}."}


@pytest.fixture
def desktop(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def party(session: Session, *people: Guest, language: str = "en") -> Booking:
    held = sign_up(
        event=session.event, sessions=[session], party=Party(people=people, language=language)
    )
    return confirm_sign_up(held)


def written(event: Event, to: str = To.COMING, which: str = Dates.TO_COME, **words) -> EventMessage:
    session = words.pop("session", None)
    return sending.write(event, sending.Draft(to, which, session, **(words or WORDS)), by=None)


def addresses(message: EventMessage) -> list[str]:
    return [each.email for each in receivers_of(message)]


def address(message: EventMessage, screen: str = "message", *more: str) -> str:
    return reverse(f"event_admin:{screen}", args=[message.event_id, message.pk, *more])


def typed(**changes: str) -> dict[str, str]:
    return {"to": "coming", "dates": "to_come", "token": "t1"} | WORDS | changes


def post(client: Client, event: Event, **changes: str):
    return client.post(reverse("event_admin:messages", args=[event.pk]), typed(**changes))


def over(session: Session) -> None:
    past = timezone.now() - timedelta(days=3)
    Session.objects.filter(pk=session.pk).update(starts=past, ends=past + timedelta(hours=1))


# Who gets it


def test_a_party_of_three_is_one_address(evening):
    party(evening, Guest("Ana", "Silva", "ana@b.example"), Guest("Bo"), Guest())

    assert addresses(written(evening.event)) == ["ana@b.example"]


def test_a_guest_with_an_address_has_a_mail_of_her_own(evening):
    party(evening, Guest("Ana", "Silva", "ana@b.example"), Guest("Eva", "Ek", "eva@b.example"))

    assert addresses(written(evening.event)) == ["ana@b.example", "eva@b.example"]


def test_letter_case_does_not_make_two_of_one(evening, cafe):
    evenings = dates.weekly(cafe, times=2)
    dates.seat(evenings[0], "ana@b.example")
    dates.seat(evenings[1], "ANA@b.example")

    assert len(addresses(written(cafe))) == 1


def test_a_companys_new_hires_get_it_too(evening, seats_of_company):
    assert "hire@b.example" in addresses(written(evening.event))


@pytest.fixture
def seats_of_company(evening: Session) -> None:
    quota = evening.quotas.get()
    held = dates.hold({quota.pk: 2})
    hire = Person(evening.pk, (quota.pk,), "Hira", "Khan", "hire@b.example")
    seats.confirm(held, people=[hire])


def test_who_cancelled_does_not_get_it(evening):
    seats.cancel(dates.seat(evening, "ana@b.example"))
    dates.seat(evening, "bo@b.example")

    assert addresses(written(evening.event)) == ["bo@b.example"]


def test_who_has_not_confirmed_does_not_get_it(evening):
    sign_up(
        event=evening.event,
        sessions=[evening],
        party=Party(people=(Guest("Ana", "Silva", "ana@b.example"),)),
    )

    assert addresses(written(evening.event)) == []


def test_of_one_date_only_those_who_come_there(thursdays, cafe):
    dates.seat(thursdays[0], "ana@b.example")
    dates.seat(thursdays[1], "bo@b.example")

    message = written(cafe, which=Dates.ONE, session=thursdays[1], **WORDS)
    assert addresses(message) == ["bo@b.example"]


def test_a_date_that_was_taken_away_has_nobody(thursdays, cafe):
    dates.seat(thursdays[0], "ana@b.example")
    message = written(cafe, which=Dates.ONE, session=thursdays[1], **WORDS)
    thursdays[1].delete()
    message.refresh_from_db()

    assert addresses(message) == []


def test_the_waiting_list_is_written_to_by_itself(evening):
    dates.seat(evening, "ana@b.example")
    dates.waits(evening, evening.event, "wu@b.example")

    assert addresses(written(evening.event, To.WAITING)) == ["wu@b.example"]


def test_those_who_came_and_not_those_who_did_not(evening):
    dates.seat(evening, "ana@b.example")
    dates.seat(evening, "bo@b.example")
    Attendee.objects.filter(email="ana@b.example").update(state=Attendee.State.SERVED)
    Attendee.objects.filter(email="bo@b.example").update(state=Attendee.State.NO_SHOW)
    over(evening)

    assert addresses(written(evening.event, To.CAME, Dates.EVERY)) == ["ana@b.example"]


def test_a_date_is_the_one_that_she_comes_to_next(thursdays, cafe):
    dates.seat(thursdays[3], "ana@b.example")
    dates.seat(thursdays[2], "ana@b.example")

    [receiver] = receivers_of(written(cafe))
    assert receiver.session == thursdays[2]


# What it says


def sent_to(event: Event, letters, **words) -> dict[str, mail.EmailMultiAlternatives]:
    letters()
    sending.send(written(event, **words), by=None)
    return {each.to[0]: each for each in letters()}


def test_braces_become_her_name_her_date_and_the_title(evening, letters):
    dates.seat(evening, "ana@b.example")

    letter = sent_to(evening.event, letters)["ana@b.example"]
    assert letter.subject == "Bring a cup, Ana"
    assert "at Danish tax for newcomers." in letter.body
    assert "{" not in letter.body


def test_everybody_reads_her_own_language(evening, letters):
    dates.seat(evening, "ana@b.example")
    dates.seat(evening, "bo@b.example", language="da")
    danish = {"subject_da": "Tag en kop med", "text_da": "Vi ses."}

    got = sent_to(evening.event, letters, **WORDS, **danish)
    assert got["bo@b.example"].subject == "Tag en kop med"
    assert got["ana@b.example"].subject == "Bring a cup, Ana"


def test_an_empty_language_gets_the_other_with_a_word(evening, letters):
    dates.seat(evening, "ana@b.example")

    letter = sent_to(evening.event, letters, subject_da="Kop", text_da="Tag en kop med.")
    words = letter["ana@b.example"].body
    assert "The organiser has written this in Danish only." in words
    assert "Tag en kop med." in words


def test_a_name_with_braces_in_it_is_only_a_name(evening, letters):
    dates.seat(evening, "ana@b.example")
    Attendee.objects.update(given_name="{event}")

    assert sent_to(evening.event, letters)["ana@b.example"].subject == "Bring a cup, {event}"


def test_markup_is_shown_and_not_run(evening, letters):
    dates.seat(evening, "ana@b.example")

    letter = sent_to(evening.event, letters, subject_en="Hi", text_en="<script>alert(1)</script>")
    html = str(letter["ana@b.example"].alternatives[0][0])
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_answers_go_to_the_organiser(evening, letters):
    dates.seat(evening, "ana@b.example")
    host = Organiser.objects.create(key="host", name="Host", email="host@b.example")
    Event.objects.filter(pk=evening.event_id).update(organiser=host)

    letter = sent_to(Event.objects.get(pk=evening.event_id), letters)["ana@b.example"]
    assert letter.reply_to == ["host@b.example"]


# Sent once


def test_sending_twice_is_one_mail_each(evening, letters):
    dates.seat(evening, "ana@b.example")
    letters()
    message = written(evening.event)
    sending.send(message, by=None)
    again = sending.send(message, by=None)

    assert again.receivers == 1
    assert len(letters()) == 1
    assert AccessLog.objects.filter(action="event.message_sent").count() == 1


def test_nobody_to_write_to_is_said_and_nothing_is_sent(evening):
    message = written(evening.event)
    with pytest.raises(sending.NobodyGetsIt):
        sending.send(message, by=None)

    message.refresh_from_db()
    assert not message.is_sent


def test_what_was_sent_cannot_be_changed_or_thrown_away(evening):
    dates.seat(evening, "ana@b.example")
    message = sending.send(written(evening.event), by=None)

    with pytest.raises(sending.SentAlready):
        sending.change(message, sending.Draft("coming", "every", None, **WORDS), by=None)
    with pytest.raises(sending.SentAlready):
        sending.throw_away(message)


def test_a_text_that_was_changed_after_somebody_looked_is_not_sent(evening):
    dates.seat(evening, "ana@b.example")
    message = written(evening.event)
    seen = message.seen
    sending.change(message, sending.Draft("coming", "to_come", None, **WORDS), by=None)

    with pytest.raises(sending.ChangedMeanwhile):
        sending.send(message, by=None, seen=seen)


def test_a_rolled_back_sending_leaves_no_mail(evening, monkeypatch):
    dates.seat(evening, "ana@b.example")
    message = written(evening.event)
    before = Message.objects.count()
    monkeypatch.setattr(AccessLog, "add", lambda *_a, **_k: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        sending.send(message, by=None)

    assert Message.objects.count() == before
    assert not MessageCopy.objects.exists()


def test_a_test_goes_to_the_writer_alone_and_once_for_a_text(evening, editor, letters):
    dates.seat(evening, "ana@b.example")
    message = written(evening.event)
    letters()
    sending.send_test(message, by=editor)
    sending.send_test(message, by=editor)

    got = letters()
    assert [each.to for each in got] == [[editor.email]] * 2  # English and Danish
    assert all(each.subject.startswith("Test") for each in got)
    sending.send(message, by=editor)
    assert [each.to for each in letters()] == [["ana@b.example"]]


# The screens


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


# What is kept


def test_addresses_are_forgotten_before_the_text_is(evening):
    dates.seat(evening, "ana@b.example")
    message = sending.send(written(evening.event), by=None)
    long_ago = timezone.now() - timedelta(days=31)
    MessageCopy.objects.update(made_at=long_ago)
    sending.forget_messages()

    assert not MessageCopy.objects.exists()
    assert EventMessage.objects.filter(pk=message.pk, receivers=1).exists()
    EventMessage.objects.update(changed_at=long_ago - timedelta(days=700))
    sending.forget_messages()
    assert not EventMessage.objects.exists()


def test_who_erases_herself_gets_no_mail_that_was_still_to_go(evening, letters):
    ana = person("ana")
    dates.seat(evening, ana.email)
    letters()
    message = sending.send(written(evening.event), by=ana)
    assert personal_data.held(ana)["messages_from_organisers"]
    personal_data.erase(ana)
    run_jobs()

    assert not [each for each in mail.outbox if each.subject.startswith("Bring")]
    message.refresh_from_db()
    assert message.written_by is None
