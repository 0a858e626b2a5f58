"""Whoever types a municipality into the search is told first who registers there."""

from html import unescape

import pytest
from django.test import Client
from django.utils.translation import override

from content.search import hits, search
from content.shelf import Shelf
from guidance.centres import findable
from guidance.centres.findable import MUNICIPALITIES, find_municipalities
from guidance.models import Municipality, MunicipalityAgreement
from tests.rules import load_rules


@pytest.fixture(scope="module")
def _rules(module_db: None) -> None:
    load_rules()


@pytest.fixture(autouse=True)
def _loaded(_rules: None, db: None) -> None:
    """The seeded rows, in each test's own transaction."""


def first(typed: str, language: str = "en") -> tuple[str, str, str]:
    with override(language):
        [hit] = hits(search(typed, language).in_order()[:1])
    assert hit.kind == MUNICIPALITIES.key
    return hit.title, hit.text, hit.url


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Vejle", "0630"),
        ("gladsaxe", "0159"),
        ("Køge kommune", "0259"),
        ("koge", "0259"),
        ("KOEGE", "0259"),
        ("Municipality of Vejle", "0630"),
        ("cpr number Vejle", "0630"),
        ("Aarhus", "0751"),
        ("Århus", "0751"),
        ("arhus kommunes borgerservice", "0751"),
        ("Ålborg", "0851"),
        ("Høje Tåstrup", "0169"),
        ("Copenhagen", "0101"),
        ("Københavns Kommune", "0101"),
        ("Kobenhavn", "0101"),
        ("Bornholms Regionskommune", "0400"),
    ],
)
def test_a_municipality_is_found_as_people_write_it(typed: str, code: str) -> None:
    assert find_municipalities([typed], "en") == [[(code, "")]]


@pytest.mark.parametrize("typed", ["kommune", "the municipality", "vejle harbour", "yellow card"])
def test_what_is_no_place_alone_finds_none(typed: str) -> None:
    assert find_municipalities([typed], "en") == [[]]


def test_where_no_centre_registers_it_is_the_citizen_service() -> None:
    title, text, _url = first("vejle")

    assert title == "Vejle: CPR number at the Citizen Service of Vejle Kommune"
    assert "No centre registers people who move to Vejle." in text


def test_where_a_centre_registers_it_is_named_and_a_town_is_put_where_it_lies() -> None:
    title, text, url = first("Søborg")
    centre = MunicipalityAgreement.objects.get(municipality__code="0159").centre

    assert title == f"Gladsaxe: CPR number at {centre.name_en}"
    assert text.startswith("Søborg is in Gladsaxe. The centre registers everybody")
    assert url.endswith("?municipality=0159")


def test_where_some_are_left_out_it_says_who_and_where_they_go() -> None:
    title, text, _url = first("frederiksberg")

    assert title == "Frederiksberg: where you get your CPR number"
    assert "students register with the municipality itself." in text
    assert "Everybody else registers at the Citizen Service of Frederiksberg Kommune." in text


def test_an_answer_is_shown_whole_wherever_the_name_stands_in_it(client: Client) -> None:
    html = unescape(client.get("/en/search/", {"q": "frederiksberg"}).content.decode())

    assert "Not all residents can register at the centre: students register" in html


def test_an_agreement_that_ends_counts_no_longer() -> None:
    MunicipalityAgreement.objects.filter(municipality__code="0159").delete()

    assert first("gladsaxe")[0].endswith("the Citizen Service of Gladsaxe Kommune")


def test_the_page_shows_it_in_danish_before_all_else(client: Client) -> None:
    html = unescape(client.get("/da/search/", {"q": "København"}).content.decode())

    assert html.split('class="hit"')[1].count("?municipality=0101") == 1
    assert "Copenhagen:" not in html


def test_names_are_remembered_for_one_query_until_the_site_changes(
    settings, django_assert_num_queries, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PAGES_KEPT = 9
    monkeypatch.setattr(findable, "_names", Shelf(1))
    find_municipalities(["vejle"], "en")

    with django_assert_num_queries(1):
        find_municipalities(["vejle", "kolding"], "en")
    Municipality.objects.get(code="0630").delete()
    findable.edition.touch()

    assert find_municipalities(["vejle", "kolding"], "en") == [[], [("0621", "")]]
