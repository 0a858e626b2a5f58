"""An employer, from the quick check to a group booking with the plan's numbers filled in."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import icalendar
import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from companies.models import Company, GroupBooking
from tests.browser.conftest import DESKTOP, PHONE, OpenPage
from tests.browser.walk import enter
from tests.rules import load_rules

START = timezone.localdate() + timedelta(days=300)


@pytest.fixture(autouse=True)
def _rules(live_server) -> None:
    load_rules()


def answer(page: Page, lang: str) -> None:
    page.goto(f"/{lang}/employers/check/")
    page.fill("input[name=eu]", "14")
    page.fill("input[name=third_country]", "3")
    page.fill("input[name=start]", START.isoformat())
    page.check("input[name=family][value=yes]")
    page.check("input[name=certified][value=yes]")


@pytest.mark.parametrize(
    ("lang", "width", "javascript"),
    [("en", DESKTOP, True), ("da", PHONE, False)],
    ids=["english-desktop", "danish-phone-without-javascript"],
)
def test_an_employer_goes_from_the_quick_check_to_the_group_booking(
    open_page: OpenPage,
    accessible: Callable[..., None],
    hr: User,
    nordvind: Company,
    tmp_path: Path,
    lang: str,
    width: int,
    javascript: bool,
) -> None:
    page = open_page(lang=lang, width=width, javascript=javascript)
    look = accessible if javascript else lambda page: None
    answer(page, lang)
    look(page)
    page.locator("main form button[type=submit]").click()
    expect(page.locator(".plan__rows")).not_to_have_count(0)
    look(page)

    with page.expect_download() as download:
        page.locator("a[href*='plan.ics']").click()
    download.value.save_as(tmp_path / "plan.ics")
    calendar = icalendar.Calendar.from_ical((tmp_path / "plan.ics").read_bytes())
    assert len(calendar.walk("VEVENT")) == page.locator(".plan__rows tbody tr").count()

    page.locator(".plan__booking a.button").click()
    enter(page, hr.email)
    expect(page).to_have_url(re.compile(rf"/company/{nordvind.pk}/bookings/new/\?"))
    assert page.input_value("input[name=eu]") == "14"
    assert page.input_value("input[name=third_country]") == "3"
    look(page)
    page.locator("input[name=centre]").first.check()
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()

    group = GroupBooking.objects.get(company=nordvind)
    assert (group.headcount_eu, group.headcount_third_country) == (14, 3)


def test_an_answer_is_changed_and_the_others_are_still_there(open_page: OpenPage) -> None:
    page = open_page()
    answer(page, "en")
    page.get_by_role("button", name="Make the plan").click()
    expect(page.get_by_text("Not in your plan, and why")).to_be_visible()  # 14 of 15

    page.get_by_role("link", name="Change the answers").click()
    expect(page.locator("input[name=family][value=yes]")).to_be_checked()
    page.fill("input[name=eu]", "15")
    page.get_by_role("button", name="Make the plan").click()

    expect(page.get_by_text("Ask for a visit at your place")).to_be_visible()
    expect(page.get_by_text("Not in your plan, and why")).to_have_count(0)
