"""What readers get of each kind of page, in both languages."""

from datetime import date

import pytest
from django.test import Client

from content.models import IndexPage, SectionPage, StandardPage
from tests.content.conftest import AddPage


def shown(client: Client, page: StandardPage) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def test_a_text_page_shows_its_text_and_the_way_up(client: Client, guide: StandardPage) -> None:
    guide.body = [("paragraph", "<p>Read paragraph 11.</p>")]
    guide.save()

    html = shown(client, guide)

    assert "Read paragraph 11." in html
    assert '<a href="/en/newcomers/">Newcomers</a>' in html


def test_a_long_page_lists_its_headings(client: Client, guide: StandardPage) -> None:
    guide.body = [("heading", f"Part {n}") for n in range(1, 5)]
    guide.save()

    html = shown(client, guide)

    assert '<a href="#part-4">Part 4</a>' in html
    assert '<h2 id="part-4">Part 4</h2>' in html


def test_a_section_shows_a_card_for_each_page_below_it(
    client: Client, section: SectionPage, guide: StandardPage, add_page: AddPage
) -> None:
    add_page("Not yet", below=section, live=False)

    html = shown(client, section)

    assert "A lease decides a lot." in html
    assert "Not yet" not in html


def test_a_list_shows_twenty_pages_at_a_time(client: Client, add_page: AddPage) -> None:
    listing = add_page("All guides", kind=IndexPage, order=IndexPage.Order.TITLE)
    for number in range(21):
        add_page(f"Guide {number:02}", below=listing)

    assert "Guide 19" in shown(client, listing)
    assert "Guide 20" not in shown(client, listing)
    assert "Guide 20" in client.get(f"{listing.url}?page=2").content.decode()


def test_an_empty_list_says_so(client: Client, add_page: AddPage) -> None:
    assert "Nothing here yet" in shown(client, add_page("All guides", kind=IndexPage))


@pytest.mark.parametrize("kind", [StandardPage, SectionPage, IndexPage])
def test_each_kind_of_page_is_shown_in_danish(
    client: Client, kind: type[StandardPage], add_page: AddPage, danish
) -> None:
    page = add_page("Bolig", below=danish, kind=kind, intro="Find en bolig.")

    html = shown(client, page)

    assert page.url == "/da/bolig/"
    assert '<html lang="da">' in html
    assert "Find en bolig." in html


def test_readers_are_told_when_a_page_was_reviewed(client: Client, guide: StandardPage) -> None:
    guide.reviewed_on = date(2026, 11, 3)
    guide.save()

    assert "Last reviewed 3 November 2026" in shown(client, guide)


def test_an_editor_may_keep_the_review_to_herself(client: Client, guide: StandardPage) -> None:
    guide.reviewed_on, guide.show_review_note = date(2026, 11, 3), False
    guide.save()

    assert "Last reviewed" not in shown(client, guide)


def test_a_page_with_a_password_is_listed_nowhere(
    client: Client, section: SectionPage, guide: StandardPage
) -> None:
    guide.view_restrictions.create(restriction_type="password", password="open sesame")

    assert "Finding a home" not in shown(client, section)


def test_a_page_with_a_password_tells_nothing_before_it(
    client: Client, guide: StandardPage
) -> None:
    guide.view_restrictions.create(restriction_type="password", password="open sesame")

    html = shown(client, guide)

    assert "This page is for people who have been given a password." in html
    assert "A lease decides a lot." not in html
    assert guide.title not in html


def test_a_page_below_an_unknown_address_is_not_found(client: Client, guide: StandardPage) -> None:
    response = client.get("/en/newcomers/no-such-guide/")

    assert response.status_code == 404
    assert 'role="search"' in response.content.decode()


def test_only_pages_that_belong_there_can_be_added() -> None:
    assert StandardPage in SectionPage.allowed_subpage_models()
    assert SectionPage not in StandardPage.allowed_subpage_models()
