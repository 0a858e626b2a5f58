"""The employer guide: twelve chapters in two languages, in order, and easy to read."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from accounts.models import User
from guidance.chapters import Chapter
from guidance.models import GuideIndexPage, GuidePage, PlanStep
from home.demo_content import texts

FOLDER = Path(texts.__file__).parent
GUIDE = sorted(path for path in FOLDER.glob("*.toml") if 'kind = "guide"' in path.read_text())
CHAPTERS = len(Chapter)


@pytest.fixture(scope="module")
def _loaded(module_db: None) -> None:
    call_command("start_content", verbosity=0)


@pytest.fixture
def guide(_loaded: None, db: None) -> GuideIndexPage:
    guides = GuideIndexPage.objects.filter(audience="employers")
    return guides.get(locale__language_code="en")


def html_of(client: Client, page: Page) -> str:
    return unescape(client.get(page.url).content.decode())


def test_a_new_site_begins_with_the_guide_and_without_people(guide: Page) -> None:
    assert GuideIndexPage.objects.filter(audience="employers").count() == 2
    assert PlanStep.objects.exists()
    assert not User.objects.exists()


@pytest.mark.parametrize("language", ["en", "da"])
def test_each_chapter_is_there_once_with_sources(guide: Page, language: str) -> None:
    pages = GuidePage.objects.filter(locale__language_code=language).exclude(chapter="")

    assert sorted(page.chapter for page in pages) == sorted(Chapter.values)
    assert all(page.sources for page in pages)


def test_keeping_people_comes_before_finding_them(guide: Page) -> None:
    chapters = [page.specific.chapter for page in guide.get_children()]

    assert chapters.index("keep") < chapters.index("candidates")
    assert chapters == Chapter.values


def test_a_chapter_says_where_it_stands_and_what_comes_next(client: Client, guide: Page) -> None:
    html = html_of(client, GuidePage.objects.get(slug="tax-and-pay"))

    assert f"You are here: 4 of {CHAPTERS}" in html
    assert re.search(r'aria-current="page">Tax and pay<', html)
    assert re.search(r'rel="next"><span><small>Next</small>Contract and working conditions', html)
    assert "Apply for tax number and tax card" in html  # the plan's row for this chapter


def test_a_page_below_a_chapter_belongs_to_it(client: Client, guide: Page) -> None:
    html = html_of(client, GuidePage.objects.get(slug="group-registration"))

    assert f"You are here: 3 of {CHAPTERS}" in html
    assert re.search(r'aria-current="true">Arrival registration<', html)


def test_a_moved_chapter_has_the_number_of_its_new_place(client: Client, guide: Page) -> None:
    GuidePage.objects.get(slug="tools").move(guide.get_first_child(), pos="left")

    html = html_of(client, GuidePage.objects.get(slug="tools"))

    assert f"You are here: 1 of {CHAPTERS}" in html


def test_a_draft_is_no_chapter_yet(client: Client, guide: Page) -> None:
    GuidePage.objects.filter(slug="start-here").update(live=False)

    html = html_of(client, GuidePage.objects.get(slug="tax-and-pay"))

    assert f"You are here: 3 of {CHAPTERS - 1}" in html


def test_the_plan_names_chapters_by_the_same_numbers(client: Client, guide: Page) -> None:
    GuidePage.objects.filter(slug="start-here").update(chapter="")

    answers = {"nordic": "1", "start": timezone.localdate().isoformat(), "family": "no"}
    answer = client.get("/en/employers/check/", answers)

    assert ">4. Tax and pay</a>" in answer.content.decode()


def test_a_company_in_a_hurry_books_from_the_head_of_the_guide(client: Client, guide: Page) -> None:
    head = html_of(client, guide).split('class="chapter-list"')[0]

    assert 'href="/en/company/group/">Book a group<' in head


@pytest.mark.parametrize(("language", "slug"), [("en", "companies"), ("da", "virksomheder")])
def test_employers_are_led_to_the_guide_in_their_language(
    client: Client, guide: Page, language: str, slug: str
) -> None:
    assert client.get(f"/{language}/employers/")["Location"] == f"/{language}/{slug}/"
