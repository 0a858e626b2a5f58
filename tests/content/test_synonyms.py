"""Readers' words and ours: who searches for “yellow card” finds the sundhedskort."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from accounts.models import User
from content import empty_searches
from content.models import EmptySearch, SameMeaning, StandardPage
from content.synonyms import other_words
from guidance.models import GlossaryTerm
from tests.content.test_search import found

pytestmark = [pytest.mark.django_db, pytest.mark.every_database]


@pytest.fixture
def lease() -> SameMeaning:
    return SameMeaning.objects.create(words="Lease, rent contract, lejekontrakt")


@pytest.mark.parametrize(
    ("query", "others"),
    [
        ("lejekontrakt", ["lease", "rent contract"]),
        ("my Rent  Contract ends", ["my lease ends", "my lejekontrakt ends"]),
        ("released", []),  # not a word of it
        ("zebra", []),
        ("", []),
    ],
)
def test_a_query_is_said_in_the_other_words(
    lease: SameMeaning, query: str, others: list[str]
) -> None:
    assert other_words(query) == others


def test_a_page_is_found_by_a_word_that_it_does_not_have(
    client: Client, guide: StandardPage, lease: SameMeaning
) -> None:
    html = found(client, "lejekontrakt")

    assert guide.title in html
    assert "Also looked for:" in html
    assert "<b>lease</b>" in html
    assert "<mark>lease</mark>" in html.lower()


def test_a_page_that_two_ways_find_is_listed_once(
    client: Client, guide: StandardPage, lease: SameMeaning
) -> None:
    SameMeaning.objects.update(words="lease, home, lejekontrakt")

    assert found(client, "lease").count(f'href="{guide.url}"') == 1


def test_the_glossary_tells_the_search_other_words(client: Client, guide: StandardPage) -> None:
    words = {"word_en": "tenancy", "word_da": "lejemål", "also_en": "lease, leases"}
    GlossaryTerm.objects.create(key="tenancy", meaning_en="A", meaning_da="B", **words)

    assert guide.title in found(client, "lejemål")


@pytest.mark.parametrize(
    ("words", "said"),
    [("nursery", "Write two words"), ("nursery, LEASE", "stands in another row already")],
)
def test_a_row_that_would_mislead_is_refused(lease: SameMeaning, words: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        SameMeaning(words=words).full_clean()

    lease.full_clean()  # its own words are no other row's


def test_what_nobody_found_is_counted_without_who_searched(client: Client) -> None:
    for query in ("Zebra  crossing", "zebra crossing"):
        found(client, query)
    telephone, with_a_blank = "zebra 20 31 42 53", "ana @ankomst.example"
    for personal in ("ana@ankomst.example", "010190 1234", telephone, with_a_blank, "z" * 61):
        assert "Nothing found" in found(client, personal)
    client.head("/en/search/", {"q": "unicorn"})

    [row] = EmptySearch.objects.all()
    assert (row.query, row.language, row.times) == ("zebra crossing", "en", 2)


def test_searches_of_robots_fill_no_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(empty_searches, "MOST", 3)

    for word in ("one", "two", "three", "one", "four", "five"):
        empty_searches.note(word, "en")

    kept = {row.query: row.times for row in EmptySearch.objects.all()}
    assert kept == {"one": 2, "four": 1, "five": 1}  # what readers say often outlasts a robot's


def test_old_searches_are_forgotten() -> None:
    today = timezone.localdate()
    for word, days in (("old", 181), ("new", 179)):
        last = today - timedelta(days=days)
        EmptySearch.objects.create(query=word, language="en", last_on=last)

    empty_searches.forget()

    assert [row.query for row in EmptySearch.objects.all()] == ["new"]


def test_editors_read_what_was_not_found_and_say_it_in_other_words(
    client: Client, editor: User
) -> None:
    empty_searches.note("kita", "en")
    client.force_login(editor)

    report = client.get("/admin/reports/empty-searches/").content.decode()
    assert "kita" in report
    assert "words=kita" in report
    form = client.get("/admin/words_that_mean_the_same/new/", {"words": "kita"})
    assert 'value="kita, "' in form.content.decode()


def test_who_does_not_edit_the_site_reads_no_searches(client: Client, desk: User) -> None:
    client.force_login(desk)

    assert client.get("/admin/reports/empty-searches/").status_code in (302, 403, 404)
