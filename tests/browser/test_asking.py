"""A question handed on twice and answered: by a reader, an editor, an adviser and a partner."""

import pytest
from playwright.sync_api import Page, expect
from wagtail.models import Page as EditorsPage

from accounts.models import User
from asking.models import Question, Team, TopicPage
from home.demo_content import load
from tests.asking.asked import rule, team, topic
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.walk import enter, mailed_link
from tests.jobs import run_jobs
from tests.rules import load_rules

pytestmark = pytest.mark.usefixtures("live_server")
READER = "reader@quillfeather.example"
WORDS = "May I exchange my Georgian driving licence for a Danish one?"


@pytest.fixture
def guide(live_server, editor: User, adviser: User, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a page whose questions are the editor's."""
    monkeypatch.setattr("asking.forms.ask.QUICKEST", 0)  # a test types fast
    load_rules()
    load()
    run_jobs()
    about = topic("car", name_en="Car and driving licence", name_da="Bil og kørekort")
    rule(about, team("Editors"), person=editor)
    team("Driving school", name_da="Køreskolen")
    page = EditorsPage.objects.get(slug="koerekort")
    TopicPage.objects.create(topic=about, page=page)
    return str(page.url)


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_a_question_handed_on_twice_and_answered(
    guide: str, walk, adviser: User, javascript: bool
) -> None:
    reader = walk(lang="da", width=PHONE, javascript=javascript)
    reader.open(guide)
    reader.page.fill("#enough-text", WORDS)
    reader.send(".enough__form button")
    expect(reader.page.locator("select[name=topic]")).to_have_value("car")
    reader.page.select_option("select[name=municipality]", "0461")
    reader.page.fill("input[name=email]", READER)
    reader.send("main form[data-ask] button")
    question = Question.objects.get()
    expect(reader.page.locator("main")).to_contain_text(question.reference)

    _hand_on(walk, question, "editor", f"person-{adviser.pk}", "You know about licences.")
    school = Team.objects.get(name_en="Driving school")
    _hand_on(walk, question, "adviser", f"team-{school.pk}", "They exchange them every day.")

    partner = walk(lang="en", width=DESKTOP, javascript=javascript)
    partner.open(mailed_link("driving.school@ankomst.example", "ask/answer"))
    expect(partner.page.locator(".history")).to_contain_text("You know about licences.")
    partner.page.fill("#answer textarea", "Ja, efter en køreprøve.")
    partner.send("#answer button")
    expect(partner.page.locator("main")).to_contain_text("It has been answered")

    reader.open(mailed_link(READER, "ask/mine"))
    expect(reader.page.locator(".talk")).to_contain_text("Ja, efter en køreprøve.")
    expect(reader.page.locator("main")).not_to_contain_text("You know about licences.")
    reader.send("button[value=yes]")
    question.refresh_from_db()
    assert (question.state, question.helped) == ("settled", True)
    if javascript:
        reader.go("/ask/")
        expect(reader.page.locator("select[name=municipality]")).to_have_value("0461")


def _hand_on(walk, question: Question, who: str, whom: str, why: str) -> None:
    """In the admin, from the list, by somebody who sits at a desk."""
    page: Page = walk(lang="en", width=DESKTOP, axe=False).page
    page.goto("/admin/questions/?show=mine")
    enter(page, f"{who}@ankomst.example")
    page.get_by_role("link", name=WORDS[:40]).click()
    page.locator("#whose summary").click()
    page.select_option("select[name=on-whom]", whom)
    page.fill("input[name=on-reason]", why)
    page.locator("#whose details button").click()
    expect(page.locator(".history")).to_contain_text(why)
