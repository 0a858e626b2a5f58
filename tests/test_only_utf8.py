"""Whatever a request says of its encoding: nothing fails, and nobody else is shown another page."""

import pytest
from django.http import HttpResponse
from django.test import Client

from events.models import Session
from tests.events import make

LISTED = "/en/events/?view=list"
CODES = ["utf-16", "cp037", "latin-1", "unicode_escape"]


@pytest.fixture
def browser(db: None) -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture
def evening(db: None) -> Session:
    return make.session(make.event(), seats=10)


def get(browser: Client, address: str, code: str) -> HttpResponse:
    """The test client names an encoding only where there is a body."""
    return browser.generic("GET", address, b"x", content_type=f"text/plain; charset={code}")


@pytest.mark.parametrize("code", CODES)
def test_an_address_in_another_code_is_refused(browser: Client, code: str) -> None:
    assert get(browser, LISTED, code).status_code == 400


def test_what_is_kept_is_what_the_address_says(browser: Client, settings, evening: Session) -> None:
    settings.PAGES_KEPT = 50
    address = f"{LISTED}&q=nothing-like-it"
    browser.get(LISTED)
    get(browser, address, "cp037")

    assert "Danish tax" in browser.get(LISTED).content.decode()
    assert "Danish tax" not in browser.get(address).content.decode()


@pytest.mark.parametrize("code", CODES)
def test_a_form_in_another_code_is_refused(browser: Client, evening: Session, code: str) -> None:
    url = f"{evening.event.get_absolute_url()}sessions/{evening.pk}/book/"
    part = b'--b\r\nContent-Disposition: form-data; name="given_name"\r\n\r\nA\\ud800\r\n--b--\r\n'
    kind = f"multipart/form-data; boundary=b; charset={code}"

    assert browser.generic("POST", url, part, content_type=kind).status_code == 400


@pytest.mark.parametrize("code", ["utf-8", "UTF8", '"utf-8"', "no-such-code"])
def test_utf_8_may_be_named_in_any_way(browser: Client, code: str) -> None:
    assert get(browser, LISTED, code).status_code == 200
