from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from guidance.checks import Kind, new_problems, problems
from guidance.lists import Rule
from guidance.models import Centre, Step, StepRule
from guidance.ordering import circle, in_order
from guidance.seed.rows import REVIEW_ON

pytestmark = pytest.mark.usefixtures("guidance")


def step(key: str) -> Step:
    return Step.objects.get(key=key)


def a_rule(key: str, **fields) -> StepRule:
    return StepRule(step=step(key), source="A page", review_on=REVIEW_ON, **fields)


def words(kind: Kind, on: date) -> list[str]:
    return [problem.words for problem in problems(on) if problem.kind == kind]


def test_the_seeded_rules_are_in_order(today):
    assert problems(today) == []


def test_a_circle_is_told_with_the_names_of_its_steps(today):
    rule = StepRule.objects.get(step__key="digital_post")
    mitid = StepRule.objects.filter(step__key="mitid").order_by("pk").first()
    mitid.requires.add(rule.step)
    mitid.save()

    (told, *_rest) = words(Kind.CIRCLE, today)

    assert "“Get MitID” waits for “Read your Digital Post”" in told
    assert "“Read your Digital Post” waits for “Get MitID”" in told
    assert "and 33 more" in told


def test_a_step_that_waits_for_itself_is_a_circle(today):
    rule = StepRule.objects.get(step__key="digital_post")
    rule.requires.add(rule.step)
    rule.save()

    (told,) = words(Kind.CIRCLE, today)

    assert "“Read your Digital Post” waits for “Read your Digital Post”" in told


def test_a_circle_between_people_who_never_meet_is_none(today):
    """Nordic citizens may do B after A where third-country citizens do A after B."""
    nordic, others = (
        a_rule("spouse_career", citizenships=["nordic"], purposes=["work"]),
        a_rule("a_kasse", citizenships=["third_country"], purposes=["work"]),
    )
    nordic.save()
    nordic.requires.add(step("a_kasse"))
    nordic.save()
    third = a_rule("spouse_career", citizenships=["third_country"], purposes=["work"])
    others.save()
    third.save()
    others.requires.add(step("spouse_career"))
    others.save()

    assert words(Kind.CIRCLE, today) == []


def test_a_circle_to_come_is_told_today(today):
    begins = today + timedelta(days=30)
    late = a_rule("mitid", purposes=["work"], valid_from=begins)
    late.save()
    late.requires.add(step("digital_post"))
    late.save()

    assert words(Kind.CIRCLE, today)
    assert not new_problems(Rule(late, frozenset()), on=today)


def test_a_step_that_nobody_gets_is_told(today):
    StepRule.objects.filter(step__key="spouse_career").delete()

    (told,) = words(Kind.UNREACHABLE, today)

    assert told.startswith("“Get help to find work” is on nobody's list.")


def test_a_step_that_waits_for_one_that_never_comes_is_told(today):
    StepRule.objects.filter(step__key="eu_doc", purposes=["funds"]).delete()

    (told,) = words(Kind.MISSING, today)

    assert "“Get your CPR number and choose a doctor” waits for" in told
    assert "EU, EEA or Switzerland, Living on own means, without family" in told


def test_a_rule_that_ends_leaves_its_gap_on_the_day_after(today):
    StepRule.objects.filter(step__key="mitid").update(valid_to=today + timedelta(days=9))

    told = words(Kind.MISSING, today)

    assert any("Read your Digital Post" in each for each in told)


def test_new_problems_are_only_those_that_the_change_brings(today):
    StepRule.objects.filter(step__key="eu_doc", purposes=["funds"]).delete()
    rule = StepRule.objects.get(step__key="digital_post")

    harmless = new_problems(Rule(rule, frozenset({step("mitid").pk})), on=today)
    harmful = new_problems(Rule(rule, frozenset({step("rut").pk})), on=today)

    assert harmless == []
    assert {problem.kind for problem in harmful} == {Kind.MISSING}


def test_a_text_in_one_language_is_told(today):
    Centre.objects.filter(key="odense").update(directions_da="")

    (told,) = words(Kind.TRANSLATION, today)

    assert told == (
        "centre “International Citizen Service Odense” has no ways to get there, in Danish."
    )


def test_a_review_is_due_the_day_after_its_day():
    Step.objects.filter(key="cpr").update(review_on=date(2026, 12, 1))

    assert words(Kind.REVIEW, date(2026, 12, 1)) == []
    assert words(Kind.REVIEW, date(2026, 12, 2)) == [
        "step “Get your CPR number and choose a doctor” was to be looked at on 1 Dec 2026."
    ]


def test_the_command_is_content_with_the_seed(today):
    out = StringIO()

    call_command("check_rules", f"--on={today}", stdout=out)

    assert "The rules are in order." in out.getvalue()


def test_the_command_says_what_to_put_right_and_fails(today):
    StepRule.objects.filter(step__key="spouse_career").delete()
    out = StringIO()

    with pytest.raises(CommandError, match="1 to put right"):
        call_command("check_rules", f"--on={today}", stdout=out)

    assert "Steps on nobody's list" in out.getvalue()
    assert "“Get help to find work”" in out.getvalue()


def test_a_text_written_in_one_language_only_is_refused():
    odense = Centre.objects.get(key="odense")
    odense.directions_da = ""

    with pytest.raises(ValidationError) as refused:
        odense.full_clean()

    assert refused.value.message_dict == {
        "directions_da": ["Write this in Danish too, as it is there in English."]
    }


def test_whoever_changes_a_fact_says_when_to_look_again(today):
    cpr = step("cpr")
    cpr.review_on = date(2020, 1, 1)

    with pytest.raises(ValidationError, match="This day is past"):
        cpr.full_clean()


def test_an_old_fact_that_is_not_touched_is_left_alone():
    Step.objects.update(review_on=date(2020, 1, 1))

    step("cpr").full_clean()


def test_in_order_respects_what_waits_and_then_the_place():
    place = {1: 30, 2: 20, 3: 10, 4: 40}.get

    assert in_order({1: [], 2: [1], 3: [], 4: [99]}, place=place) == [3, 1, 2, 4]


def test_a_circle_comes_last_and_is_found():
    waits_for = {1: [2], 2: [1], 3: [], 4: [3]}

    assert in_order(waits_for, place=lambda key: key) == [3, 4, 1, 2]
    assert circle(waits_for) in ([1, 2, 1], [2, 1, 2])
    assert circle({1: [2], 2: []}) == []
