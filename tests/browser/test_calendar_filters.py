"""What one chooses from in the calendar, by the mouse or a finger."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from events.models import Event
from tests.browser.conftest import DESKTOP, PHONE, OpenPage
from tests.events import make, pages


@pytest.fixture
def events(live_server) -> list[Event]:
    """One for families and one for students."""
    family = pages.published("Pancakes", for_families=True, venue=pages.venue()).event
    student = pages.published("Student job", for_students=True).event
    for event in (family, student):
        make.session(event, seats=5, starts=timezone.now() + timedelta(days=3))
    return [family, student]


@pytest.mark.parametrize("width", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_pressing_the_words_beside_a_box_ticks_it_and_leaves_the_menu_open(
    events: list[Event], open_page: OpenPage, width: int
) -> None:
    page = open_calendar(open_page(width=width))

    page.locator("#facet-audience summary").click()
    page.get_by_text("Families with children").click()
    expect(page).to_have_url(re.compile("audience=families"))

    expect(page.locator("#audience-families")).to_be_checked()
    expect(page.locator("#audience-families")).to_be_visible()
    expect(page.locator(".event-row h3")).to_have_text(["Pancakes"])


def test_a_menu_closes_when_something_else_is_pressed(events: list[Event], page: Page) -> None:
    open_calendar(page)

    page.locator("#facet-audience summary").click()
    page.locator("h1").click()

    expect(page.locator("#audience-families")).to_be_hidden()


def test_on_a_phone_the_filters_give_way_to_what_they_found(
    events: list[Event], open_page: OpenPage
) -> None:
    page = open_calendar(open_page(width=PHONE))
    page.locator("#facet-audience summary").click()
    page.get_by_text("Families with children").click()
    show = page.get_by_role("button", name="Show events (1)")

    with page.expect_response(re.compile("audience=families")):
        show.click()
    page.wait_for_load_state("networkidle")

    expect(show).to_be_hidden()
    expect(page.get_by_role("link", name="Pancakes")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Filter")).to_be_focused()


def test_the_filters_of_a_phone_unfold_by_enter_and_by_the_space_bar(
    events: list[Event], open_page: OpenPage
) -> None:
    page = open_page(width=PHONE)
    page.goto("/en/events/")
    fold, families = page.get_by_role("button", name="Filter"), page.locator("#facet-audience")

    fold.press("Space")
    expect(families).to_be_visible()
    fold.press("Enter")
    expect(families).to_be_hidden()


def test_what_is_chosen_can_be_read_with_the_mouse_on_it(
    events: list[Event], page: Page, accessible: Callable[..., None]
) -> None:
    open_calendar(page)

    page.locator("#quick-evenings").click()
    expect(page.locator("#quick-evenings")).to_have_attribute("aria-current", "true")
    page.hover("#quick-evenings")

    accessible(page, "#quick-evenings")


def open_calendar(page: Page) -> Page:
    """With the filters unfolded."""
    page.goto("/en/events/")
    fold = page.locator("#calendar-fold")
    if fold.is_visible():
        fold.click()
    return page
