"""The pages of the centres, as a new site has them."""

from html import unescape

import pytest
from django.core.management import call_command
from django.test import Client

from guidance.models import CentrePage


@pytest.fixture(scope="module")
def _loaded(module_db: None) -> None:
    call_command("start_content", verbosity=0)


@pytest.fixture
def get(_loaded: None, db: None, client: Client):
    def page(path: str, **query: str) -> str:
        answer = client.get(path, query)
        assert answer.status_code == 200
        return unescape(answer.content.decode())

    return page


@pytest.mark.parametrize("language", ["en", "da"])
def test_each_centre_has_a_page_in_both_languages(get, language: str) -> None:
    for page in CentrePage.objects.filter(locale__language_code=language):
        html = get(page.url)
        assert page.centre.address in html
        assert page.centre.phone in html
        assert '"GovernmentOffice"' in html

    assert CentrePage.objects.filter(locale__language_code=language).count() == 4


def test_no_map_of_another_site_is_loaded(get) -> None:
    html = get("/en/centres/odense/")

    assert 'href="https://www.openstreetmap.org' in html
    assert 'src="http' not in html


def test_the_list_says_who_registers_a_municipality(get) -> None:
    html = get("/en/centres/", municipality="0147")

    assert "Frederiksberg: International House Copenhagen" in html
    assert "students register with the municipality itself." in html
    assert "Everybody else registers at the Citizen Service of Frederiksberg Kommune." in html


def test_a_municipality_without_an_agreement_is_its_own_office(get) -> None:
    assert "the Citizen Service of Ærø Kommune" in get("/en/centres/", municipality="0492")


def test_an_odd_answer_is_asked_for_again(get) -> None:
    assert "We do not know this municipality." in get("/en/centres/", municipality="\0'")


def test_the_checklist_leads_to_the_page_of_the_centre(get) -> None:
    html = get(
        "/en/arrival/", citizenship="eu", purpose="work", **{"with": "nobody"}, municipality="0461"
    )

    assert 'href="/en/centres/odense/"' in html


@pytest.mark.parametrize(("language", "told"), [("en", "on foot to"), ("da", "til fods til")])
def test_the_way_is_drawn_in_the_language_of_the_page_and_light(
    get, language: str, told: str
) -> None:
    for page in CentrePage.objects.filter(locale__language_code=language):
        picture = page.map_picture
        assert picture.file.size < 60_000
        assert told in picture.description
        assert f'alt="{picture.description}"' in get(page.url)
