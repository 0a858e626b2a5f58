"""What editors try who would rather not wait for a second reader."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from guidance.models import Step, StepRule
from tests.events.test_races import at_once
from tests.guidance.test_admin import form_of
from tests.personas import person
from tests.rules import load_rules


@pytest.fixture
def second(db: None) -> User:
    return person("second", Role.EDITOR)


def sent(step: str, by: User, *, after: str = "", **changes: str) -> StepRule:
    """A draft of the first rule of this step, sent to be read."""
    rule = StepRule.objects.filter(step__key=step).order_by("pk").first()
    for name, value in changes.items():
        setattr(rule, name, value)
    rule.requires.add(*Step.objects.filter(key=after))
    rule.save_revision(user=by, clean=False)
    rule.refresh_from_db()
    rule.get_workflow().start(rule, by)
    return StepRule.objects.get(pk=rule.pk)


def approve(client: Client, rule: StepRule, task_of: StepRule | None = None) -> HttpResponse:
    task = (task_of or rule).current_workflow_task_state
    address = "guidance_rules:workflow_action"
    return client.post(reverse(address, args=[rule.pk, "approve", task.pk]))


def approve_in_the_form(client: Client, rule: StepRule, **typed: str) -> HttpResponse:
    url = reverse("guidance_rules:edit", args=[rule.pk])
    press = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    return client.post(url, form_of(client.get(url)) | press | typed)


def test_nobody_approves_her_own_by_the_address_of_a_colleagues(client, guidance, editor, second):
    hers = sent("a_kasse", editor, note_en="Skip it.", note_da="Drop det.")
    other = sent("cpr", second)
    client.force_login(editor)

    response = approve(client, other, task_of=hers)

    hers.refresh_from_db()
    assert response.status_code in (302, 403)
    assert hers.note_en != "Skip it."
    assert hers.workflow_in_progress


def test_nobody_approves_what_she_writes_while_she_approves(client, guidance, editor, second):
    rule = sent("a_kasse", editor)
    client.force_login(second)

    response = approve_in_the_form(client, rule, note_en="Skip it.", note_da="Drop det.")

    rule.refresh_from_db()
    assert "You have changed something" in str(response.context["form"].non_field_errors())
    assert response.context["form"]["note_en"].value() == "Skip it."
    assert rule.note_en != "Skip it."
    assert rule.latest_revision.user == editor


def test_who_changes_nothing_approves_in_the_form(client, guidance, editor, second):
    rule = sent("a_kasse", editor, note_en="Skip it.", note_da="Drop det.")
    client.force_login(second)

    approve_in_the_form(client, rule)

    rule.refresh_from_db()
    assert rule.note_en == "Skip it."
    assert rule.live_revision.user == editor


def test_nobody_approves_by_going_back_to_older_words(client, guidance, editor, second):
    rule = StepRule.objects.get(step__key="a_kasse")
    rule.note_en = rule.note_da = "Older"
    older = rule.save_revision(user=editor, clean=False)
    rule = sent("a_kasse", editor, note_en="Newer", note_da="Nyere")
    client.force_login(second)
    url = reverse("guidance_rules:revisions_revert", args=[rule.pk, older.pk])
    press = {"action-workflow-action": "1", "workflow-action-name": "approve"}

    client.post(url, form_of(client.get(url)) | press)

    rule.refresh_from_db()
    assert rule.note_en not in ("Older", "Newer")
    assert rule.workflow_in_progress


def test_a_copy_is_written_over_nothing(client, guidance, editor):
    rule = StepRule.objects.get(step__key="a_kasse")
    url = reverse("guidance_rules:copy", args=[rule.pk])
    client.force_login(editor)

    response = client.post(url, form_of(client.get(url)) | {"source": "Nowhere"})

    rule.refresh_from_db()
    assert response.status_code == 405
    assert rule.live
    assert rule.source != "Nowhere"


@pytest.mark.race
def test_two_drafts_that_wait_for_each_other_are_not_both_published(transactional_db):
    load_rules()
    editor, second = person("editor", Role.EDITOR), person("second", Role.EDITOR)
    drafts = [sent("bank", editor, after="language"), sent("language", editor, after="bank")]
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(second)

    at_once(lambda n: approve(clients[n], drafts[n]), 2, connections=2)

    in_force = StepRule.objects.filter(pk__in=[draft.pk for draft in drafts])
    waits = [(rule.step.key, {step.key for step in rule.requires.all()}) for rule in in_force]
    assert sorted(waits) in (
        [("bank", {"cpr", "language"}), ("language", {"cpr"})],
        [("bank", {"cpr"}), ("language", {"bank", "cpr"})],
    )
