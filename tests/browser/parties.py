"""What visitors do in the calendar: find an event, sign up with others, wait, take a seat."""

import re

from playwright.sync_api import expect

from tests.browser.walk import Walk, mailed_link

GUEST = "main [data-guest]"


def find(visitor: Walk, title: str, *, dates: int = 1, javascript: bool = True) -> None:
    """By the category “social” and free seats, on a phone, from the calendar to the event."""
    visitor.go("/events/")
    page = visitor.page
    page.locator("[data-fold], .filters__fold").click()
    page.locator("label:has(#category-social)").click()
    if javascript:
        expect(page).to_have_url(re.compile("category=social"))
    page.locator("label:has(#calendar-free)").click()
    if javascript:
        expect(page).to_have_url(re.compile("free=1"))
    visitor.send(".facets__show")
    expect(page).to_have_url(re.compile("category=social.*free=1"))
    events = page.locator(".event-row h3")
    expect(events).to_have_text([title] * dates)
    visitor.look(page)
    visitor.send(".event-row h3 a")


def sign_up(visitor: Walk, name: str, *guests: str, action: str = "sign_up") -> None:
    """On the first date of the event in sight; an empty name is a guest to be named later."""
    page = visitor.page
    visitor.send(".date-row__act a[href*='/book/']")
    for _each in guests:
        before = page.locator(GUEST).count()
        page.click("[data-add-guest]")
        expect(page.locator(GUEST)).to_have_count(before + 1)
    page.fill("input[name=given_name]", name)
    page.fill("input[name=email]", address(name))
    for guest, field in zip(
        guests, page.locator(f"{GUEST} input[name$=given_name]").all(), strict=True
    ):
        field.fill(guest)
    visitor.look(page)
    visitor.send(f".sign-up .actions button[value={action}]")
    expect(page.locator("main")).to_contain_text(address(name))


def confirm(visitor: Walk, name: str) -> None:
    """By the link in the mail, and the button behind it."""
    visitor.open(mailed_link(address(name), "booking"))
    visitor.send("form[action$='/confirm/'] button")


def take(visitor: Walk, name: str) -> None:
    """The seat that the last mail offers."""
    visitor.open(mailed_link(address(name), "waiting"))
    visitor.send("form[action$='/take/'] button")


def address(name: str) -> str:
    return f"{name.lower()}@ankomst.example"


def give_back(visitor: Walk, guest: str) -> None:
    """One seat of the party whose page is in sight."""
    visitor.page.locator(f"a[href*='/remove/']:has-text('{guest}')").click()
    visitor.look(visitor.page)
    visitor.send("main button.button--danger")
