"""A company asks somebody it does not know, she shows it something, and takes it back.

She is on a phone: once in Danish, once without JavaScript.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from accounts.models import User
from careers.employers.terms import accept
from careers.models import CandidateProfile, Reveal
from companies.models import Company
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.walk import Walk, mailed_link
from tests.careers.contact_people import PHONE as NUMBER
from tests.careers.contact_people import candidate, with_file

Ways = Callable[..., Walk]


@pytest.fixture
def olena(live_server) -> CandidateProfile:
    profile = with_file(candidate())
    User.objects.filter(pk=profile.user_id).update(language="da")
    return profile


@pytest.mark.parametrize("javascript", [True, False], ids=["danish", "without-javascript"])
def test_a_company_asks_reads_what_she_ticked_and_then_nothing_any_more(
    olena: CandidateProfile, nordvind: Company, hr: User, walk: Ways, javascript: bool
) -> None:
    accept(nordvind, hr)
    employer = walk(lang="en", width=DESKTOP, javascript=javascript)
    her = walk(lang="da", width=PHONE, javascript=javascript)
    handle = olena.published.handle

    _ask(employer, handle)
    _answer(her)
    _read(employer, handle)
    _take_back(her)

    gone = employer.page.goto(f"/en/candidates/{handle}/shown/")
    nobody = employer.page.request.get("/en/candidates/ZZZZ9999/shown/")
    assert gone is not None
    assert (gone.status, nobody.status) == (404, 404)
    assert _steady(gone.text()).replace(handle, "ZZZZ9999") == _steady(nobody.text())


def _ask(employer: Walk, handle: str) -> None:
    employer.sign_in("hr@ankomst.example")
    employer.go(f"/candidates/{handle}/ask/")
    employer.page.fill("[name=job]", "Data engineer")
    employer.page.fill("[name=reason]", "We build pipelines, and you know Python.")
    employer.send("button[value=preview]")
    employer.send("button[value=send]")


def _answer(her: Walk) -> None:
    """By the link in the mail, without signing in."""
    her.open(mailed_link("olena@ankomst.example", "cv/answer"))
    for field in ("name", "cv"):
        her.page.check(f"[name=shown][value={field}]")
    her.send("button[value=yes]")
    assert Reveal.objects.get().fields == ["name", "cv"]


def _read(employer: Walk, handle: str) -> None:
    employer.go(f"/candidates/{handle}/shown/")
    expect(employer.page.get_by_text("Olena Jensen")).to_be_visible()
    assert NUMBER not in employer.page.content()
    with employer.page.expect_download() as download:
        employer.page.locator(f"a[href$='/{handle}/cv/']").click()
    assert download.value.suggested_filename == f"CV-{handle}.pdf"


def _take_back(her: Walk) -> None:
    her.sign_in("olena@ankomst.example")
    her.go("/cv/log/")
    expect(her.page.get_by_text("Hr Jensen").first).to_be_visible()
    her.go("/cv/requests/")
    her.send("a[href*='/reveals/']")
    her.send("main .button--danger")
    assert not Reveal.objects.in_force().exists()


def _steady(page: str) -> str:
    """Without the CSRF tokens, which are masked anew each time."""
    return "\n".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line)
