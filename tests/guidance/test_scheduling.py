"""Editors set an hour at which an approved draft counts."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.models import User
from accounts.roles import Role
from content import edition
from guidance.arrival.asked import Asked
from guidance.arrival.checklist import checklist
from guidance.bench.drafted import Drafts
from guidance.bench.waiting import waiting_drafts
from guidance.emails import not_published, not_published_approved
from guidance.models import Document, Step, StepRule
from guidance.scheduling import publish_due
from outbox.models import Message
from tests.guidance.test_second_reader import approve, sent
from tests.personas import person

HOUR = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=3)
NOTE = {"note_en": "From next week.", "note_da": "Fra næste uge."}
ASKED = {"citizenship": "eu", "purpose": "work", "with": "nobody", "municipality": "0461"}

pytestmark = pytest.mark.usefixtures("guidance")


@pytest.fixture
def second(client: Client) -> User:
    """Signed in: who approves."""
    found = person("second", Role.EDITOR)
    client.force_login(found)
    return found


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Goes on to this time, and does what the worker's clock does."""

    def go_on(moment: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)
        publish_due()
        call_command("publish_scheduled")

    return go_on


@pytest.fixture
def scheduled(client: Client, editor: User, second: User) -> StepRule:
    rule = sent("a_kasse", editor, go_live_at=HOUR, **NOTE)
    approve(client, rule)
    return StepRule.objects.get(pk=rule.pk)


def test_what_is_approved_for_an_hour_counts_from_then_on(scheduled: StepRule, at, second) -> None:
    before = edition.number()
    assert scheduled.live
    assert scheduled.note_en != NOTE["note_en"]

    at(HOUR - timedelta(minutes=1))
    scheduled.refresh_from_db()
    assert scheduled.note_en != NOTE["note_en"]
    assert edition.number() == before

    at(HOUR)
    scheduled.refresh_from_db()
    assert scheduled.note_en == NOTE["note_en"]
    assert edition.number().texts > before.texts
    line = ModelLogEntry.objects.get(action="wagtail.publish.scheduled")
    assert line.user == second


def test_a_new_rule_is_on_nobodys_list_before_its_hour(client, editor, second, at, today) -> None:
    first = StepRule.objects.filter(step__key="cpr").first()
    new = StepRule(step=Step.objects.get(key="rut"), source="A page", review_on=first.review_on)
    new.live, new.go_live_at = False, HOUR
    new.save()
    new.save_revision(user=editor)
    new.get_workflow().start(new, editor)
    approve(client, StepRule.objects.get(pk=new.pk))

    def listed() -> bool:
        steps = checklist(Asked.read(ASKED), timezone.localdate()).yours.steps
        return "rut" in {each.needed.step.key for each in steps}

    assert not listed()
    at(HOUR)
    assert listed()


def test_an_expiry_takes_a_paper_off_at_its_hour(admin, at) -> None:
    paper = Document.objects.get(key="contract")
    paper.expire_at = HOUR
    paper.save_revision().publish(user=admin)

    at(HOUR - timedelta(minutes=1))
    assert Document.objects.get(pk=paper.pk).live
    at(HOUR + timedelta(minutes=1))
    assert Document.objects.get(pk=paper.pk).taken_down


def test_what_is_scheduled_is_looked_at_with_what_is_sent(client, editor, second) -> None:
    """Neither breaks what is published: only both together make a circle, a day later."""
    for rule in StepRule.objects.filter(step__key="digital_post"):
        rule.requires.clear()
        rule.save()
    first = sent("digital_post", editor, after="mitid", go_live_at=HOUR)
    approve(client, first)
    other = sent("mitid", editor, after="digital_post", go_live_at=HOUR + timedelta(days=1))

    answer = client.get(approve(client, other).url, follow=True)

    assert StepRule.objects.get(pk=first.pk).approved_schedule
    assert not StepRule.objects.get(pk=other.pk).approved_schedule
    mitid, post = str(other.step), str(first.step)
    words = " ".join(str(each) for each in answer.context["messages"])
    assert f"“{mitid}” waits for “{post}”" in words
    assert f"“{post}” waits for “{mitid}”" in words


def test_what_would_break_the_rules_at_its_hour_is_held_back_and_told(
    client, scheduled, editor, second, at
) -> None:
    """Written over what the check at approval saw, as an administrator could."""
    step = Step.objects.get(key="cpr")
    waits = StepRule.objects.filter(step=step).first()
    waits.requires.add(scheduled.step)
    waits.optional = True
    waits.save()
    revision = scheduled.scheduled_revision
    revision.content["requires"] = [step.pk]
    revision.save()

    at(HOUR)

    scheduled.refresh_from_db()
    assert scheduled.live
    assert scheduled.note_en != NOTE["note_en"]
    line = ModelLogEntry.objects.get(action="guidance.not_published")
    (why,) = line.data["reasons"]["en"]
    assert str(step) in why
    assert str(scheduled.step) in why
    kinds = Message.objects.filter(about=line.pk).values_list("kind", flat=True)
    assert set(kinds) == {"guidance.not_published", "guidance.not_published_approved"}
    for write, receiver in ((not_published, editor), (not_published_approved, second)):
        letter = write(line.pk)
        assert letter.to == receiver.email
        text = letter.render().body
        assert line.data["reasons"][receiver.language][0] in text
        assert reverse("guidance_rules:edit", args=[scheduled.pk]) in text
    history = client.get(reverse("guidance_rules:history", args=[scheduled.pk]))
    assert "Not published at its hour: " in history.content.decode()


def test_any_editor_takes_a_schedule_back(client, scheduled, at) -> None:
    dated = scheduled.scheduled_revision
    url = reverse("guidance_rules:revisions_unschedule", args=[scheduled.pk, dated.pk])
    screen = client.get(reverse("guidance_rules:edit", args=[scheduled.pk]))
    assert url in screen.content.decode()

    client.post(url)
    at(HOUR)

    scheduled.refresh_from_db()
    assert scheduled.note_en != NOTE["note_en"]
    assert scheduled.has_unpublished_changes


def test_the_lists_say_when_and_the_bench_shows_it_from_that_day(scheduled, client, today) -> None:
    (waiting,) = waiting_drafts()
    assert waiting.goes_live == HOUR
    rows = client.get(reverse("guidance_rules:list")).content.decode()
    assert "Published, changes " in rows

    def note(by: datetime) -> str:
        rules = checklist(Asked.read(ASKED), timezone.localdate(), Drafts(by=by).rulebook)
        notes = {each.needed.step.key: each.needed.note for each in rules.yours.steps}
        return notes["a_kasse"]

    assert NOTE["note_en"] not in note(HOUR - timedelta(hours=1))
    assert NOTE["note_en"] in note(HOUR)
