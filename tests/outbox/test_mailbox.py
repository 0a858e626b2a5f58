"""The demo's mailbox, where whoever tries the site reads what it would have sent."""

import base64

import pytest
from django.core.mail import EmailMultiAlternatives
from django.test import Client

from outbox.models import SentMail


@pytest.fixture(autouse=True)
def _demo(settings, db) -> None:
    settings.DEMO = True
    settings.EMAIL_BACKEND = "outbox.backends.KeepInDatabase"


@pytest.fixture
def mail() -> SentMail:
    message = EmailMultiAlternatives(
        "Your visit", "Come at nine.\nhttps://x.example/visit/abc/", to=["ana@example.com"]
    )
    message.attach_alternative("<html><head></head><b>Come at nine</b></html>", "text/html")
    message.attach("visit.ics", b"BEGIN:VCALENDAR", "text/calendar")
    message.send()
    return SentMail.objects.get()


def test_a_mail_is_kept_with_all_its_parts(mail: SentMail) -> None:
    assert (mail.to, mail.subject) == ("ana@example.com", "Your visit")
    assert mail.sender == "Ankomst <welcome@ankomst.example>"
    assert "<b>Come at nine</b>" in mail.html
    assert base64.b64decode(mail.attachments[0]["content"]) == b"BEGIN:VCALENDAR"


def test_everybody_of_many_receivers_has_a_mail_in_the_box() -> None:
    EmailMultiAlternatives("News", "…", to=["a@example.com", "b@example.com"]).send()

    assert sorted(SentMail.objects.values_list("to", flat=True)) == [
        "a@example.com",
        "b@example.com",
    ]


def test_the_list_shows_who_what_and_how_it_begins(client: Client, mail: SentMail) -> None:
    html = client.get("/demo/mail/").content.decode()

    assert "ana@example.com" in html
    assert "Your visit" in html
    assert "Come at nine." in html


@pytest.mark.parametrize(("asked", "found"), [("ANA@", True), ("bo@", False), ("\x00", True)])
def test_it_is_searched_by_receiver(
    client: Client, mail: SentMail, asked: str, *, found: bool
) -> None:
    response = client.get("/demo/mail/", {"to": asked})

    assert (mail in response.context["page_of_mails"]) is found


def test_links_in_the_text_can_be_followed(client: Client, mail: SentMail) -> None:
    html = client.get(f"/demo/mail/{mail.pk}/").content.decode()

    assert '<a href="https://x.example/visit/abc/"' in html


def test_the_html_part_shows_its_own_styles_and_runs_no_script(
    client: Client, mail: SentMail
) -> None:
    response = client.get(f"/demo/mail/{mail.pk}/html/")

    assert '<base target="_top">' in response.content.decode()
    policy = response["Content-Security-Policy"]
    assert "script-src 'none'" in policy
    assert "style-src 'unsafe-inline'" in policy


def test_what_is_attached_can_be_saved(client: Client, mail: SentMail) -> None:
    response = client.get(f"/demo/mail/{mail.pk}/0/")

    assert response.content == b"BEGIN:VCALENDAR"
    assert response["Content-Disposition"] == 'attachment; filename="visit.ics"'
    assert client.get(f"/demo/mail/{mail.pk}/1/", follow=True).status_code == 404


@pytest.mark.parametrize("path", ["", "{}/", "{}/html/", "{}/0/"])
def test_outside_the_demo_there_is_no_such_place(
    client: Client, mail: SentMail, settings, path: str
) -> None:
    settings.DEMO = False

    assert client.get(f"/demo/mail/{path.format(mail.pk)}", follow=True).status_code == 404


def test_the_box_speaks_the_language_that_is_chosen_and_remembers_it(
    client: Client, mail: SentMail
) -> None:
    """Its addresses are under no language."""
    html = client.get("/demo/mail/").content.decode()
    assert 'href="/demo/mail/?speak=da"' in html

    client.get("/demo/mail/?speak=da")

    danish = client.get("/demo/mail/").content.decode()
    assert '<html lang="da"' in danish
    assert client.get("/demo/mail/?speak=xx").status_code == 200
