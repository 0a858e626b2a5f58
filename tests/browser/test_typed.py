"""What was typed survives a session that has ended."""

from django.urls import reverse

from companies.models import Company
from tests.browser.conftest import OpenPage
from tests.personas import PASSWORD


def test_a_form_sent_after_signing_out_is_filled_again(
    open_page: OpenPage, nordvind: Company
) -> None:
    page = open_page()
    members = reverse("companies:members", args=[nordvind.pk])
    owner = nordvind.memberships.get(role="owner").user.email
    page.goto(members)
    _sign_in(page, owner)
    page.fill("input[name=email]", "colleague@ankomst.example")
    page.context.clear_cookies(name="sessionid")

    page.locator("main form:has(input[name=email]) button").click()
    page.wait_for_load_state()
    assert "nothing was saved" in page.inner_text("main")
    _sign_in(page, owner)

    assert page.input_value("input[name=email]") == "colleague@ankomst.example"
    assert page.locator("[data-typed-again]").is_visible()


def _sign_in(page, email: str) -> None:
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()
