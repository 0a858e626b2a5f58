"""Somebody builds a profile from her CV, on a phone; and once without script, in Danish."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from careers.models import CandidateProfile
from careers.profile import skill_list
from tests.browser.conftest import PHONE
from tests.browser.walk import Walk
from tests.careers.cv_files import pdf
from tests.careers.people import municipality
from tests.personas import person

CV = "Registered nurse. Languages: Polish native, English C1. Intensive care, First aid"


@pytest.fixture
def ana(live_server) -> None:
    skill_list.load()
    municipality()
    person("ana", first_name="Ana", last_name="Kowalska")


def hers() -> CandidateProfile:
    return CandidateProfile.objects.get(user__email="ana@ankomst.example")


def begin(walk: Walk) -> Page:
    walk.sign_in("ana@ankomst.example")
    walk.go("/cv/")
    page = walk.page
    page.check("input[name=agreed]")
    page.locator("main form button").last.click()
    page.set_input_files(
        "input[name=file]",
        {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": pdf(words=CV)},
    )
    page.locator("form[enctype] button").first.click()
    expect(page.locator("button[name=accept]")).to_have_count(5)
    return page


def test_a_profile_is_built_from_a_cv_and_saves_itself(
    ana: None, walk: Callable[..., Walk]
) -> None:
    steps = walk(lang="en", width=PHONE)
    page = begin(steps)
    steps.look(page)
    page.click("button[value=language-en]")
    page.click("button[name=accept_all]")
    steps.go("/cv/steps/work/")
    page.check("input[name=experience][value='6']")
    expect(page.locator(".cv-saved__yes")).to_be_visible()
    steps.look(page)
    steps.go("/cv/steps/skills/")
    page.locator("#id_q").press_sequentially("patient")
    page.click("button[name=add]:has-text('Patient records')")
    expect(page.locator("button[name=remove]")).to_have_count(3)
    steps.look(page)
    steps.go("/cv/steps/words/")
    page.fill("#id_summary", "I am Ana.")
    expect(page.locator(".cv-hints")).to_contain_text("Ana")
    steps.go("/cv/preview/")
    steps.look(page)

    profile = hers()
    assert (profile.occupation, profile.experience) == ("22", 6)
    assert profile.summary == "I am Ana."
    assert dict(profile.languages.values_list("code", "level")) == {"pl": 7, "en": 5}


def test_all_of_it_works_without_script_in_danish(ana: None, walk: Callable[..., Walk]) -> None:
    steps = walk(lang="da", width=PHONE, javascript=False)
    page = begin(steps)
    page.click("button[name=accept_all]")
    steps.go("/cv/steps/work/")
    page.check("input[name=experience][value='6']")
    page.click("button[name=next]")
    page.select_option("select[name=education_level]", "6")
    page.click("button[name=next]")
    page.click("button[name=next]")
    page.fill("#id_q", "sprog")
    page.locator("form[role=search] button").last.click()
    page.locator("button[name=add]").first.click()
    page.click("button[name=next]")

    profile = hers()
    assert (profile.occupation, profile.education_level, profile.reached_step) == ("22", 6, 4)
    assert profile.skills.filter(name_en="Language teaching").exists()
