"""``guidance.in_force``: what a process remembers of the rules is never old."""

from collections.abc import Callable

import pytest

from content.edition import touch
from guidance import in_force
from guidance.arrival.asked import Asked
from guidance.arrival.checklist import checklist
from guidance.models import Centre, Document, DocumentRule, Municipality, Step, StepRule
from guidance.profiles import every_profile
from guidance.requirements import Purpose, Rulebook
from guidance.templatetags.checklist import step_as_html

TABLES = 11
ASKED = {"citizenship": "eu", "purpose": "work", "with": "nobody", "municipality": "0461"}
Papers = Callable[[], set[str]]


@pytest.fixture(autouse=True)
def _kept(guidance: None, settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.PAGES_KEPT = 5
    monkeypatch.setattr(in_force, "_memory", in_force.Memory(days=3))


@pytest.fixture
def papers(today) -> Papers:
    """What somebody brings to Odense, by the rules as this process has them."""
    odense = Centre.objects.get(key="odense")

    def ask() -> set[str]:
        rules = in_force.rulebook(odense, today)
        found = rules.requirements_for(citizenship="DE", purpose=Purpose.WORK)
        return {document.name_en for document in found.documents}

    return ask


def test_rules_that_have_been_read_cost_one_query(papers: Papers, django_assert_num_queries):
    before = papers()

    with django_assert_num_queries(1):
        assert papers() == before


def test_a_page_that_changes_leaves_the_books_as_they_are(today, django_assert_num_queries):
    odense = Centre.objects.get(key="odense")
    before = in_force.rulebook(odense, today)
    touch()

    with django_assert_num_queries(1 + TABLES):
        assert in_force.rulebook(odense, today) is before


def test_kept_rules_are_those_that_are_read_without(today) -> None:
    odense = Centre.objects.get(key="odense")
    kept, read = in_force.rulebook(odense, today), Rulebook.load(odense, today)

    for profile in every_profile():
        who = {"citizenship": profile.group, "purpose": profile.purpose, "family": profile.family}
        for lives_in in (None, odense.host, Municipality.objects.get(name="Vejle")):
            asked = {**who, "municipality": lives_in}
            assert kept.requirements_for(**asked) == read.requirements_for(**asked)
    assert kept.deadlines == read.deadlines


def test_days_and_centres_are_told_apart(today) -> None:
    books = {
        in_force.rulebook(centre, on).centre.key
        for centre in Centre.objects.all()
        for on in (today, today.replace(year=today.year + 1))
    }

    assert books == set(Centre.objects.values_list("key", flat=True))


def test_a_paper_that_is_renamed_has_its_new_name_at_once(papers: Papers) -> None:
    document = Document.objects.get(name_en=min(papers()))
    document.name_en = "Another name"
    document.save()

    assert "Another name" in papers()


def test_a_rule_that_is_deleted_counts_no_more(papers: Papers) -> None:
    name = min(papers())
    for rule in DocumentRule.objects.filter(document__name_en=name):
        rule.delete()

    assert name not in papers()


def test_what_a_rule_requires_counts_at_once(papers: Papers, today) -> None:
    odense = Centre.objects.get(key="odense")
    papers()
    rule, step = StepRule.objects.first(), Step.objects.last()
    assert rule
    assert step
    rule.requires.add(step)
    rule.save()

    kept = {each.rule.pk: each.requires for each in in_force.rulebook(odense, today).rules.rules}
    assert step.pk in kept[rule.pk]


def test_a_change_in_bulk_counts_once_it_is_told(papers: Papers) -> None:
    before = papers()
    Document.objects.update(name_en="The same")
    assert papers() == before

    touch()
    assert papers() == {"The same"}


def test_of_a_list_only_steps_that_show_the_change_are_made_anew(today) -> None:
    def drawn() -> dict[str, str]:
        steps = checklist(Asked.read(ASKED), today).yours.steps
        return {each.needed.step.key: step_as_html(each, "you", saved=False) for each in steps}

    before = drawn()
    cpr = Step.objects.get(key="cpr")
    cpr.title_en = "Get a number"
    cpr.save()
    after = drawn()

    assert list(after) == list(before)
    other = {key for key, html in after.items() if html is not before[key]}
    assert other == {key for key, html in after.items() if "Get a number" in html}
    assert {"cpr", "mitid"} <= other < set(after)
