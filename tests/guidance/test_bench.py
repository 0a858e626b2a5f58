"""Editors try drafts on people before anybody else reads them."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from guidance.arrival.asked import Asked
from guidance.arrival.checklist import checklist
from guidance.bench.differences import Mark, compared
from guidance.bench.drafted import Drafts
from guidance.bench.effect import effect
from guidance.models import Document, Step, StepDeadline, StepRule

INDIAN = {
    "citizenship": "third_country",
    "purpose": "work",
    "with": "children",
    "municipality": "0630",
}


@pytest.fixture
def rows(guidance: None) -> Callable[[], dict[str, object]]:
    """What is another for an Indian engineer with children who moves to Vejle, by step."""

    def compare() -> dict[str, object]:
        asked, today = Asked.read(INDIAN), timezone.localdate()
        now, then = checklist(asked, today), checklist(asked, today, Drafts().rulebook)
        found = compared(now.yours.steps, then.yours.steps)
        keys = [(row.then or row.now).needed.step.key for row in found]
        return dict(zip(keys, found, strict=True))

    return compare


def test_without_drafts_both_lists_are_the_same(rows):
    assert {row.mark for row in rows().values()} == {Mark.SAME}


def test_a_draft_of_a_step_shows_its_words_papers_and_deadlines(rows):
    cpr = Step.objects.get(key="cpr")
    cpr.title_en = "Get a number"
    paper = Document.objects.get(key="fee_receipt")
    rule = cpr.document_rules.first()
    rule.pk, rule.document, rule.citizenships = None, paper, []
    cpr.document_rules = [*cpr.document_rules.all(), rule]
    cpr.deadlines = []
    cpr.save_revision()

    (row,) = (row for row in rows().values() if row.mark != Mark.SAME)

    assert row.mark == Mark.CHANGED
    said = {change.label: change for change in row.changes}
    assert said["Text"].gone == ("Get your CPR number and choose a doctor",)
    assert said["Text"].come == ("Get a number",)
    assert "Case order ID" in said["Papers"].come[0]
    assert len(said["Deadlines"].gone) == 2
    assert StepDeadline.objects.filter(step=cpr).count() == 2


def test_a_paper_in_draft_changes_every_step_that_asks_for_it(rows):
    contract = Document.objects.get(key="contract")
    contract.name_da = "Kontrakt"
    contract.save_revision()

    changed = {key for key, row in rows().items() if row.mark == Mark.CHANGED}

    assert changed == {"permit_apply", "tax_card", "research_tax", "bank"}


def test_rules_in_draft_add_move_and_take_away(rows):
    StepRule.objects.get(step__key="a_kasse").unpublish()
    nobody = StepRule.objects.get(step__key="digital_post")
    nobody.purposes = ["study"]
    nobody.save_revision()
    mitid = StepRule.objects.filter(step__key="health_card").first()
    mitid.requires = [Step.objects.get(key="language")]
    mitid.save_revision()
    new = StepRule(step=Step.objects.get(key="rut"), source="A page", review_on="2027-05-21")
    new.live = False
    new.save()
    new.save_revision()

    marks = {key: row.mark for key, row in rows().items()}

    assert marks["digital_post"] == Mark.REMOVED
    assert marks["rut"] == Mark.ADDED
    assert Mark.MOVED in {marks["language"], marks["health_card"]}
    assert "a_kasse" not in marks


def test_the_effect_of_one_draft_leaves_the_others_out(guidance):
    posted = Step.objects.get(key="rut")
    posted.title_en = "Tell RUT"
    posted.save_revision()
    other = Step.objects.get(key="cpr")
    other.title_en = "Another title"
    other.save_revision()

    _centres, rows = effect(Drafts(only=posted), timezone.localdate())

    assert {row.kind.key: row.changed for row in rows if row.any} == {"posted": (4, 4, 4, 4)}


@pytest.fixture
def desk_of(client: Client, editor, guidance) -> Client:
    client.force_login(editor)
    return client


def test_an_editor_sees_what_a_draft_would_change(desk_of):
    contract = Document.objects.get(key="contract")
    contract.name_en = "Signed contract"
    contract.save_revision()

    page = desk_of.get(reverse("rule_bench:index"), INDIAN).content.decode()
    effect_page = desk_of.get(reverse("rule_bench:effect", args=["document", contract.pk]))

    assert "<del>Employment contract" in page
    assert "<ins>Signed contract" in page
    assert "of 224</b> checklists" in effect_page.content.decode()


@pytest.mark.parametrize("odd", [{"on": "yesterday"}, {"municipality": "x"}, {"purpose": "\0"}])
def test_what_cannot_be_is_said_beside_the_question(desk_of, odd):
    response = desk_of.get(reverse("rule_bench:index"), INDIAN | odd)

    assert response.status_code == 200
    assert list(response.context["form"].errors) == list(odd)


def test_what_is_wrong_leads_to_where_it_is_put_right(desk_of):
    cpr = Step.objects.get(key="cpr")
    cpr.document_rules.all().delete()
    Document.objects.filter(key="contract").update(live=False)

    page = desk_of.get(reverse("rules_wrong:index")).content.decode()

    assert "is done at a centre, but with no paper" in page
    assert reverse("guidance_steps:edit", args=[cpr.pk]) in page
    assert "“Employment contract” is asked for in" in page


def test_there_is_nothing_for_whoever_edits_no_rules(client, planner, guidance):
    client.force_login(planner)

    names = ["rule_bench:index", "rules_wrong:index"]
    assert {client.get(reverse(name)).status_code for name in names} == {302}
