from datetime import date, timedelta

import pytest
from django.utils import translation

from guidance.models import (
    Centre,
    CentreService,
    Document,
    DocumentRule,
    Municipality,
    Step,
    StepRule,
)
from guidance.requirements import Purpose, Rulebook, requirements_for
from vocabulary.countries import CitizenshipGroup


def brought(requirements) -> list[str]:
    return [document.key for document in requirements.documents]


def desks(requirements) -> list[str]:
    return [authority.key for authority in requirements.authorities_here]


def test_loading_takes_five_queries_and_answering_none(guidance, today, django_assert_num_queries):
    odense, vejle = Centre.objects.get(key="odense"), Municipality.objects.get(name="Vejle")

    with django_assert_num_queries(5):
        rulebook = Rulebook.load(odense, on=today)

    with django_assert_num_queries(0):
        for purpose in Purpose:
            for citizenship in CitizenshipGroup:
                rulebook.requirements_for(
                    citizenship=citizenship, purpose=purpose, family=True, municipality=vejle
                )


@pytest.mark.parametrize(
    ("code", "group"), [("SE", "nordic"), ("DE", "eu"), ("ch", "eu"), ("IN", "third_country")]
)
def test_a_country_is_asked_about_as_its_group(rulebook, code, group):
    by_code = rulebook.requirements_for(citizenship=code, purpose="work")
    by_group = rulebook.requirements_for(citizenship=CitizenshipGroup(group), purpose="work")

    assert by_code is by_group


@pytest.mark.parametrize(
    ("citizenship", "purpose", "expected"),
    [
        ("DE", "work", ["immigration", "citizen_service"]),
        ("SE", "work", ["citizen_service"]),
        ("IN", "work", ["citizen_service"]),
        ("RO", "family", ["immigration", "citizen_service"]),
        ("ES", "jobseeker", ["citizen_service"]),
        ("DE", "commuter", []),
        ("PL", "short_stay", []),
        ("PL", "posted", []),
    ],
)
def test_desks_to_pass_in_their_order(at, citizenship, purpose, expected):
    assert desks(at("odense", citizenship, purpose, lives_in="Odense")) == expected


def test_papers_to_bring_are_listed_once_and_in_order(at):
    found = at("odense", "DE", "work", lives_in="Odense", family=True)

    assert brought(found) == [
        "passport_or_id",
        "od1",
        "passport_photo",
        "contract_30d",
        "address",
    ]


def test_a_couple_without_children_or_a_wedding_lacks_no_paper(at):
    found = at("odense", "DE", "work", lives_in="Odense", family=True)

    conditions = {each.document.key: each.only_if for each in found.documents_if}

    assert conditions["marriage"] == "If you are or have been married."
    assert conditions["birth_children"] == "If children under 18 move with you."


def test_papers_for_what_is_done_elsewhere_stay_at_home(at):
    found = at("odense", "DE", "work", lives_in="Vejle")

    assert brought(found) == ["passport_or_id", "od1", "passport_photo", "contract_30d"]


def test_nobody_brings_what_the_same_visit_gives(at, centre):
    found = at("odense", "DE", "work", lives_in="Odense")
    assert "eu_doc" not in brought(found)

    CentreService.objects.filter(centre=centre("odense"), step__key="eu_doc").update(offered=False)
    assert "eu_doc" in brought(at("odense", "DE", "work", lives_in="Odense"))


def test_a_permit_is_brought_as_it_was_given_before(at):
    assert brought(at("odense", "IN", "work", lives_in="Odense")) == [
        "passport",
        "permit",
        "address",
    ]


def test_papers_that_only_the_person_can_judge_come_with_their_condition(at):
    found = at("odense", "DE", "work", lives_in="Odense")

    conditions = {each.document.key: each.only_if for each in found.documents_if}

    assert conditions["marriage"] == "If you are or have been married."
    assert conditions["payslips"] == "If you have started to work already."
    assert not set(conditions) & set(brought(found))


def test_a_paper_surely_needed_for_one_desk_is_not_perhaps_needed_for_another(at):
    cpr = DocumentRule.objects.filter(step__key="cpr", document__key="marriage")
    cpr.filter(family="with").update(only_if_en="", only_if_da="")

    found = at("odense", "RO", "family", lives_in="Odense", family=True)

    assert "marriage" in brought(found)
    assert "marriage" not in {each.document.key for each in found.documents_if}


def test_answers_are_in_the_readers_language(rulebook):
    english = rulebook.requirements_for(citizenship="IN", purpose="work")
    with translation.override("da"):
        danish = rulebook.requirements_for(citizenship="IN", purpose="work")

    assert english.step("quick_start").note.startswith("Only if your employer")
    assert danish.step("quick_start").note.startswith("Kun hvis din arbejdsgiver")


def test_the_one_shot_form_asks_the_rules_of_the_day(guidance, today, centre, resident):
    found = requirements_for("DE", "work", False, resident("Odense"), centre("odense"), today)

    assert desks(found) == ["immigration", "citizen_service"]


def test_rules_and_papers_count_from_their_first_to_their_last_day(at, today):
    end = date(2027, 3, 1)
    StepRule.objects.filter(step__key="a_kasse").update(valid_to=end)
    photo = Document.objects.get(key="passport_photo")
    DocumentRule.objects.filter(step__key="eu_doc", document=photo).update(valid_from=end)

    last_day = at("odense", "DE", "work", on=end)
    day_after = at("odense", "DE", "work", on=end + timedelta(days=1))
    today_ = at("odense", "DE", "work", on=today)

    assert last_day.step("a_kasse")
    assert not day_after.step("a_kasse")
    assert "passport_photo" in brought(last_day)
    assert "passport_photo" not in brought(today_)


def test_a_contract_for_siri_may_be_thirty_days_old(guidance):
    contract = Document.objects.get(key="contract_30d")
    passport = Document.objects.get(key="passport")

    assert contract.oldest_on(date(2026, 12, 14)) == date(2026, 11, 14)
    assert passport.oldest_on(date(2026, 12, 14)) is None


def test_steps_in_a_circle_are_still_shown(guidance, today):
    """The checker tells the editors; a newcomer's page must not fail for it."""
    rule = StepRule.objects.filter(step__key="mitid").order_by("pk").first()
    rule.requires.add(Step.objects.get(key="digital_post"))
    rule.save()

    found = Rulebook.load(Centre.objects.get(key="odense"), today).requirements_for(
        citizenship="SE", purpose="work"
    )

    assert found.step("mitid")
    assert found.step("digital_post")
