"""An organiser writes to the people of an event: looked at first, sent once, each address once."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from accounts.models import AccessLog
from events import booking as seats
from events import personal_data
from events.booking import Person
from events.messages import sending
from events.messages.receivers import receivers_of
from events.models import Attendee, Booking, Event, EventMessage, MessageCopy, Organiser, Session
from events.sign_up.parties import confirm_sign_up, sign_up
from events.sign_up.party import Guest, Party
from outbox.models import Message
from tests.events import dates
from tests.jobs import run_jobs
from tests.personas import person

To, Dates = EventMessage.To, EventMessage.Dates
WORDS = {"subject_en": "Bring a cup, {name}", "text_en": "See you {date} at {event}."}


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
    assert got[0].subject.startswith("Test: Bring a cup")
    sending.send(message, by=editor)
    assert [each.to for each in letters()] == [["ana@b.example"]]


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
