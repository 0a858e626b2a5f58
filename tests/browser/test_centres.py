"""Somebody looks for the centre that registers her, and for the way there."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, OpenPage


@pytest.fixture(autouse=True)
def _content(live_server) -> None:
    call_command("start_content", verbosity=0)


@pytest.mark.parametrize(
    ("width", "lang"), [(DESKTOP, "en"), (PHONE, "da")], ids=["desktop", "phone"]
)
def test_from_ones_municipality_to_the_opening_hours(
    open_page: OpenPage, accessible: Callable[..., None], width: int, lang: str
) -> None:
    page = open_page(width=width, lang=lang)
    page.goto(f"/{lang}/centres/")
    page.locator("#municipality").select_option(value="0147")
    page.locator(".centres__search button").click()
    expect(page.locator("#answer h3")).to_contain_text("Frederiksberg")
    accessible(page)

    page.locator("#answer a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("International House Copenhagen")
    expect(page.locator(".centre-hours tbody tr")).to_have_count(7)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    accessible(page)
