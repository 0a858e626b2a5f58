"""What the search knows from the first day: the words people type lead to the page meant."""

import pytest
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page

from content.models import SameMeaning
from content.search import search
from home import demo_content
from home.demo_content.searching import read_search
from home.demo_content.texts import FOLDER

FIRST = [
    ("work permit", "en", "permission-to-work"),
    ("Blue Card", "en", "permission-to-work"),
    ("commuter", "en", "permission-to-work"),
    ("group booking", "en", "group-registration"),
    ("sundhedskort", "en", "health-card"),
    ("retention", "en", "keep-your-people"),
    ("template letter", "en", "tools"),
    ("gult kort", "da", "sundhedskort"),
    ("skattekort", "da", "skattekort"),
    ("visum", "da", "ret-til-at-arbejde"),
    ("grænsegænger", "da", "ret-til-at-arbejde"),
    ("gruppebestilling", "da", "gruppetilmelding"),
    ("fastholdelse", "da", "hold-paa-jeres-folk"),
    ("afskedigelse", "da", "naar-nogen-rejser"),
    ("skabelon", "da", "vaerktoejer"),
]


@pytest.fixture(scope="module")
def _loaded(module_db: None) -> None:
    demo_content.load()


@pytest.mark.usefixtures("_loaded", "db")
@pytest.mark.parametrize(("typed", "language", "slug"), FIRST)
def test_what_people_type_finds_the_page_meant_first(typed: str, language: str, slug: str) -> None:
    [(_kind, first), *_rest] = search(typed.casefold(), language).in_order("pages")

    pk = first.page_id if isinstance(first, SearchPromotion) else first
    assert Page.objects.get(pk=pk).slug == slug


def test_no_word_is_said_of_two_things_nor_two_lists() -> None:
    known = read_search()
    same = [word for words in known["same"] for word in SameMeaning(words=words).terms()]
    first = [word for row in known["first"] for word in row["words"]]

    assert len(same) == len(set(same))
    assert len(first) == len(set(first))


def test_each_list_names_pages_that_there_are() -> None:
    named = {key for row in read_search()["first"] for key in row["pages"]}

    assert named <= {path.stem for path in FOLDER.glob("*.toml")}
