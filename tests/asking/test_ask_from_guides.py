"""Asking from a guide: its topic, the form at its foot, and pages that may answer already."""

from html import unescape

import pytest
from django.test import Client
from wagtail.models import Page

from asking.from_page import topic_of
from asking.models import Question, TopicPage
from asking.suggesting import pages_for
from home.demo_content import load
from tests.asking.asked import filled, topic
from tests.jobs import run_jobs
from tests.rules import load_rules

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def pages(module_db: None) -> dict[str, Page]:
    """The demo's, in English. They take 2 s: all tests share them."""
    load_rules()
    load()
    run_jobs()  # which put them into the index
    return {page.slug: page for page in Page.objects.filter(locale__language_code="en")}


def words(answer) -> str:
    return unescape(answer.content.decode())


def test_the_topic_of_a_page_is_that_of_the_nearest_page_above(pages: dict[str, Page]) -> None:
    near, far = topic("near"), topic("far")
    TopicPage.objects.create(topic=far, page=pages["newcomers"])
    TopicPage.objects.create(topic=near, page=pages["learn-danish"])
    danish = pages["learn-danish"].get_translations().get(locale__language_code="da")

    assert topic_of(pages["learn-danish"]) == topic_of(danish) == near
    assert topic_of(pages["driving-licence"]) == far
    assert topic_of(pages["about"]) is None


def test_at_the_foot_of_a_guide_words_are_typed_and_pages_suggested(
    client: Client, pages: dict[str, Page]
) -> None:
    """The guide is kept for everybody, so the form on it has no token and sends nothing yet."""
    TopicPage.objects.create(topic=topic("danish"), page=pages["learn-danish"])
    page = pages["learn-danish"]
    guide = client.get(page.url)
    assert 'action="/en/ask/begin/"' in words(guide)

    strict = Client(enforce_csrf_checks=True)
    typed = {"text": "Can I exchange my driving licence?", "page": page.pk}
    form = strict.post("/en/ask/begin/", typed)

    assert "Can I exchange my driving licence?</textarea>" in words(form)
    assert pages["driving-licence"].url in words(form)
    assert 'value="danish" selected' in words(form)
    assert not Question.objects.exists()


def test_one_word_in_common_suggests_nothing(pages: dict[str, Page]) -> None:
    """Unless it stands in the title."""
    in_title = pages_for("May a zebra have a licence?", "en")

    assert pages_for("A zebra at the embassy, and its passport?", "en") == []
    assert [page.slug for page in in_title] == ["driving-licence"]


def test_pages_are_suggested_once_and_then_it_is_sent(
    client: Client, pages: dict[str, Page]
) -> None:
    form = filled(text="Can I exchange my driving licence?", looked="")
    first = client.post("/en/ask/", form)
    assert "Send my question all the same" in words(first)
    assert not Question.objects.exists()

    client.post("/en/ask/", form | {"looked": "1"})

    assert Question.objects.count() == 1
