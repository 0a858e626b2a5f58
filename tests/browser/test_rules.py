"""An editor changes what people must bring; a colleague reads it; then everybody is told."""

import re

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from accounts.roles import Role
from guidance.models import Document
from tests.browser.conftest import OpenPage
from tests.browser.walk import enter
from tests.personas import person
from tests.rules import load_rules

LIST = "/arrival/?citizenship=eu&purpose=work&with=nobody&municipality=0461"


@pytest.fixture
def second(live_server) -> User:
    return person("second", Role.EDITOR)


def sign_in(page: Page, who: User) -> Page:
    page.goto("/en/accounts/login/")
    enter(page, who.email)
    return page


def save_by(page: Page, action: str) -> None:
    """Open the menu beside "Save draft" and choose."""
    page.locator(
        "footer .w-dropdown__toggle, footer button[aria-label='More actions']"
    ).last.click()
    page.get_by_role("button", name=action, exact=True).click()
    page.wait_for_load_state()


def test_a_paper_is_changed_sent_read_and_published_in_two_languages(
    open_page: OpenPage, editor: User, second: User
) -> None:
    load_rules()
    paper = Document.objects.get(key="contract_30d")
    writer = sign_in(open_page(), editor)
    writer.goto(f"/admin/guidance_papers/edit/{paper.pk}/")
    writer.get_by_label("Name in English").fill("Contract, newly signed")
    writer.get_by_label("Name in Danish").fill("Nyligt underskrevet kontrakt")
    save_by(writer, "Submit to Rules and papers")
    writer.goto(f"/en{LIST}")
    expect(writer.get_by_text("Contract, newly signed")).to_have_count(0)

    reader = sign_in(open_page(), second)
    reader.goto("/admin/")
    reader.get_by_role("link", name="Contract, newly signed").first.click()
    expect(reader.get_by_text(re.compile(r"\d+ of 224"))).to_be_visible()
    reader.get_by_role("link", name="Open the draft").click()
    save_by(reader, "Approve and Publish")

    reader.goto(f"/en{LIST}")
    expect(reader.get_by_text("Contract, newly signed").first).to_be_attached()
    reader.goto(f"/da{LIST}")
    expect(reader.get_by_text("Nyligt underskrevet kontrakt").first).to_be_attached()
