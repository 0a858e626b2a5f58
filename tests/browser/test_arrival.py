"""Newcomers meet the checklist: a nurse with her family, an engineer, and whoever uses a kiosk."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
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

FAST_TRACK = (
    *("job offer", "residence and work permit", "fingerprints", "Receive your permit"),
    *("Arrive in Denmark", "CPR number", "MitID"),
)
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


def test_an_eu_nurse_with_husband_and_child_moves_to_odense(
    open_page: OpenPage, accessible: Callable[..., None]
) -> None:
    """On a telephone: the list, a mail with it, and nothing kept."""
    page = open_page(width=PHONE)
    to_the_list(page)
    page.get_by_label("I move to Denmark on").fill("2028-01-31")
    expect(page.get_by_text("Registers people who move to Odense.")).to_be_visible()
    page.get_by_text("Your partner’s steps").click()
    partner = page.locator("details", has_text="Your partner’s steps").first
    expect(
        partner.get_by_role("heading", name="Get your EU residence document as family")
    ).to_be_visible()

    page.get_by_role("link", name="Send or save the list").click()
    expect(page.get_by_label("I move to Denmark on")).to_have_value("2028-01-31")
    accessible(page, "main")
    page.get_by_label("Your e-mail address").fill("nurse@quill.example")
    page.get_by_role("button", name="Send the mail").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The mail is on its way")
    page.get_by_role("link", name="Back to the list").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="PDF").click()
    assert download.value.suggested_filename == "arrival-checklist.pdf"


def test_an_indian_engineer_on_the_fast_track(
    open_page: OpenPage, accessible: Callable[..., None]
) -> None:
    page = open_page()
    page.goto("/en/arrival/")
    answer(page, "Another country", "I have a job in Denmark", "Nobody: I come alone")
    page.get_by_label("Where will you live?").select_option(label="Copenhagen")
    page.get_by_role("button", name="Go on").click()

    steps = page.locator(".journey > li > h3").all_text_contents()
    order = [next(n for n, title in enumerate(steps) if part in title) for part in FAST_TRACK]
    assert order == sorted(order)
    page.get_by_text("What can wait, and what is only for some").click()
    expect(page.get_by_role("heading", name="Start work early on the fast track")).to_be_visible()
    accessible(page, "main")


def test_a_kiosk_that_nobody_touches_begins_anew_and_keeps_nothing(
    open_page: OpenPage, accessible: Callable[..., None], settings: Any
) -> None:
    settings.KIOSK_IDLE_SECONDS = 9
    page = open_page()
    page.goto("/en/arrival/?kiosk=1")
    accessible(page)
    answer(page, "The EU, the EEA", "I have a job in Denmark", "Nobody: I come alone")
    page.get_by_label("Where will you live?").select_option(label="Odense")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Take the list along")).to_be_visible()
    page.get_by_label("Done: Get a job offer", exact=False).first.check()

    expect(page.get_by_role("heading", name="Are you still there?")).to_be_visible()
    page.get_by_role("button", name="Yes, go on").click()
    expect(page.get_by_role("heading", name="Are you still there?")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Which country’s passport or ID card do you travel with?"
    )
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    page.go_back()
    assert "purpose" not in page.url
