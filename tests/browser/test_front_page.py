"""The door of the site."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, OpenPage


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("lang", ["en", "da"])
def test_a_visitor_is_met_in_their_language(
    open_page: OpenPage, accessible: Callable[[Page], None], lang: str, width: int
) -> None:
    page = open_page(lang=lang, width=width)

    page.goto("/")

    expect(page).to_have_url(f"{page.url.split('/')[0]}//{page.url.split('/')[2]}/{lang}/")
    expect(page.locator("html")).to_have_attribute("lang", lang)
    accessible(page)
