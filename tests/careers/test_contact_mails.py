"""Mails of a request: hers say who asks; the company's never say who she is, nor what she did."""

from datetime import timedelta
from email.message import EmailMessage

import pytest
from django.utils import timezone

from careers import publishing
from careers.contact import (
    answering,
    asking,
    blocking,
    closing,
    outcome,
    personal_data,
    reveals,
)
from careers.emails import contact as emails
from careers.models import CandidateProfile, ContactRequest
from companies.models import Company
from outbox.letters import Letter
from outbox.models import Message
from tests.careers.contact_people import PHONE, asked, candidate

pytestmark = pytest.mark.django_db


@pytest.fixture
def olena(db: None) -> CandidateProfile:
    return candidate()


@pytest.fixture
def request_(olena: CandidateProfile, nordvind: Company) -> ContactRequest:
    return asked(olena, nordvind)


def raw(letter: Letter | None) -> str:
    """Subject, text and HTML."""
    assert letter is not None
    mail: EmailMessage = letter.render()
    html = mail.alternatives[0][0]
    return f"{mail.subject}\n{mail.body}\n{html}"


@pytest.mark.parametrize("language", ["en", "da"])
def test_hers_has_company_job_and_a_link_of_her_own(
    olena: CandidateProfile, request_: ContactRequest, language: str
):
    olena.user.language = language
    olena.user.save()

    for write in (emails.contact_asked, emails.contact_reminder):
        letter = write(request_.pk)
        words = raw(letter)
        assert letter is not None
        assert (letter.to, letter.language) == ("olena@ankomst.example", language)
        assert f"/{language}/cv/answer/{request_.token}/" in words
        assert "Nordvind A/S" in words
        assert request_.reason not in words


def _no(request: ContactRequest) -> None:
    answering.say_no(request.pk, "Too far")


def _block(request: ContactRequest) -> None:
    blocking.block(request.profile_id, request.company.cvr)


def _take_back(request: ContactRequest) -> None:
    asking.take_back(request.pk)


@pytest.mark.parametrize("over", [_no, _block, _take_back])
def test_hers_is_not_sent_when_there_is_nothing_to_answer_any_more(request_: ContactRequest, over):
    over(request_)

    assert emails.contact_asked(request_.pk) is None
    assert emails.contact_reminder(request_.pk) is None


def test_the_companys_say_nothing_of_hers(olena: CandidateProfile, request_: ContactRequest):
    answering.say_yes(request_.pk, ["name", "email", "phone"])

    words = raw(emails.contact_yes(request_.pk))

    assert f"/candidates/{olena.published.handle}/shown/" in words
    for private in ("Olena", "olena@", PHONE):
        assert private not in words


def test_a_no_and_no_answer_are_told_in_the_same_bytes(request_: ContactRequest, nordvind: Company):
    silent = asked(candidate("noor"), nordvind)
    answering.say_no(request_.pk, "Too far")
    ContactRequest.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    closing.close_overdue()

    first, second = (raw(emails.contact_closed(one.pk)) for one in (request_, silent))

    assert first == second
    assert "no contact came of it" in first


def test_who_has_left_the_company_gets_no_mail_of_it(
    request_: ContactRequest, nordvind: Company, booker
):
    ContactRequest.objects.update(asked_by=booker)
    answering.say_yes(request_.pk, ["name"])
    letter = emails.contact_yes(request_.pk)
    assert letter is not None
    assert letter.to == "booker@ankomst.example"

    nordvind.memberships.filter(user=booker).delete()

    letter = emails.contact_yes(request_.pk)
    assert letter is not None
    assert letter.to == "hr@ankomst.example"


@pytest.mark.parametrize("feedback", ["interview", "hired"])
def test_good_news_is_asked_about_and_her_adviser_knows(
    olena: CandidateProfile, request_: ContactRequest, hr, adviser, feedback: str
):
    answering.say_yes(request_.pk, ["name"])
    outcome.say(request_.pk, feedback, by=hr)
    assert emails.outcome_suggested(request_.pk) is None  # nobody advises her yet
    CandidateProfile.objects.filter(pk=olena.pk).update(adviser=adviser)

    hers, advisers = emails.outcome_said(request_.pk), emails.outcome_suggested(request_.pk)

    assert f"/cv/requests/{request_.pk}/" in raw(hers)
    assert advisers is not None
    assert advisers.to == "adviser@ankomst.example"
    for between_them in ("Olena", "Nordvind", "Data engineer"):
        assert between_them not in raw(advisers)


def test_erasing_leaves_no_mail_that_waits(olena: CandidateProfile, request_: ContactRequest):
    assert Message.objects.filter(about=request_.pk, kind="careers.contact_asked").exists()

    personal_data.erase(olena)

    assert not Message.objects.filter(kind__startswith="careers.contact").exists()


def test_what_is_held_can_be_taken_along(olena: CandidateProfile, request_: ContactRequest):
    answering.say_yes(request_.pk, ["name"])
    blocking.block(olena.pk, "13585628")

    held = personal_data.held(olena)

    assert [one["job"] for one in held["requests"]] == ["Data engineer"]
    assert [one["fields"] for one in held["shown"]] == [["name"]]
    assert held["blocked_companies"] == ["13585628"]


def test_a_yes_that_is_taken_back_by_the_time_of_the_mail_is_not_told(
    olena: CandidateProfile, request_: ContactRequest
):
    """She may have hidden and come back as somebody new, and the mail has her letters of now."""
    reveals.take_back(answering.say_yes(request_.pk, ["name"]).pk)
    publishing.hide(olena.pk)
    publishing.show(olena.pk)

    assert emails.contact_yes(request_.pk) is None
