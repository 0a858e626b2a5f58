"""From an editor's first word to the last guest: a weekly supper, without a word of help.

axe looks at what visitors see in ``test_event_sign_up``.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from events.models import Attendee, Event
from tests.browser import parties
from tests.browser.conftest import PHONE
from tests.browser.walk import Look, Walk, enter
from tests.events import make, pages


@pytest.fixture
def labels(live_server) -> None:
    """What an editor chooses from."""
    pages.category("social")
    pages.organiser("club")
    pages.venue("Library")


def test_an_editor_makes_a_weekly_event_and_a_party_comes_to_it(
    labels: None, editor: User, page: Page, accessible: Look, walk: Callable[..., Walk]
) -> None:
    page.goto("/en/accounts/login/")
    enter(page, editor.email)
    write_the_page(page)
    make_it_weekly(page)
    accessible(page, ".hub")
    look_and_publish(page)
    supper = Event.objects.get(slug="supper")
    dates = list(supper.sessions.order_by("starts"))

    ana, wu = (walk(lang="en", width=PHONE, axe=False) for _visitor in range(2))
    parties.find(ana, "Supper", dates=4)
    parties.sign_up(ana, "Ana", "Bo", "")
    parties.confirm(ana, "Ana")
    wu.go("/events/supper/")
    parties.sign_up(wu, "Wu", action="wait")
    parties.give_back(ana, "Bo")
    parties.take(wu, "Wu")

    coming = Attendee.objects.filter(state=Attendee.State.EXPECTED, session=dates[0])
    assert sorted(coming.values_list("given_name", flat=True)) == ["", "Ana", "Wu"]
    assert [make.taken(date) for date in dates] == [[3], [0], [0], [0]]
    make.assert_seats_add_up()


def write_the_page(page: Page) -> None:
    page.goto("/admin/events/")
    page.get_by_role("link", name="New event").click()
    page.fill("#id_title", "Supper")
    page.fill("#id_intro", "We cook together, and eat what we have cooked.")
    choose(page, "Choose a category", "Social")
    choose(page, "Choose a venue", "Library")
    choose(page, "Choose an organiser", "Club")
    page.get_by_role("tab", name="Sign-up").click()
    page.fill("#id_seats", "3")
    page.get_by_role("button", name="Save draft").click()


def choose(page: Page, button: str, what: str) -> None:
    page.get_by_role("button", name=button).click()
    page.locator(".modal-body td").get_by_role("link", name=what).click()
    expect(page.locator(".modal-body")).to_have_count(0)


def make_it_weekly(page: Page) -> None:
    """Four dates from next week on; the effect is shown before they are in the calendar."""
    begins = timezone.localdate() + timedelta(days=7)
    page.locator(".event-panel").get_by_role("link", name="Dates").click()
    page.get_by_label("A rule").check()
    page.get_by_label(f"{begins:%A}").check()
    page.get_by_label("From").fill(begins.isoformat())
    page.get_by_label("After a number of dates").check()
    page.get_by_label("Number of dates", exact=True).fill("4")
    page.get_by_label("Begins").fill("17:30")
    page.get_by_label("Ends").fill("20:00")
    expect(page.locator("#effect")).to_contain_text("This makes 4 dates")
    page.get_by_role("button", name="Put them into the calendar").click()
    expect(page.locator(".date")).to_have_count(4)


def look_and_publish(page: Page) -> None:
    page.get_by_role("link", name="Edit the page (English)").click()
    page.get_by_role("button", name="Toggle preview").click()
    seen = page.locator("iframe[title=Preview]").first.content_frame
    expect(seen.locator("h1")).to_have_text("Supper")
    expect(seen.locator(".date-row")).to_have_count(4)
    page.get_by_role("button", name="More actions").last.click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("Page 'Supper' has been published.")).to_be_visible()
