"""An EU nurse with husband and child moves to Odense, and sees what to do by when."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import icalendar
import pytest
from babel.dates import format_date
from django.utils import timezone
from playwright.sync_api import Page, expect

from guidance.arrival.asked import Asked
from guidance.arrival.checklist import checklist
from guidance.relative_dates import Anchor
from tests.browser.conftest import DESKTOP, PHONE, OpenPage
from tests.rules import load_rules

OWN_DAYS = {Anchor.ARRIVAL: date(2028, 1, 31), Anchor.START: date(2028, 2, 29)}


@pytest.fixture(autouse=True)
def _rules(live_server) -> None:
    load_rules()


def answer(page: Page, *labels: str) -> None:
    for label in labels:
        page.get_by_label(label, exact=False).first.check()
        page.get_by_role("button", name="Go on").click()


def to_the_list(page: Page) -> None:
    page.goto("/en/arrival/")
    answer(
        page, "The EU, the EEA", "I have a job in Denmark", "and our children", "Another country"
    )
    page.get_by_label("Where will you live?").select_option(label="Odense")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your arrival checklist")


@pytest.mark.parametrize("width", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_browser_counts_each_deadline_as_the_rules_do_and_sends_no_date(
    open_page: OpenPage, accessible: Callable[..., None], tmp_path: Path, width: int
) -> None:
    page = open_page(width=width)
    to_the_list(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("I move to Denmark on").fill(str(OWN_DAYS[Anchor.ARRIVAL]))
    page.get_by_label("First day of work or studies").fill(str(OWN_DAYS[Anchor.START]))

    answers = dict(parse_qsl(urlsplit(page.url).query))
    found = checklist(Asked.read(answers), timezone.localdate())
    days = [
        deadline.day(OWN_DAYS[Anchor(deadline.anchor)])
        for person in found.lists
        for each in (*person.must, *person.may)
        for deadline in each.deadlines
    ]
    assert len(days) > 5
    # With a comma after the weekday or without, by the browser's version.
    shown = [
        text.replace(",", "") for text in page.locator("[data-arrival-day]").all_text_contents()
    ]
    assert shown == [format_date(day, "EEEE d MMMM y", locale="en_GB") for day in days]
    with page.expect_download() as download:
        page.get_by_role("button", name="Deadlines to my calendar").click()
    download.value.save_as(tmp_path / "arrival.ics")
    calendar = icalendar.Calendar.from_ical((tmp_path / "arrival.ics").read_bytes())
    assert sorted(event.decoded("dtstart") for event in calendar.walk("VEVENT")) == sorted(days)
    assert [url for url in asked if "2028" in url] == []
    accessible(page, "main")


def test_days_and_ticks_are_still_there_when_she_comes_back(open_page: OpenPage) -> None:
    page = open_page(width=PHONE)
    to_the_list(page)
    page.get_by_label("I move to Denmark on").fill("2028-01-31")
    page.get_by_label("Done: Get a job offer", exact=False).first.check()

    page.reload()

    expect(page.get_by_label("I move to Denmark on")).to_have_value("2028-01-31")
    expect(page.get_by_label("Done: Get a job offer", exact=False).first).to_be_checked()


def test_without_a_script_the_list_is_whole(open_page: OpenPage) -> None:
    page = open_page(javascript=False)
    to_the_list(page)

    expect(page.get_by_text("At the latest 5 days after the day you move").first).to_be_visible()
    expect(page.get_by_label("I move to Denmark on")).to_be_hidden()
