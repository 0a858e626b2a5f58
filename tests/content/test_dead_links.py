"""Links in editors' texts that lead nowhere are found before a reader does."""

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from accounts.models import User
from content.dead_links import all_dead_links
from content.models import StandardPage
from tests.content.conftest import AddPage


def linked(add_page: AddPage, link: str) -> StandardPage:
    return add_page("With a link", body=[("paragraph", f"<p>Read {link}.</p>")])


@pytest.mark.parametrize(
    "address",
    [
        "/en/newcomers/",
        "/en/events/?view=month#day",
        "/en/arrival/",
        "/en/moved/",
        "#below",
        "https://other.example/gone",
        "mailto:ana@ankomst.example",
    ],
)
def test_a_link_that_leads_somewhere_is_none(
    add_page: AddPage, section: object, address: str
) -> None:
    Redirect.add_redirect("/en/moved", redirect_to="/en/newcomers/")
    linked(add_page, f'<a href="{address}">the list</a>')

    assert all_dead_links() == []


@pytest.mark.parametrize("address", ["/en/no-such-page/", "/no/language/", "/en/new-comers"])
def test_an_address_that_is_nobodys_is_found(add_page: AddPage, address: str) -> None:
    page = linked(add_page, f'<a href="{address}">the <b>list</b></a>')

    [dead] = all_dead_links()

    assert (dead.page, dead.words, dead.address) == (page, "the list", address)


def test_a_link_to_a_page_that_went_offline_is_found(
    add_page: AddPage, guide: StandardPage
) -> None:
    linked(add_page, f'<a linktype="page" id="{guide.pk}">the guide</a>')
    assert all_dead_links() == []

    guide.unpublish()

    assert [(dead.words, dead.address) for dead in all_dead_links()] == [("the guide", "")]


def test_editors_read_of_it(client: Client, editor: User, desk: User, add_page: AddPage) -> None:
    linked(add_page, '<a href="/en/gone/">the list</a>')
    client.force_login(editor)

    html = client.get("/admin/reports/dead-links/").content.decode()

    assert "/en/gone/" in html
    assert "With a link</a>" in html
    client.force_login(desk)
    assert client.get("/admin/reports/dead-links/").status_code == 302
