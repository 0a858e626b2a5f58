"""Asking, from any page: what is known before, what is suggested, and what programs are told."""

from html import unescape

import pytest
from django.test import Client

from asking.forms.ask import stamps
from asking.models import Question
from guidance.models import Municipality
from tests.asking.asked import EMAIL, WORDS, filled
from tests.careers.people import draft_profile
from tests.rules import load_rules

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _rules(module_db: None) -> None:
    load_rules()


def words(answer) -> str:
    return unescape(answer.content.decode())


def test_a_question_is_sent_without_an_account_and_its_page_says_when_we_answer(client: Client):
    answer = client.post("/en/ask/", filled(municipality="0751", name="Ann"), follow=True)

    question = Question.objects.get()
    assert (question.text, question.email, question.name) == (WORDS, EMAIL, "Ann")
    assert question.municipality.code == "0751"
    assert f"Your reference is {question.reference}" in words(answer)
    assert "no-store" in answer["Cache-Control"]


def test_sent_twice_it_is_one_question(client: Client):
    form = filled()
    first = client.post("/en/ask/", form)
    again = client.post("/en/ask/", form)
    assert first.url == again.url
    assert Question.objects.count() == 1


def test_whoever_types_her_address_and_her_words_does_not_get_her_link(client: Client, stranger):
    client.post("/en/ask/", filled(name="Ann"))
    for form in (filled(), filled(token=""), filled(email=EMAIL.upper())):
        other = client.post("/en/ask/", form)
        assert other.url == "/en/ask/sent/"
    assert Question.objects.count() == 1

    stranger.email = EMAIL
    stranger.save()
    client.force_login(stranger)
    assert Question.objects.get().her_link in client.post("/en/ask/", filled()).url


def test_the_same_form_with_other_words_is_another_question(client: Client):
    form = filled()
    client.post("/en/ask/", form)
    client.post("/en/ask/", form | {"text": "And when?"})

    assert Question.objects.count() == 2


def test_a_program_that_fills_in_everything_is_told_thank_you_and_nothing_is_kept(client: Client):
    answer = client.post("/en/ask/", filled(subject="Cheap!"), follow=True)

    assert "Thank you" in words(answer)
    assert not Question.objects.exists()


@pytest.mark.parametrize("began", ["", "never:signed:by-us", "now"])
def test_a_form_not_ours_or_too_quick_comes_back_with_every_word(client: Client, began: str):
    quick = stamps()["began"] if began == "now" else began
    answer = client.post("/en/ask/", filled(began=quick))

    assert answer.status_code == 409
    assert "Press the button once more" in words(answer)
    assert WORDS in words(answer)
    assert not Question.objects.exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"text": "My number is 010190-1234"}, "Leave out the CPR number"),
        ({"text": " \u200b "}, "Write your question"),
        ({"text": "a\0b"}, "Null characters"),
        ({"text": "x" * 4001}, "at most 4000"),
        ({"topic": "nonsense"}, "cannot be chosen any more"),
        ({"topic": ""}, "Choose what comes nearest"),
        ({"municipality": "0\0"}, "Null characters"),
        ({"email": "me at home"}, "Write an email address in full"),
        ({"name": "Win at http://example.com"}, "without an internet address"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_stays(client: Client, typed, said):
    answer = client.post("/en/ask/", filled(**typed))

    assert answer.status_code == 422
    assert said in words(answer)
    assert not Question.objects.exists()


@pytest.mark.parametrize("page", ["", "0", "٣", "9" * 30, "\0", "<b>"])
def test_an_odd_page_in_the_address_is_no_page(client: Client, page: str):
    assert client.get("/en/ask/", {"page": page, "topic": page}).status_code == 200


def test_who_asks_too_often_keeps_her_words(client: Client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"asking.ask": "1/h/key"}
    client.post("/en/ask/", filled())
    answer = client.post("/en/ask/", filled(text="And another thing?"))

    assert answer.status_code == 429
    assert "And another thing?" in words(answer)


def test_who_has_signed_in_need_not_type_what_we_know(client: Client, stranger):
    profile = draft_profile(user=stranger, skill_names=())
    profile.municipality = Municipality.objects.get(code="0461")
    profile.save()
    client.force_login(stranger)

    page = words(client.get("/en/ask/"))

    assert f'value="{stranger.email}"' in page
    assert 'value="0461" selected' in page
