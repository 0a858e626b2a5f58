"""Guides for who moves here: the facts of a step, the way beside it, and offers by municipality."""

import re
from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.blocks import StreamValue
from wagtail.blocks.struct_block import StructBlockValidationError

from content.edition import touch
from guidance.arrival.asked import Asked
from guidance.arrival.kept import kept_checklist
from guidance.blocks import OfferBlock, OpenTo
from guidance.models import Authority, GuidePage, MunicipalityAgreement, Step
from home import demo_content
from tests.rules import load_rules

KOGE, COPENHAGEN = "0259", "0101"


@pytest.fixture(scope="module")
def _loaded(module_db: None) -> None:
    load_rules()
    demo_content.load()


@pytest.fixture
def guides(_loaded: None, db: None) -> None:
    """The guides, in this test's own transaction."""


@pytest.fixture
def shown(client: Client, guides: None):
    def get(slug: str, **query: str) -> str:
        answer = client.get(GuidePage.objects.get(slug=slug, locale__language_code="en").url, query)
        assert answer.status_code == 200
        return unescape(answer.content.decode())

    return get


def part(html: str, begin: str, end: str) -> str:
    return html.split(begin, 1)[1].split(end, 1)[0]


def facts(html: str) -> str:
    return part(html, 'class="step-facts"', "</section>")


def test_a_page_of_a_step_shows_what_the_rules_know(shown) -> None:
    html = facts(shown("cpr-number"))

    assert "Citizen Service" in html
    assert "At the latest 5 days after the day you move to Denmark." in html
    assert '<a href="/en/newcomers/a-place-to-live/">Find a place to live</a>' in html
    assert re.search(r'eu-residence-document/">[^<]*</a> <span[^>]*>\(EU, EEA or Switz', html)
    assert 'Your Nordic identity number</b> <span class="soft">(Nordic)' in html


def test_a_rule_that_changes_changes_the_page_at_once(shown) -> None:
    Authority.objects.filter(key="citizen_service").update(name_en="The Town Hall")
    touch()

    assert "The Town Hall" in facts(shown("cpr-number"))


def test_students_read_what_is_for_students(shown) -> None:
    html = facts(shown("register"))

    assert "Follow its dates" in html
    assert "(Study)" not in html  # everybody who reads it studies


def test_a_step_that_is_a_draft_is_not_told(shown) -> None:
    Step.objects.filter(key="cpr").update(live=False)

    assert "step-facts" not in shown("cpr-number")


def test_the_way_opens_at_the_page_that_is_read(shown) -> None:
    way = part(shown("mitid"), 'class="contents way"', "</nav>")

    legs = re.findall(r"</span>([^<]+)(?:<span[^>]*> \(you are here\))?", way)
    assert [leg for leg in legs if leg.startswith(("Before", "Your"))] == [
        "Before you come",
        "Your first days",
        "Your first month",
        "Your first year",
    ]
    assert way.count("<details open>") == 1
    assert 'aria-current="page">MitID and Digital Post<' in part(
        way, "<details open>", "</details>"
    )


def test_the_way_of_spouses_has_their_own_page_of_a_step_and_newcomers_of_the_others(shown) -> None:
    way = part(shown("your-rights"), 'class="contents way"', "</nav>")

    assert "/en/spouses/eu-document-as-family/" in way
    assert "/en/newcomers/cpr-number/" in way
    assert "/en/newcomers/what-to-bring/" not in way
    assert "/en/newcomers/residence-permit/" not in way


def test_what_is_for_one_municipality_tells_the_others_where_to_go(shown) -> None:
    html = part(
        shown("help-where-you-live", municipality=KOGE), 'id="where-you-live"', "</section>"
    )

    assert f'value="{KOGE}" selected' in html
    assert "you get it from Køge Kommune." in html
    assert "only for residents of Copenhagen." in html
    assert "Your own job centre can give you a talk like it." in html
    assert "come, wherever you live." in html


def test_its_residents_are_told_what_to_do(shown) -> None:
    html = shown("help-where-you-live", municipality=COPENHAGEN)

    assert "Ask the job centre in Copenhagen" in html
    assert "Your own job centre can give you a talk like it." not in html


def test_an_agreement_decides_who_registers_at_a_centre(shown) -> None:
    assert "International House Copenhagen does it." in shown("cpr-number", municipality="0265")

    MunicipalityAgreement.objects.filter(municipality__code="0265").delete()

    assert "no centre has an agreement" in shown("cpr-number", municipality="0265")


@pytest.mark.parametrize("code", ["9999", "x", "<script>", "²"])
def test_what_is_no_municipality_gets_words(shown, code: str) -> None:
    assert "We do not know this municipality." in shown("cpr-number", municipality=code)


def test_the_checklist_leads_to_the_pages_of_its_steps(shown, settings) -> None:
    settings.PAGES_KEPT = 5
    asked = Asked.read(
        {
            "citizenship": "eu",
            "purpose": "work",
            "with": "both",
            "partner": "eu",
            "municipality": "0461",
        }
    )
    page = GuidePage.objects.get(slug="tax-card")

    def steps() -> str:
        touch()
        return str(kept_checklist(asked, page.reviewed_on)[1])

    assert f'href="{page.url}"' in steps()
    assert 'href="/en/spouses/eu-document-as-family/"' in steps()  # on the partner's list

    page.unpublish()

    assert f'href="{page.url}"' not in steps()


def offer(**changes: object) -> dict[str, object]:
    kept = {
        "title": "A talk",
        "text": "<p>A talk.</p>",
        "open_to": OpenTo.LISTED.value,
        "municipalities": [KOGE],
        "residents": "Call.",
        "others": "Ask us.",
    }
    return kept | changes


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"municipalities": []}, "municipalities"),
        ({"others": ""}, "others"),
        ({"open_to": "agreement", "others": ""}, "others"),
    ],
)
def test_an_offer_says_for_whom_it_is_and_what_the_others_do(
    guides: None, changes: dict[str, object], wrong: str
) -> None:
    block = OfferBlock()

    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python(offer(**changes)))

    assert set(refused.value.block_errors) == {wrong}


def test_an_offer_for_everybody_needs_no_others(guides: None) -> None:
    block = OfferBlock()

    cleaned = block.clean(block.to_python(offer(open_to="everybody", municipalities=[], others="")))

    assert cleaned["others"] == ""
    assert isinstance(GuidePage.objects.get(slug="cpr-number").offers, StreamValue)


@pytest.mark.parametrize(
    ("audience", "stage"), [("spouses", "before_offer"), ("employers", "first_days")]
)
def test_a_page_stands_on_the_way_of_those_it_is_for(
    guides: None, audience: str, stage: str
) -> None:
    page = GuidePage.objects.get(slug="cpr-number")
    page.full_clean()
    page.audience, page.stage = audience, stage

    with pytest.raises(ValidationError) as refused:
        page.full_clean()

    assert set(refused.value.error_dict) == {"stage"}
