"""The certificate of who came to enough meetings."""

import re
import zlib
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessLog
from accounts.roles import Role
from events.courses import certificate_file as files
from events.courses.attendance import Mark, mark
from events.courses.certificates import (
    NotOver,
    forget_certificates,
    give_now,
    give_when_over,
)
from events.courses.roll import roll_of
from events.models import Attendee, Certificate, Event
from events.personal_data import erase, held
from events.sign_up.party import Guest
from tests.events import course
from tests.events.course import ANA, BO
from tests.jobs import run_jobs
from tests.personas import person
from vocabulary import typesetting


@pytest.fixture(scope="module")
def _planned(module_db: None) -> Event:
    return course.course()


@pytest.fixture
def danish(_planned: Event, db: None) -> Event:
    return Event.objects.get(pk=_planned.pk)


def came(event: Event, **meetings: int) -> None:
    """So many meetings each, by given names; nothing is said of the others."""
    for one in roll_of(event).people:
        for seat in one.seats[: meetings.get(one.named.given_name, 0)]:
            Attendee.objects.filter(pk=seat.pk).update(state=Attendee.State.SERVED)


@pytest.fixture
def finished(danish: Event) -> Event:
    """Ana came to three of four, Bo to two."""
    course.sign_up_for(danish, ANA, BO)
    course.over(danish)
    came(danish, Ana=3, Bo=2)
    run_jobs()
    mail.outbox.clear()
    return danish


@pytest.fixture
def anas(finished: Event) -> Certificate:
    give_when_over()
    return Certificate.objects.get()


def test_who_came_to_enough_is_told_once(finished):
    assert give_when_over() == 1
    assert give_when_over() == 0

    run_jobs()
    [letter] = mail.outbox
    certificate = Certificate.objects.get()
    assert letter.to == [ANA.email]
    assert certificate.link in letter.body
    assert letter.subject == "Your certificate: Danish from scratch"


def test_the_mail_and_the_title_are_in_her_language(danish):
    course.sign_up_for(danish, ANA, language="da")
    course.over(danish)
    came(danish, Ana=4)
    give_when_over()
    run_jobs()

    assert Certificate.objects.get().title == "Dansk fra bunden"
    assert "/da/certificate/" in mail.outbox[-1].body


def test_nobody_is_told_before_the_last_meeting_is_over(danish):
    course.sign_up_for(danish, ANA)
    course.pass_weeks(danish, 3.5)
    came(danish, Ana=3)

    assert give_when_over() == 0
    with pytest.raises(NotOver):
        give_now(danish, by=None)


def test_on_the_last_evening_staff_give_them_at_once(danish, editor):
    course.sign_up_for(danish, ANA)
    course.pass_weeks(danish, 4.001)
    came(danish, Ana=4)

    assert give_when_over() == 0
    assert give_now(danish, by=editor) == 1


def test_a_course_without_certificates_gives_none(db):
    event = course.course(percent=None)
    course.sign_up_for(event, ANA)
    course.over(event)
    came(event, Ana=4)

    assert give_when_over() == 0


def test_who_is_marked_late_gets_it_late(finished, anas, editor):
    bo = next(one for one in roll_of(finished).people if one.name == "Bo Olsen")
    mark(bo.seats[2], Mark.CAME, by=editor)

    assert give_when_over() == 1
    assert Certificate.objects.count() == 2


def test_without_a_name_there_is_none_and_without_an_address_no_mail(danish):
    course.sign_up_for(danish, ANA, Guest("Cleo"), Guest())
    course.over(danish)
    came(danish, Ana=4, Cleo=4)
    Attendee.objects.filter(given_name="").update(state=Attendee.State.SERVED)
    run_jobs()
    mail.outbox.clear()

    assert give_when_over() == 2
    run_jobs()
    assert [letter.to for letter in mail.outbox] == [[ANA.email]]


def test_a_certificate_follows_the_attendance(finished, anas, editor):
    [ana] = [one for one in roll_of(finished).people if one.name == "Ana Silva"]
    mark(ana.seats[3], Mark.CAME, by=editor)
    assert len(Certificate.objects.get().attended) == 4
    assert Certificate.objects.get().code == anas.code

    for seat in ana.seats[:2]:
        mark(seat, Mark.MISSED, by=editor)
    assert not Certificate.objects.exists()
    assert AccessLog.objects.filter(action="certificate.taken_back").exists()


# Her page, and the page for everybody


def test_her_own_page_leads_to_the_file(client, anas):
    page = client.get(anas.link)
    content = client.get(f"{anas.link}certificate.pdf")

    assert "3 of 4 meetings, 6 hours in all" in page.content.decode()
    assert content["Content-Type"] == "application/pdf"
    assert content.content.startswith(b"%PDF-1.7")
    assert f"certificate-{anas.code}.pdf" in content["Content-Disposition"]


@pytest.mark.parametrize("wrong", ["x", "1-1", "1-1.abc"])
def test_no_other_link_opens_one(client, anas, wrong):
    assert client.get(reverse("events:my_certificate", args=[wrong])).status_code == 404
    assert client.get(reverse("events:certificate_pdf", args=[wrong])).status_code == 404


def test_whoever_holds_the_paper_sees_that_it_is_genuine_and_no_more(client, anas):
    page = client.get(anas.check_address).content.decode()

    assert "This certificate is genuine" in page
    assert "Ana Silva" in page
    assert ANA.email not in page
    assert anas.link not in page


def test_the_code_may_be_typed_as_it_is_printed(client, anas):
    asked = reverse("events:certificates")

    answer = client.get(asked, {"code": f" {anas.printed_code.lower()} "}, follow=True)

    assert answer.redirect_chain[-1][0] == anas.check_address
    assert "genuine" in answer.content.decode()


@pytest.mark.parametrize("code", ["ABCDEFGHJKLM", "x", "%00", "ÅÆØ", "-" * 60])
def test_of_another_code_we_say_that_we_do_not_know_it(client, anas, code):
    page = client.get(f"/en/certificates/{code}/")

    assert page.status_code == 404
    assert "no such certificate" in page.content.decode()


def test_one_that_was_taken_back_is_not_genuine_any_more(client, anas):
    anas.delete()

    assert client.get(anas.check_address).status_code == 404
    assert client.get(anas.link).status_code == 404


# The file


def facts_of(certificate: Certificate, **changes: str) -> Certificate:
    for name, value in changes.items():
        setattr(certificate, name, value)
    return certificate


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Thị Hồng Ánh",
        "Łukasz Wiśniewski-Źdźbło",
        "Şebnem Yıldırım İnce",
        "Søren Ærø Ångström",
        "Ольга Щербакова",
        "#panic() *_$x$_ `y` <z> \\ @w",
    ],
)
def test_names_are_set_as_they_are_written(anas, monkeypatch, name):
    monkeypatch.setattr(typesetting, "_in_latin", None)  # would be called where a letter is missing

    assert files.certificate_file([facts_of(anas, name=name)]).startswith(b"%PDF")


def test_the_file_is_tagged_and_says_its_title_and_language(anas):
    content = files.certificate_file([facts_of(anas, language="da", title="Dansk fra bunden")])

    inside = unpacked(content)
    for part in (b"/StructTreeRoot", b"/Marked true", b"/Lang(da)", b"/FontFile", b"Dansk fra"):
        assert part.replace(b" ", b"") in inside.replace(b" ", b"")


def unpacked(pdf: bytes) -> bytes:
    """With what is compressed in it."""
    parts = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return pdf + b"".join(
        zlib.decompressobj().decompress(part) for part in parts if part[:1] == b"x"
    )


def test_where_no_font_has_the_letters_latin_ones_are_set(anas, monkeypatch):
    monkeypatch.setattr(typesetting, "FONTS", ["Libertinus Serif"])
    shown = []
    set_ = typesetting._set
    keep = lambda template, facts: shown.append(facts) or set_(template, facts)  # noqa: E731
    monkeypatch.setattr(typesetting, "_set", keep)

    # A private-use character: no font of any machine has it.
    files.certificate_file([facts_of(anas, name="Łukasz \ue123王")])

    assert shown[-1]["certificates"][0]["name"].startswith("Łukasz ")
    assert "\ue123" not in shown[-1]["certificates"][0]["name"]


def test_half_hours_are_said_too(anas):
    starts = timezone.now()
    anas.attended = [[starts.isoformat(), (starts + timedelta(minutes=90)).isoformat()]]

    assert files.extent_in_words(anas) == "1 of 4 meetings, 1.5 hours in all"


def test_ten_hours_are_ten(anas):
    starts = timezone.now()
    anas.attended = [[starts.isoformat(), (starts + timedelta(hours=5)).isoformat()]] * 2

    assert files.extent_in_words(anas).endswith(", 10 hours in all")


# Staff, and what is kept


def test_staff_download_one_or_all(client, editor, finished, anas):
    client.force_login(editor)
    one = reverse("event_admin:certificate", args=[finished.pk, anas.pk])
    all_ = reverse("event_admin:all_certificates", args=[finished.pk])

    assert client.get(one).content.startswith(b"%PDF")
    assert client.get(all_).content.startswith(b"%PDF")
    assert AccessLog.objects.of_record(anas).filter(action="certificate.exported").count() == 2


def test_the_button_gives_them_and_says_how_many(client, editor, finished):
    client.force_login(editor)
    address = reverse("event_admin:give_certificates", args=[finished.pk])

    assert "1 certificate is given" in client.post(address, follow=True).content.decode()
    assert "All certificates are given" in client.post(address, follow=True).content.decode()
    assert Certificate.objects.count() == 1


def test_it_is_among_her_data_and_goes_with_them(anas):
    ana = person("ana")

    assert [each["code"] for each in held(ana)["certificates"]] == [anas.code]
    erase(ana)
    assert not Certificate.objects.exists()


def test_it_is_kept_for_five_years(anas):
    assert forget_certificates() == 0
    Certificate.objects.update(given_on=timezone.localdate() - timedelta(days=5 * 365 + 1))

    assert forget_certificates() == 1


def test_it_is_on_my_page_of_her_who_earned_it_alone(client, anas: Certificate):
    Certificate.objects.update(email="Ana@ankomst.example")

    for name, sees in (("ana", True), ("bo", False)):
        client.force_login(person(name))
        page = client.get("/en/my/").content.decode()
        assert (anas.link in page) is sees


def test_a_course_that_is_over_still_tells_who_was_on_it(client, anas: Certificate):
    client.force_login(person("edith", Role.EDITOR))

    page = client.get(reverse("event_admin:overview", args=[anas.event_id])).content.decode()

    assert "<dt>signed up</dt><dd>2</dd>" in page
    assert "<dt>certificates given</dt><dd>1</dd>" in page
