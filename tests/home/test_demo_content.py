"""The demo's guides: complete, in both languages, and the editors' own once they are there."""

import re
import tomllib
from pathlib import Path

import pytest
from django.test import Client
from wagtail.models import Page
from wagtail_localize.segments.extract import extract_segments

from content.models import ContactSettings, Image, StandardPage
from content.reading_ease import all_eases
from home import demo_content
from home.demo_content import texts
from home.demo_content.pictures import PICTURES
from home.models import HomePage
from vocabulary.cpr import contains_cpr

FILES = sorted(Path(texts.__file__).parent.glob("*.toml"))
CATALOGUES = sorted(Path().glob("*/locale/da/LC_MESSAGES/django.po"))


@pytest.fixture(scope="module")
def _loaded(module_db: None) -> None:
    demo_content.load()


@pytest.fixture
def guides(_loaded: None, db: None) -> None:
    """The guides, in this test's own transaction."""


def test_every_page_of_the_demo_is_shown_and_its_links_lead_somewhere(
    client: Client, guides: None
) -> None:
    answers = {page.url: client.get(page.url) for page in Page.objects.live().filter(depth__gt=1)}

    assert len(answers) > 40
    assert {answer.status_code for answer in answers.values()} == {200}
    links: set[str] = set()
    for answer in answers.values():
        main = answer.content.decode().split("<main")[1].split("<footer")[0]
        links |= set(re.findall(r'href="(/[^"#]*)"', main))
    others = links - answers.keys()
    assert others
    assert {link for link in others if client.get(link).status_code not in (200, 302)} == set()


def test_every_page_of_the_demo_is_plain_enough(guides: None) -> None:
    eases = all_eases()

    assert len(eases) > 60
    assert [ease.page.title for ease in eases if not ease.is_plain] == []


def test_every_front_page_has_four_cards_that_lead_on(client: Client, guides: None) -> None:
    for page in HomePage.objects.all():
        html = client.get(page.url).content.decode()

        assert html.count('class="card card--link') == 4


def test_a_second_run_changes_nothing(guides: None) -> None:
    before = list(Page.objects.values_list("pk", "title", "translation_key", "latest_revision"))

    demo_content.load()

    after = list(Page.objects.values_list("pk", "title", "translation_key", "latest_revision"))
    assert after == before
    assert Image.objects.count() == len(PICTURES)


def test_what_an_editor_has_changed_stays(guides: None) -> None:
    StandardPage.objects.filter(slug="privacy").update(title="How we treat your data")
    ContactSettings.objects.update(address="Elsewhere 1")

    demo_content.load()

    assert StandardPage.objects.get(slug="privacy").title == "How we treat your data"
    assert ContactSettings.objects.get().address == "Elsewhere 1"


def test_the_pages_of_both_languages_belong_together(guides: None) -> None:
    danish = Page.objects.get(slug="foerste-30-dage")

    assert danish.get_translations().get().slug == "first-30-days"
    assert danish.get_parent().slug == "nyankomne"


def test_an_editor_can_have_every_page_translated_side_by_side(guides: None) -> None:
    pages = Page.objects.filter(depth__gt=1, alias_of=None).specific()

    assert all(extract_segments(page) for page in pages if getattr(page, "body", None))


def test_every_page_is_written_in_both_languages(guides: None) -> None:
    assert not Page.objects.exclude(alias_of=None).exists()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_text_says_the_same_in_both_languages(path: Path) -> None:
    kept = tomllib.loads(path.read_text("utf-8"))
    kinds = {
        language: [list(block) for block in kept[language].get("body", [])]
        for language in ("en", "da")
    }

    assert kinds["en"] == kinds["da"]
    assert kept["en"].keys() == kept["da"].keys()
    assert not contains_cpr(path.read_text("utf-8"))


@pytest.mark.parametrize(
    ("language", "button"), [("en", "Book an appointment"), ("da", "Bestil tid")]
)
def test_the_first_button_leads_to_the_registration_days(
    client: Client, guides: None, language: str, button: str
) -> None:
    html = client.get(f"/{language}/").text
    [address] = re.findall(rf'class="button button--sun" href="([^"]*)">{button}<', html)

    assert address == f"/{language}/events/?category=registration"
    assert client.get(address).status_code == 200


def test_danish_texts_have_one_word_for_spouses() -> None:
    """Medfølgende ægtefælle, which includes partners: they are named beside it, not instead."""
    texts = [path.read_text() for path in [*FILES, *CATALOGUES]]

    assert len(texts) > 20
    assert not re.search(r"medfølgende partner|\bpartner(ne|e|en|ens)\b", " ".join(texts), re.I)
