"""The CV bank from end to end: a CV becomes a profile, a search a contact, and then nothing again.

She reads Danish on a phone, the company and the adviser sit at a desk: once with scripts, once
without. Words differ by language, so she goes by what fields and buttons are called.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from accounts.models import User
from careers.models import CandidateProfile
from careers.profile import skill_list
from companies.models import Company
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.walk import Walk, mailed_link
from tests.careers.cv_files import pdf
from tests.careers.people import live_profile, municipality
from tests.personas import person

CV = "Registered nurse. Languages: Polish native, English C1. Intensive care, First aid"
FILE = pdf(words=CV)
HERS = "ana@ankomst.example"
HEADLINE = "Nurse in intensive care"
NOBODY = "ZZZZ9999"

pytestmark = pytest.mark.usefixtures("live_server")


@pytest.fixture
def nordvinds_hr(live_server, hr: User) -> User:
    """And of whom it will look for there are three: under that nobody is shown."""
    skill_list.load()
    municipality()
    person("ana", first_name="Ana", last_name="Kowalska", language="da")
    for name in ("bea", "cleo"):
        live_profile(name, occupation="22")
    return hr


@pytest.mark.parametrize("javascript", [True, False], ids=["danish", "without-javascript"])
def test_she_is_found_by_what_she_can_do_and_known_for_as_long_as_she_likes(
    nordvinds_hr: User,
    nordvind: Company,
    adviser: User,
    walk: Callable[..., Walk],
    javascript: bool,
) -> None:
    her = walk(lang="da", width=PHONE, javascript=javascript)
    staff, employer = (
        walk(lang="en", width=DESKTOP, javascript=javascript, axe=axe) for axe in (False, True)
    )

    bring_the_cv(her)
    fill_in(her, javascript)
    be_shown_and_send_the_words(her)
    approve(staff)

    handle = find(employer)
    ask(employer)
    say_yes(her)
    read(employer, handle)
    look_at_the_log_and_take_it_back(her)

    gone = employer.page.goto(f"/en/candidates/{handle}/shown/")
    nobody = employer.page.request.get(f"/en/candidates/{NOBODY}/shown/")
    assert gone is not None
    assert (gone.status, nobody.status) == (404, 404)
    assert steady(gone.text()).replace(handle, NOBODY) == steady(nobody.text())


def hers() -> CandidateProfile:
    return CandidateProfile.objects.get(user__email=HERS)


def bring_the_cv(her: Walk) -> None:
    her.sign_in(HERS)
    her.go("/cv/")
    her.page.check("input[name=agreed]")
    her.send("main form button:last-of-type")
    name = {"name": "Ana Kowalska.pdf", "mimeType": "application/pdf"}
    her.page.set_input_files("input[name=file]", {**name, "buffer": FILE})
    her.send("form[enctype] button")
    expect(her.page.locator("button[name=accept]")).to_have_count(5)
    her.page.click("button[value=language-en]")
    her.page.click("button[name=accept_all]")


def fill_in(her: Walk, javascript: bool) -> None:
    """With scripts every change is saved by itself, and skills are offered while she types."""
    page = her.page
    her.go("/cv/steps/work/")
    page.check("input[name=experience][value='6']")
    if javascript:
        expect(page.locator(".cv-saved__yes")).to_be_visible()
        assert hers().experience == 6
    page.click("button[name=next]")
    page.select_option("select[name=education_level]", "6")
    page.click("button[name=next]")
    page.wait_for_url("**/languages/")
    page.click("button[name=next]")
    if javascript:
        page.locator("#id_q").press_sequentially("sprog")
    else:
        page.fill("#id_q", "sprog")
        page.locator("form[role=search] button").last.click()
    her.look(page)
    page.locator("button[name=add]").first.click()
    expect(page.locator("button[name=remove]")).to_have_count(3)
    her.go("/cv/steps/words/")
    if javascript:
        page.fill("#id_summary", "I am Ana.")
        expect(page.locator(".cv-hints")).to_contain_text("Ana")
    page.fill("#id_headline", HEADLINE)
    page.fill("#id_summary", "Ten years of night shifts.")
    page.click("button[name=next]")
    page.wait_for_url("**/preview/")

    profile = hers()
    assert (profile.occupation, profile.experience, profile.education_level) == ("22", 6, 6)
    assert dict(profile.languages.values_list("code", "level")) == {"pl": 7, "en": 5}


def be_shown_and_send_the_words(her: Walk) -> None:
    her.go("/cv/preview/")
    her.send("form[action$='/show/'] button")
    assert hers().state == CandidateProfile.State.LIVE
    her.go("/cv/publishing/words/")
    her.send("button[name=send]")


def approve(staff: Walk) -> None:
    staff.sign_in("adviser@ankomst.example")
    staff.open(reverse("careers_words:index"))
    staff.page.get_by_role("link", name="Ana Kowalska").click()
    staff.page.click("form[action$='/approve/'] button")
    expect(staff.page.get_by_role("link", name="Ana Kowalska")).to_have_count(0)


def find(employer: Walk) -> str:
    """By words, once the terms are accepted; her handle."""
    employer.sign_in("hr@ankomst.example")
    employer.go("/candidates/")
    employer.send(".hero a.button")
    employer.page.check("main form input[type=checkbox]")
    employer.send("main form button")
    employer.page.fill("#bank-q", "health professional")
    employer.page.click("#bank-filters .search-box button")
    expect(employer.page.locator(".person")).to_have_count(3)
    employer.send(f".person h3 a:text-is('{HEADLINE}')")
    expect(employer.page.locator("h1")).to_have_text(HEADLINE)
    assert "Kowalska" not in employer.page.content()
    return employer.page.url.rstrip("/").rpartition("/")[2]


def ask(employer: Walk) -> None:
    employer.send("a[href$='/ask/']")
    employer.page.fill("[name=job]", "Nurse")
    employer.page.fill("[name=reason]", "We need somebody at night, and you know it.")
    employer.send("button[value=preview]")
    employer.send("button[value=send]")


def say_yes(her: Walk) -> None:
    """By the link in the mail; only what she ticks."""
    her.open(mailed_link(HERS, "cv/answer"))
    for field in ("name", "cv"):
        her.page.check(f"[name=shown][value={field}]")
    her.send("button[value=yes]")
    assert hers().reveals.get().fields == ["name", "cv"]


def read(employer: Walk, handle: str) -> None:
    employer.go(f"/candidates/{handle}/shown/")
    expect(employer.page.get_by_text("Ana Kowalska")).to_be_visible()
    assert HERS not in employer.page.content()
    with employer.page.expect_download() as download:
        employer.page.locator(f"a[href$='/{handle}/cv/']").click()
    assert download.value.suggested_filename == f"CV-{handle}.pdf"
    assert Path(download.value.path()).read_bytes() == FILE


def look_at_the_log_and_take_it_back(her: Walk) -> None:
    """Nordvind has asked, read and downloaded, each in a line of its own."""
    her.go("/cv/log/")
    expect(her.page.locator("main tbody tr", has_text="Hr Jensen")).to_have_count(3)
    her.go("/cv/requests/")
    her.send("a[href*='/reveals/']")
    her.send("main .button--danger")
    assert not hers().reveals.in_force().exists()


def steady(page: str) -> str:
    """Without the CSRF tokens, which are masked anew each time."""
    return "\n".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line)
