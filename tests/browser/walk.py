"""A visitor's way through the site, with axe looking at every page she comes to.

Words differ by language, so steps go by what fields and buttons are called in the HTML.
"""

import re
from collections.abc import Callable

from django.core import mail
from playwright.sync_api import Page

from tests.jobs import run_jobs
from tests.personas import PASSWORD

BUTTON = "main form button[type=submit], main form button:not([type])"

Look = Callable[..., None]


class Walk:
    """One visitor's browser."""

    def __init__(self, page: Page, lang: str, look: Look) -> None:
        self.page = page
        self.lang = lang
        self.look = look

    def go(self, path: str) -> None:
        """`path`: behind the language."""
        self.open(f"/{self.lang}{path}")

    def open(self, address: str) -> None:
        self.page.goto(address)
        self.look(self.page)

    def send(self, button: str = BUTTON) -> None:
        """Press a form's button, or a link, and look at the page that comes."""
        self.page.locator(button).first.click()
        self.page.wait_for_load_state()
        self.look(self.page)

    def sign_in(self, email: str) -> None:
        self.go("/accounts/login/")
        enter(self.page, email)
        self.look(self.page)


def enter(page: Page, email: str) -> None:
    """Sign in on the page for it."""
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", PASSWORD)
    page.locator(BUTTON).first.click()
    page.wait_for_load_state()


def mailed_link(email: str, kind: str) -> str:
    """The personal page (`booking`, `waiting`, `ticket`) in the last mail to this address."""
    run_jobs()
    letter = [each for each in mail.outbox if email in each.to][-1]
    [link] = set(re.findall(rf"https?://[^/\s]+(/(?:en|da)/{kind}/[^/\s]+/)", letter.body))
    return link
