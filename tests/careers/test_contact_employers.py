"""What an employer asks, reads of the answer, and does not get to see."""

import re
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessLog, User
from careers import publishing
from careers.contact import answering, blocking, outcome, reveals
from careers.employers.terms import accept
from careers.models import CandidateProfile, ContactRequest, CVFile, Outcome, PublishedSummary
from companies.models import Company
from outbox.models import Message
from tests.careers.contact_people import PHONE, asked, candidate, with_file
from tests.personas import company_of

pytestmark = pytest.mark.django_db

State = ContactRequest.State
REASON = "We build pipelines, and you know Python and Danish."
ASK = {"job": "Data engineer", "reason": REASON}


@pytest.fixture(scope="module")
def _olena(module_db: None) -> int:
    return candidate().pk


@pytest.fixture
def olena(_olena: int, db: None) -> CandidateProfile:
    return CandidateProfile.objects.select_related("published").get(pk=_olena)


@pytest.fixture
def employer(client: Client, hr: User, nordvind: Company) -> Client:
    accept(nordvind, hr)
    client.force_login(hr)
    return client


def url_of(name: str, profile: CandidateProfile) -> str:
    return reverse(f"candidates:{name}", args=[profile.published.handle])


def text(response: HttpResponse) -> str:
    return response.content.decode()


def test_it_is_read_once_more_before_it_is_sent(employer: Client, olena: CandidateProfile):
    page = text(employer.post(url_of("ask", olena), ASK))

    assert "Nothing is sent yet" in page
    assert "Data engineer" in page
    assert not ContactRequest.objects.exists()


def test_an_older_window_asks_for_the_company_that_it_shows(
    employer: Client, hr: User, nordvind: Company, olena: CandidateProfile
):
    other = company_of(hr, "Aalborg Anden ApS", "88000005", verified=True)
    accept(other, hr)
    employer.post(reverse("candidates:choose_company"), {"company": other.pk})

    sent = ASK | {"step": "send", "acts_for": nordvind.pk}
    employer.post(url_of("ask", olena), sent)

    assert ContactRequest.objects.get().company == nordvind


def test_an_older_window_of_a_company_that_she_left_asks_nobody(
    employer: Client, hr: User, nordvind: Company, olena: CandidateProfile
):
    accept(company_of(hr, "Aalborg Anden ApS", "88000005", verified=True), hr)
    nordvind.memberships.filter(user=hr).delete()

    sent = ASK | {"step": "send", "acts_for": nordvind.pk}
    answer = employer.post(url_of("ask", olena), sent)

    assert answer["Location"] == reverse("candidates:search")
    assert not ContactRequest.objects.exists()


def test_what_was_typed_stays_when_it_is_changed(employer: Client, olena: CandidateProfile):
    page = text(employer.post(url_of("ask", olena), ASK | {"step": "change"}))

    assert 'value="Data engineer"' in page
    assert REASON in page


def test_it_is_sent_once_however_often_it_is_pressed(employer: Client, olena: CandidateProfile):
    answers = [employer.post(url_of("ask", olena), ASK | {"step": "send"}) for _twice in range(2)]

    assert [answer.headers["Location"] for answer in answers] == ["/en/candidates/requests/"] * 2
    assert ContactRequest.objects.get().job == "Data engineer"


@pytest.mark.parametrize(
    "words",
    [
        {"reason": "Hi"},
        {"reason": ""},
        {"job": ""},
        {"job": "x" * 121},
        {"reason": "x" * 1001},
        {"reason": "Her number is 010190-1234, we think."},
        {"job": "\x00"},
    ],
)
def test_a_request_without_a_real_reason_is_refused_in_words(
    employer: Client, olena: CandidateProfile, words: dict[str, str]
):
    response = employer.post(url_of("ask", olena), ASK | {"step": "send"} | words)

    assert "error-summary" in text(response)
    assert not ContactRequest.objects.exists()


def test_it_is_said_before_typing_why_one_cannot_ask(
    employer: Client, olena: CandidateProfile, nordvind: Company
):
    asked(olena, nordvind)

    page = text(employer.get(url_of("ask", olena)))

    assert "the request still runs" in page
    assert "<textarea" not in page


def test_the_list_says_waiting_and_then_no_contact_whatever_she_did(
    employer: Client, olena: CandidateProfile, nordvind: Company, monkeypatch: pytest.MonkeyPatch
):
    refused = asked(olena, nordvind)
    silent = asked(candidate("noor"), nordvind)
    answering.say_no(refused.pk)
    pages = [reverse("candidates:request", args=[one.pk]) for one in (refused, silent)]

    waiting = [_without_handle(text(employer.get(page)), nordvind) for page in pages]
    over = timezone.now() - timedelta(seconds=1)
    ContactRequest.objects.update(expires_at=over)
    closed = [_without_handle(text(employer.get(page)), nordvind) for page in pages]

    assert waiting[0] == waiting[1]
    assert "Waiting for an answer" in waiting[0]
    assert closed[0] == closed[1]
    assert "No contact came of it" in closed[0]


def _without_handle(page: str, company: Company) -> str:
    """What two pages of two requests may differ in."""
    for handle in PublishedSummary.objects.values_list("handle", flat=True):
        page = page.replace(handle, "HANDLE")
    page = re.sub(r'csrfmiddlewaretoken" value="\w+"', "", page)
    return re.sub(r"/requests/\d+/", "/requests/N/", page)


def test_it_reads_the_ticked_fields_as_they_are_today_and_no_others(
    employer: Client, olena: CandidateProfile, nordvind: Company
):
    reveals.give(olena.pk, nordvind.pk, ["phone"])
    CandidateProfile.objects.filter(pk=olena.pk).update(phone="+45 20 00 00 99")

    page = text(employer.get(url_of("shown", olena)))

    assert "+45 20 00 00 99" in page
    for private in (PHONE, "olena@", "Olena", "Aarhus"):
        assert private not in page


def test_each_reading_is_written_down_with_person_company_and_fields(
    employer: Client, olena: CandidateProfile, nordvind: Company, hr: User
):
    reveals.give(with_file(olena).pk, nordvind.pk, ["name", "cv"])

    employer.get(url_of("shown", olena))
    download = employer.get(url_of("shown_cv", olena))

    lines = AccessLog.objects.about(olena.user).filter(actor=hr)
    told = [(line.action, line.on_behalf_of, line.reason) for line in lines]
    assert told == [("cv.downloaded", "Nordvind A/S", ""), ("cv.read", "Nordvind A/S", "name, cv")]
    assert b"".join(download.streaming_content) == b"%PDF-1.7 her own"
    assert olena.published.handle in download.headers["Content-Disposition"]
    assert "no-store" in download.headers["Cache-Control"]


def test_her_log_says_so_in_words(employer: Client, olena: CandidateProfile, nordvind: Company):
    reveals.give(olena.pk, nordvind.pk, ["name", "email"])
    employer.get(url_of("shown", olena))
    employer.force_login(olena.user)

    page = text(employer.get(reverse("cv:log")))

    for words in ("Hr Jensen", "Nordvind A/S", "Read what you show", "Name, e-mail address"):
        assert words in page


def test_the_file_needs_its_own_tick(employer: Client, olena: CandidateProfile, nordvind: Company):
    reveals.give(with_file(olena).pk, nordvind.pk, ["name"])

    assert employer.get(url_of("shown_cv", olena)).status_code == 404
    assert employer.get(url_of("shown", olena)).status_code == 200


@pytest.mark.parametrize("scan", [CVFile.Scan.WAITING, CVFile.Scan.INFECTED])
def test_a_file_that_is_not_clean_is_not_handed_out(
    employer: Client, olena: CandidateProfile, nordvind: Company, scan: str
):
    reveals.give(with_file(olena, scan=scan).pk, nordvind.pk, ["cv"])

    response = employer.get(url_of("shown_cv", olena), follow=True)

    assert not response.streaming
    assert b"%PDF" not in response.content
    assert not AccessLog.objects.filter(action="cv.downloaded").exists()


def test_another_company_and_a_member_without_terms_read_nothing(
    client: Client, olena: CandidateProfile, nordvind: Company, hr: User, havblik: Company
):
    reveals.give(olena.pk, nordvind.pk, ["name"])
    Company.objects.filter(pk=havblik.pk).update(verified_at=timezone.now())
    other = User.objects.get(memberships__company=havblik)
    accept(havblik, other)

    client.force_login(other)
    assert client.get(url_of("shown", olena)).status_code == 404
    client.force_login(hr)
    assert b"Olena" not in client.get(url_of("shown", olena), follow=True).content


def test_hired_is_recorded_when_she_says_so_too(
    employer: Client, olena: CandidateProfile, nordvind: Company
):
    request = asked(olena, nordvind)
    answering.say_yes(request.pk, ["name"])
    employer.post(reverse("candidates:request", args=[request.pk]), {"feedback": "hired"})
    assert not Outcome.objects.exists()
    assert Message.objects.filter(kind="careers.outcome_said").count() == 1

    employer.force_login(olena.user)
    for _twice in range(2):
        employer.post(reverse("cv:request_outcome", args=[request.pk]), {"holds": "yes"})

    assert Outcome.objects.get().kind == "job"


def test_what_she_denies_is_not_recorded(olena: CandidateProfile, nordvind: Company, hr: User):
    request = asked(olena, nordvind)
    answering.say_yes(request.pk, ["name"])
    outcome.say(request.pk, "interview", by=hr)

    outcome.answer(request.pk, holds=False)
    outcome.answer(request.pk, holds=True)

    assert not Outcome.objects.exists()


@pytest.mark.parametrize("feedback", ["", "married", "hired"])
def test_no_feedback_without_a_yes(
    employer: Client, olena: CandidateProfile, nordvind: Company, feedback: str
):
    request = asked(olena, nordvind)

    employer.post(reverse("candidates:request", args=[request.pk]), {"feedback": feedback})

    assert ContactRequest.objects.get().feedback == ""


def test_the_list_does_not_lead_from_an_old_handle_to_a_new_one(
    employer: Client, olena: CandidateProfile, nordvind: Company
):
    old = asked(olena, nordvind).handle
    publishing.hide(olena.pk)
    new = publishing.show(olena.pk).handle

    page = text(employer.get(reverse("candidates:requests")))

    assert old in page
    assert new not in page
    assert f"/candidates/{old}/" not in page


def _hide(profile: CandidateProfile, company: Company) -> None:
    publishing.hide(profile.pk)


def _block(profile: CandidateProfile, company: Company) -> None:
    blocking.block(profile.pk, company.cvr)


@pytest.mark.parametrize("name", ["request", "request_take_back"])
def test_after_a_yes_hidden_and_blocked_read_alike(
    employer: Client, olena: CandidateProfile, nordvind: Company, name: str
):
    pages = []
    for profile, end in ((olena, _hide), (candidate("noor"), _block)):
        request = asked(profile, nordvind)
        answering.say_yes(request.pk, ["name"])
        end(profile, nordvind)
        url = reverse(f"candidates:{name}", args=[request.pk])
        page = _without_handle(text(employer.get(url, follow=True)), nordvind)
        pages.append(page.replace(request.handle, "HANDLE"))

    assert pages[0] == pages[1]
    assert "no longer shown" in pages[0]


def test_what_she_took_back_is_said_to_be_over_and_its_page_is_gone(
    employer: Client, olena: CandidateProfile, nordvind: Company
):
    request = asked(olena, nordvind)
    answering.say_yes(request.pk, ["name"])
    reveals.take_back(olena.reveals.get().pk)

    page = text(employer.get(reverse("candidates:requests")))

    assert "no longer shown" in page
    assert url_of("shown", olena) not in page
    assert employer.get(url_of("shown", olena)).status_code == 404


def test_anothers_requests_are_not_there(
    employer: Client, olena: CandidateProfile, havblik: Company
):
    Company.objects.filter(pk=havblik.pk).update(verified_at=timezone.now())
    request = asked(olena, Company.objects.get(pk=havblik.pk))

    for name in ("request", "request_take_back"):
        url = reverse(f"candidates:{name}", args=[request.pk])
        assert [employer.get(url).status_code, employer.post(url).status_code] == [404, 404]
    assert "Data engineer" not in text(employer.get(reverse("candidates:requests")))


PAGES = ["ask", "shown", "shown_cv"]
GONE = ["unknown", "hidden", "expired", "blocked", "taken back", "run out", "never shown"]


def _make_gone(gone: str, profile: CandidateProfile, company: Company) -> None:
    """Each of those who could be read a moment ago, and who is nobody now."""
    if gone == "never shown":
        return
    reveal = reveals.give(with_file(profile).pk, company.pk, ["name", "cv"])
    if gone == "hidden":
        publishing.hide(profile.pk)
    if gone == "expired":
        PublishedSummary.objects.update(expires_on=timezone.localdate() - timedelta(days=1))
    if gone == "blocked":
        blocking.block(profile.pk, company.cvr)
    if gone == "taken back":
        reveals.take_back(reveal.pk)
    if gone == "run out":
        reveal.until = timezone.now()
        reveal.save()
    if gone == "unknown":
        CandidateProfile.objects.filter(pk=profile.pk).delete()


def _raw(response: HttpResponse) -> tuple[int, bytes, dict[str, str]]:
    """But for what changes with every answer: the time, its number, and the masked CSRF token."""
    changing = ("Expires", "Date", "X-Request-ID")
    headers = {key: value for key, value in response.headers.items() if key not in changing}
    content = re.sub(rb'csrfmiddlewaretoken" value="\w+"', b"", response.content)
    return response.status_code, content, headers


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("gone", GONE)
def test_whoever_is_gone_answers_in_the_same_bytes_as_nobody(
    employer: Client, olena: CandidateProfile, nordvind: Company, page: str, gone: str
):
    if page == "ask" and gone in ("taken back", "run out", "never shown"):
        return  # she can be found, and asked
    url = url_of(page, olena)
    nobody = reverse(f"candidates:{page}", args=["ZZZZ9999"])
    _make_gone(gone, olena, nordvind)
    before = AccessLog.objects.count()

    for method in (employer.get, employer.head, employer.post):
        status, content, headers = _raw(method(url))
        content = content.replace(olena.published.handle.encode(), b"ZZZZ9999")
        assert (status, content, headers) == _raw(method(nobody))

    assert AccessLog.objects.count() == before
