"""Words of a mail: the receiver's language, and text that is text."""

import pytest

from accounts.emails import welcome
from accounts.people import add_person
from outbox.letters import KINDS, Attachment, Letter, mail


@pytest.fixture
def letter(db) -> Letter:
    user = add_person("sean@example.com", first_name="Seán O'Brien & <Co>")
    written = welcome(user.pk)
    assert written is not None
    return written


def test_a_mail_has_text_and_html(letter: Letter) -> None:
    message = letter.render()

    assert message.to == ["sean@example.com"]
    assert message.subject == "Your account at Ankomst is ready"
    assert [kind for _content, kind in message.alternatives] == ["text/html"]


def test_text_is_not_escaped_and_html_is(letter: Letter) -> None:
    message = letter.render()

    assert "Hello Seán O'Brien & <Co>," in message.body
    assert "Seán O&#x27;Brien &amp; &lt;Co&gt;" in str(message.alternatives[0].content)


def test_addresses_in_it_are_in_the_receivers_language(db) -> None:
    user = add_person("bo@example.com", language="da")

    message = welcome(user.pk).render()

    assert "http://127.0.0.1:8000/da/accounts/login/code/" in message.body
    assert '<html lang="da">' in str(message.alternatives[0].content)


def test_a_subject_cannot_break_the_header(db, monkeypatch) -> None:
    user = add_person("bo@example.com", first_name="Bo")
    monkeypatch.setattr("outbox.letters.settings.WAGTAIL_SITE_NAME", "Fjord\nBcc: x@example.com")

    assert welcome(user.pk).render().subject == "Your account at Fjord Bcc: x@example.com is ready"


def test_what_is_attached_comes_along(letter: Letter) -> None:
    ticket = Attachment("visit.ics", b"BEGIN:VCALENDAR", "text/calendar")
    with_ticket = Letter(
        letter.to, "en", letter.template, letter.context, attachments=(ticket,), reply_to="a@b.dk"
    )

    message = with_ticket.render()

    assert [part.filename for part in message.attachments] == ["visit.ics"]
    assert message.reply_to == ["a@b.dk"]


def test_two_mails_cannot_have_one_name(monkeypatch) -> None:
    monkeypatch.setitem(KINDS, "tests.twice", lambda pk: None)

    with pytest.raises(ValueError, match=r"tests\.twice"):
        mail("tests.twice")(lambda pk: None)


def test_no_welcome_to_an_account_that_is_gone(db) -> None:
    assert welcome(4711) is None
