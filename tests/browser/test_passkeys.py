"""Passkeys, with an authenticator that Chromium plays."""

import pytest
from django.conf import LazySettings
from playwright.sync_api import Page

from accounts.models import User
from tests.personas import PASSWORD

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def _required_over_http(settings: LazySettings, transactional_db: None) -> None:
    settings.STAFF_MFA_REQUIRED = True
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True


def give_authenticator(page: Page, **options: bool) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR | options})


def sign_in(page: Page, user: User) -> None:
    page.goto("/en/accounts/login/")
    page.get_by_label("E-mail address").fill(user.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def add_passkey(page: Page) -> None:
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Add a passkey").click()
    page.get_by_role("heading", name="Recovery codes").wait_for()


def test_staff_set_up_a_passkey_and_come_in_with_it_alone(
    page: Page, editor: User, accessible
) -> None:
    give_authenticator(page)

    sign_in(page, editor)
    page.get_by_role("heading", name="One more step before you can work here").wait_for()
    accessible(page)
    add_passkey(page)
    accessible(page)
    page.goto("/admin/")
    assert page.url.endswith("/admin/")

    page.context.clear_cookies()
    page.goto("/en/accounts/login/")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/admin/")


def test_who_has_no_passkey_is_told_how_to_go_on(page: Page) -> None:
    give_authenticator(page)

    page.goto("/en/accounts/login/")
    page.get_by_role("button", name="Use a passkey").click()

    page.get_by_role("alert").get_by_text("That did not work").wait_for()


def test_without_scripts_the_other_ways_in_are_there(open_page) -> None:
    page = open_page(javascript=False)
    page.goto("/en/accounts/login/")

    assert page.get_by_role("button", name="Use a passkey").is_hidden()
    assert page.get_by_role("link", name="Mail me a sign-in code").is_visible()


PAGES = [
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/login/code/",
    "/accounts/password/reset/",
]
OWN_PAGES = [
    "/my/",
    "/my/details/",
    "/my/data/",
    "/my/log/",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/2fa/",
    "/accounts/sessions/",
]


@pytest.mark.parametrize(("width", "lang"), [(1280, "en"), (390, "da")])
def test_the_pages_of_an_account_are_accessible(
    open_page, stranger: User, accessible, width: int, lang: str
) -> None:
    page = open_page(width=width, lang=lang)
    for path in PAGES:
        page.goto(f"/{lang}{path}")
        accessible(page)

    sign_in(page, stranger)
    for path in OWN_PAGES:
        page.goto(f"/{lang}{path}")
        accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
