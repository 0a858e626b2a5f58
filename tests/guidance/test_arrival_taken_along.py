"""A checklist that is taken along: as a PDF, by mail, on My page, from a kiosk."""

from datetime import date, timedelta
from html import unescape
from io import BytesIO

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from guidance.arrival import keeping, sending
from guidance.models import Centre, ListToSend, SavedChecklist, Step
from tests.guidance.test_arrival import NURSE
from tests.jobs import run_jobs
from tests.personas import person

pytestmark = pytest.mark.usefixtures("guidance")

TAKE = "/en/arrival/take/?" + "&".join(f"{name}={value}" for name, value in NURSE.items())
PDF = TAKE.replace("take/", "list.pdf")
DAYS = {"arrival": "2027-01-31", "start": ""}


@pytest.fixture
def her(client: Client):
    user = person("nurse")
    client.force_login(user)
    return user


def words_of(content: bytes) -> str:
    pages = PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_pdf_has_every_step_and_the_days_that_were_sent_along(client: Client) -> None:
    words = words_of(client.post(PDF, DAYS).content)

    assert "1. Get a job offer and a signed contract" in words
    assert "Your children’s steps" in words
    assert "Friday 5 February 2027" in words  # five days after moving


def test_the_pdf_without_days_has_no_date_of_a_deadline(client: Client) -> None:
    words = words_of(client.get(PDF).content)

    assert "At the latest 5 days after the day you move to Denmark." in words
    assert "2027" not in words


@pytest.mark.parametrize("day", ["31/02/2027", "0001-01-01", "\0", "9" * 300])
def test_a_day_that_is_none_does_not_stop_the_pdf(client: Client, day: str) -> None:
    assert client.post(PDF, {"arrival": day}).headers["Content-Type"] == "application/pdf"


def test_without_all_answers_she_is_asked_first(client: Client) -> None:
    answer = client.get("/en/arrival/list.pdf", {"citizenship": "eu"})

    assert answer.url == "/en/arrival/?citizenship=eu"


def test_the_mail_has_the_list_and_her_address_is_kept_nowhere(client: Client) -> None:
    sent = {"act": "send", "email": "nurse@quill.example", "language": "da", **DAYS}
    answer = client.post(TAKE, sent)
    run_jobs()

    assert answer.url.startswith("/en/arrival/sent/?citizenship=eu")
    [letter] = mail.outbox
    assert letter.to == ["nurse@quill.example"]
    assert Step.objects.get(key="cpr").title_da in letter.body
    assert "/da/arrival/?citizenship=eu" in letter.body
    [(name, content, kind)] = letter.attachments
    assert (name, kind) == ("tjekliste.pdf", "application/pdf")
    assert "2027" in words_of(content)
    assert not ListToSend.objects.exists()


def test_a_program_that_wants_one_pdf_after_the_other_has_to_wait(client: Client, settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"guidance.list_pdf": "1/5m/ip"}
    pdf = TAKE.replace("take/", "list.pdf")
    assert client.get(pdf).status_code == 200

    often = client.post(pdf, {"arrival": "2027-01-04"})

    assert often.status_code == 429
    assert b"Wait five minutes" in often.content
    assert b"2027-01-04" in often.content


def test_who_saves_and_is_signed_out_meanwhile_gets_no_mail_instead(client: Client) -> None:
    typed = {"act": "save", "email": "nurse@quill.example", "language": "en"}
    answer = client.post(TAKE, typed | {"arrival": "2027-01-04"})
    run_jobs()

    assert answer.status_code == 403
    assert b"Sign in to save it" in answer.content
    assert b"2027-01-04" in answer.content
    assert not mail.outbox


def test_a_form_that_is_sent_twice_sends_one_mail(client: Client) -> None:
    sent = {"act": "send", "email": "nurse@quill.example", "language": "en", "token": "a1"}
    client.post(TAKE, sent)
    run_jobs()
    client.post(TAKE, sent)
    run_jobs()

    assert len(mail.outbox) == 1
    assert not ListToSend.objects.exists()

    client.post(TAKE, sent | {"email": "written-right@quill.example"})  # by the back button
    run_jobs()
    assert [letter.to for letter in mail.outbox[1:]] == [["written-right@quill.example"]]


def test_a_mail_that_cannot_be_sent_is_forgotten_after_two_days(client: Client) -> None:
    client.post(TAKE, {"act": "send", "email": "nurse@quill.example", "language": "en"})
    ListToSend.objects.update(made_at=timezone.now() - timedelta(days=3))

    assert sending.forget_unsent() == 1


@pytest.mark.parametrize("email", ["", "nobody", "a@b\0.example", "010203-1234@x.example"])
def test_an_address_that_is_none_is_asked_for_with_what_was_typed(
    client: Client, email: str
) -> None:
    answer = client.post(TAKE, {"act": "send", "email": email, "language": "en", **DAYS})

    assert answer.status_code == 422
    assert 'value="2027-01-31"' in answer.content.decode()
    assert not ListToSend.objects.exists()


def test_a_saved_list_is_on_my_page_with_the_next_step(client: Client, her) -> None:
    ticks = ["you-job_offer", "you-job_offer", "children-cpr", "you-nothing", "x" * 900]
    client.post(TAKE, {"act": "save", "done": ticks, **DAYS})
    page = unescape(client.get("/en/my/").content.decode())

    kept = SavedChecklist.objects.get(user=her)
    assert kept.done == ["children-cpr", "you-job_offer"]
    assert kept.days == {"arrival": date(2027, 1, 31)}
    assert "2 are done. Next: Collect your family's certificates" in page


@pytest.mark.parametrize(("moved", "words"), [(-30, "The day for it was"), (30, "Next deadline: ")])
def test_my_page_tells_the_first_deadline_and_when_it_is_past(
    client: Client, her, moved: int, words: str
) -> None:
    day = timezone.localdate() + timedelta(days=moved)
    client.post(TAKE, {"act": "save", "arrival": day.isoformat()})
    page = unescape(client.get("/en/my/").content.decode())

    assert words in page


def test_saving_again_takes_the_place_of_the_list_before(client: Client, her) -> None:
    client.post(TAKE, {"act": "save", "done": ["you-cpr"]})
    client.post(TAKE.replace("0461", "0751"), {"act": "save"})

    [kept] = SavedChecklist.objects.all()
    assert (kept.answers["municipality"], kept.done) == ("0751", [])


def test_ticks_are_saved_from_the_list_itself(client: Client, her) -> None:
    client.post(TAKE, {"act": "save"})
    quiet = client.post(
        "/en/arrival/mine/", {"done": ["you-cpr"]}, headers={"X-Requested-With": "fetch"}
    )
    page = client.get("/en/arrival/mine/").content.decode()

    assert quiet.status_code == 204
    assert 'value="you-cpr" checked' in page


def test_a_saved_list_is_deleted_when_she_says_so(client: Client, her) -> None:
    client.post(TAKE, {"act": "save"})
    client.post("/en/arrival/mine/", {"forget": "1"})

    assert not SavedChecklist.objects.exists()


def test_a_stranger_saves_nothing(client: Client) -> None:
    client.post(TAKE, {"act": "save", "done": ["you-cpr"]})

    assert not SavedChecklist.objects.exists()


def test_a_list_that_nobody_has_changed_for_a_year_goes(client: Client, her) -> None:
    client.post(TAKE, {"act": "save"})
    long_ago = timezone.now() - settings.RETENTION["checklists"].period - timedelta(days=1)
    SavedChecklist.objects.update(changed_at=long_ago)

    assert keeping.forget_old() == 1


def test_a_kiosk_has_a_code_to_take_along_and_no_way_out(client: Client) -> None:
    page = client.get("/en/arrival/", NURSE | {"kiosk": "1"}).content.decode()
    main = page.partition("<body")[2]

    assert "Take the list along" in main
    assert "mailto:" not in main
    assert "https://www." not in main
    assert "/en/events/" not in main
    assert "/en/accounts/" not in main


def test_a_kiosk_asks_on_as_a_kiosk(client: Client) -> None:
    page = client.get("/en/arrival/", {"kiosk": "1", "citizenship": "eu"}).content.decode()
    odd = client.get("/en/arrival/", NURSE | {"kiosk": "1", "name": "Ane"})

    assert '<input type="hidden" name="kiosk" value="1">' in page
    assert odd.url.endswith("municipality=0461&kiosk=1")


def test_who_comes_to_no_centre_is_not_sent_to_one_by_the_pdf_or_the_mail(client: Client) -> None:
    commuter = "?citizenship=eu&purpose=commuter&municipality=0461"
    answer = client.get(f"/en/arrival/list.pdf{commuter}")
    sent = {"act": "send", "email": "ana@ankomst.example", "language": "en"}
    client.post(f"/en/arrival/take/{commuter}", sent)
    run_jobs()

    address = Centre.objects.get(key="odense").address
    for words in (words_of(answer.content), " ".join(mail.outbox[0].body.split())):
        assert "you need no time there" in words
        assert address not in words
