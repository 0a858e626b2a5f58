"""Whoever looks after rules is told once a week what is wrong with them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from guidance import weekly
from guidance.emails import rules_to_mend
from guidance.models import Document, Step
from outbox.models import Message

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch):
    return lambda moment: monkeypatch.setattr("django.utils.timezone.now", lambda: moment)


@pytest.fixture
def _old(guidance, adviser, editor) -> None:
    """One overdue step with an owner, one paper without."""
    past = (MONDAY - timedelta(days=3)).date()
    Step.objects.filter(key="cpr").update(review_on=past, review_by=adviser)
    Document.objects.filter(key="contract").update(review_on=past)


@pytest.mark.usefixtures("_old")
def test_the_owner_gets_hers_and_editors_what_nobody_owns(at, adviser, editor):
    at(MONDAY)

    weekly.tell()
    weekly.tell()

    told = Message.objects.filter(kind="guidance.rules_to_mend")
    assert sorted(told.values_list("about", flat=True)) == sorted([adviser.pk, editor.pk])
    (hers,) = rules_to_mend(adviser.pk).context["problems"]
    (theirs,) = rules_to_mend(editor.pk).context["problems"]
    assert "Get your CPR number" in hers
    assert "Employment contract" in theirs


@pytest.mark.usefixtures("_old")
def test_on_other_days_nobody_is_told(at):
    at(MONDAY + timedelta(days=1))

    weekly.tell()

    assert not Message.objects.filter(kind="guidance.rules_to_mend").exists()


@pytest.mark.usefixtures("_old")
def test_the_first_page_of_the_admin_shows_what_waits(client, at, editor, adviser):
    at(MONDAY)
    paper = Document.objects.get(key="licence")
    paper.name_en = "Licence to drive"
    paper.save_revision(user=adviser)
    paper.get_workflow().start(paper, adviser)
    client.force_login(editor)

    page = client.get(reverse("wagtailadmin_home")).content.decode()

    assert "Licence to drive" in page
    assert reverse("rule_bench:effect", args=["document", paper.pk]) in page
    assert "2 things to put right or look at again" in page
