"""The search over guides, events and whatever else the site has."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from content.models import SectionPage, StandardPage
from content.page_search import find_pages
from content.search import Hit, SearchKind, around, clean_query, mark_words, register
from tests.content.conftest import AddPage
from tests.jobs import run_jobs

pytestmark = pytest.mark.every_database


def found(client: Client, query: str, language: str = "en", **more: str) -> str:
    run_jobs()  # pages reach the index by a job
    response = client.get(f"/{language}/search/", {"q": query} | more)
    assert response.status_code == 200
    return response.content.decode()


def test_a_page_is_found_by_a_word_of_its_text(client: Client, guide: StandardPage) -> None:
    guide.body = [("paragraph", "<p>Read paragraph 11 of the Typeformular.</p>")]
    guide.save()

    html = found(client, "typeformular")

    assert f'<a href="{guide.url}">Finding a home</a>' in html
    assert "<mark>Typeformular</mark>" in html


def test_what_is_shown_of_a_page_is_what_it_says_now(
    client: Client, guide: StandardPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("content.page_search.settings.PAGES_KEPT", 500)
    assert guide.title in found(client, "lease")

    guide.title = "Finding a flat"
    guide.save()

    assert "Finding a flat" in found(client, "lease")


def test_the_beginning_of_a_title_is_enough(client: Client, guide: StandardPage) -> None:
    assert guide.title in found(client, "findi")


def test_some_of_the_words_are_better_than_none(client: Client, guide: StandardPage) -> None:
    assert guide.title in found(client, "lease zebra")


def test_readers_find_pages_of_their_own_language(
    client: Client, guide: StandardPage, danish_guide: StandardPage
) -> None:
    danish_guide.intro = "A lease decides a lot."
    danish_guide.save()

    html = found(client, "lease", language="da")

    assert danish_guide.title in html
    assert guide.title not in html


def test_an_untranslated_page_is_found_and_said_to_be_in_english(
    client: Client, untranslated: StandardPage
) -> None:
    assert '<li class="hit" lang="en">' in found(client, "lease", language="da")


def test_drafts_are_not_found(client: Client, guide: StandardPage) -> None:
    guide.unpublish()

    assert guide.title not in found(client, "lease")


def test_what_is_below_a_page_with_a_password_is_not_found(
    client: Client, section: SectionPage, guide: StandardPage
) -> None:
    section.view_restrictions.create(restriction_type="password", password="open sesame")

    assert guide.title not in found(client, "lease")


def test_what_editors_promote_comes_first(
    client: Client, guide: StandardPage, add_page: AddPage
) -> None:
    add_page("Lease, lease, lease", intro="Lease")
    SearchPromotion.objects.create(query=Query.get("lease"), page=guide, description="Read this.")

    html = found(client, "lease")

    assert html.index("Read this.") < html.index("Lease, lease, lease")
    assert html.count(f'<a href="{guide.url}">') == 1


def test_a_promoted_draft_is_not_shown(client: Client, guide: StandardPage) -> None:
    SearchPromotion.objects.create(query=Query.get("lease"), page=guide, description="Secret.")
    guide.unpublish()

    assert "Secret." not in found(client, "lease")


def test_a_promoted_address_elsewhere_is_shown(client: Client, db: None) -> None:
    SearchPromotion.objects.create(
        query=Query.get("police"),
        external_link_url="https://politi.dk/",
        external_link_text="The police",
    )

    assert '<a href="https://politi.dk/">The police</a>' in found(client, "Police")


def test_nothing_found_offers_other_ways_on(client: Client, db: None) -> None:
    html = found(client, "xyzzy")

    assert "Nothing found for “xyzzy”" in html
    assert "Many people look for" in html


def test_ten_results_stand_on_a_page(client: Client, add_page: AddPage) -> None:
    for number in range(12):
        add_page(f"Lease {number}")

    assert found(client, "lease").count('class="hit"') == 10
    assert found(client, "lease", page="2").count('class="hit"') == 2
    assert found(client, "lease", page="none").count('class="hit"') == 10


@pytest.fixture
def walks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another app's things to find."""
    monkeypatch.setattr("content.search._kinds", dict(__import__("content").search._kinds))
    names = ["Harbour walk", "Lease walk"]
    register(
        SearchKind(
            "walks",
            "Walks",
            find=lambda ways, language: [[n for n in names if w in n.lower()] for w in ways],
            hits=lambda found: [Hit(name, f"/walks/{name}", kind="walks") for name in found],
        )
    )


def test_other_apps_things_are_found_too(client: Client, guide: StandardPage, walks: None) -> None:
    html = found(client, "lease")

    assert guide.title in html
    assert "Lease walk" in html
    assert "All (2)" in html


def test_one_kind_alone_can_be_shown(client: Client, guide: StandardPage, walks: None) -> None:
    html = found(client, "lease", kind="walks")

    assert guide.title not in html
    assert "Lease walk" in html


HOSTILE = [
    *("", " ", '"', '"""', "'", "\x00", "a\x00b", 'foo"', 'c++ "(foo" AND OR NOT * : - &', "   "),
    *("*", "-", "(", "NEAR(a b)", "a AND", "NOT", "{x}", "^a", "a:b", "\\", "%", "_", ";--", "¼ ²"),
    *(
        "ﷺ",
        "𝔘𝔫",
        "e\u0301",
        "\u202e",
        "😀",
        "x" * 5000,
        "a " * 3000,
        "' OR 1=1 --",
        "<script>",
        "&#0;",
    ),
]


@pytest.mark.parametrize("query", HOSTILE)
@pytest.mark.parametrize("language", ["en", "da"])
def test_hostile_queries_are_answered(
    client: Client, guide: StandardPage, query: str, language: str
) -> None:
    html = found(client, query, language)

    assert "<script>" not in html


@given(st.text(max_size=60))
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_query_makes_the_search_fail(guide: StandardPage, raw: str) -> None:
    query = clean_query(raw)

    assert "\x00" not in query
    if query:
        assert len(find_pages([query, "lease"], "en")) == 2


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  tax   card ", "tax card"),
        ("O'Neill-Smith", "O'Neill-Smith"),
        ("København", "København"),
        ('"tax card"', "tax card"),
        ("\x00", ""),
        ("a@b.dk", "a@b.dk"),
    ],
)
def test_a_query_keeps_what_is_a_word(raw: str, clean: str) -> None:
    assert clean_query(raw) == clean


def test_an_excerpt_stands_around_the_word_that_was_searched_for() -> None:
    text = "Before. " * 60 + "Bring your lease." + " After." * 60

    excerpt = around(text, "lease")

    assert excerpt.startswith("… ")
    assert "Bring your lease." in excerpt
    assert len(excerpt) < 200


def test_an_excerpt_prefers_where_it_is_said_whole() -> None:
    text = "A tax card. " + "Before. " * 60 + "The yellow card comes by post."

    assert "yellow card" in around(
        text, "sundhedskort yellow card", ["sundhedskort", "yellow card"]
    )
    assert around(text, "card yellow", ["card yellow"]).startswith("A tax card.")


def test_marking_words_escapes_everything_else() -> None:
    assert mark_words("<b>lease</b>", "lease b") == (
        "&lt;<mark>b</mark>&gt;<mark>lease</mark>&lt;/<mark>b</mark>&gt;"
    )
