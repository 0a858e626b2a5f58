"""An editor changes dates of a weekly event: what a change does is shown before it is made."""

from collections.abc import Callable

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from accounts.models import User
from events.models import Session
from tests.browser.conftest import DESKTOP, PHONE, OpenPage
from tests.browser.walk import enter
from tests.events import dates, pages
from tests.events.look_ahead import url
from tests.jobs import run_jobs


@pytest.fixture
def thursdays(live_server) -> list[Session]:
    """Four of them; somebody comes to the second, and somebody waits for the fourth."""
    event = pages.published("Language café", venue=pages.venue(), seats=12).event
    made = dates.weekly(event, times=4)
    dates.seat(made[1])
    dates.waits(made[3], event)
    run_jobs()
    mail.outbox.clear()
    return made


@pytest.mark.parametrize("width", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_one_date_this_and_later_and_all_are_changed_with_the_effect_in_sight(
    thursdays: list[Session],
    editor: User,
    open_page: OpenPage,
    accessible: Callable[..., None],
    width: int,
) -> None:
    page = open_page(width=width)
    page.goto("/en/accounts/login/")
    enter(page, editor.email)
    page.goto(url("times", thursdays[0].event_id))
    fits(page)

    change(page, 2, begins="16:00", scope="Only this date")
    sees(page, "This changes 1 date", "17:00–19:00 → Thursday 20 February 2031, 16:00–19:00")
    sees(page, "Nobody has to be told.")
    accessible(page, ".hub")
    save(page, "Save")

    change(page, 0, begins="18:00", scope="All dates that are still to come")
    sees(page, "This changes 3 dates", "2 people are told by mail.")
    sees(page, "Changed by hand before, and stays as it is.")
    fits(page)
    save(page, "Save and tell them")

    change(page, 1, ends="20:00", scope="This date and all later ones")
    sees(page, "This changes 2 dates")
    page.get_by_label("Also change the dates that were changed by hand").check()
    sees(page, "This changes 3 dates", "16:00–20:00")
    save(page, "Save and tell them")

    run_jobs()
    assert dates.when(thursdays) == ["02-06 18:00", "02-13 18:00", "02-20 16:00", "02-27 18:00"]
    told = [address for letter in mail.outbox for address in letter.to]
    assert told == ["ana@ankomst.example", "wu@ankomst.example"] * 2
    accessible(page, ".hub")


def change(page: Page, row: int, *, scope: str, **typed: str) -> None:
    page.locator(".date").nth(row).get_by_role("link", name="Change").click()
    for field, words in typed.items():
        page.locator(f"#id_{field}").fill(words)
    page.get_by_label(scope).check()


def sees(page: Page, *words: str) -> None:
    for each in words:
        expect(page.locator("#effect")).to_contain_text(each)


def save(page: Page, button: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator(".dates .date")).to_have_count(4)


def fits(page: Page) -> None:
    """Nothing has to be scrolled to the side."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
