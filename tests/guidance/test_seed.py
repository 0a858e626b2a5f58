from datetime import date

import pytest
from django.apps import apps
from django.utils import translation

from guidance import seed
from guidance.models import (
    Authority,
    Centre,
    Document,
    DocumentRule,
    Municipality,
    MunicipalityAgreement,
    OpeningHours,
    Step,
    StepRule,
)
from guidance.seed.rows import read

pytestmark = pytest.mark.usefixtures("guidance")


@pytest.fixture
def guidance(db: None) -> None:
    seed.load()


def everything() -> dict[str, list]:
    models = apps.get_app_config("guidance").get_models()
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def test_loading_twice_changes_nothing(django_assert_max_num_queries):
    before = everything()

    with django_assert_max_num_queries(20):
        seed.load()

    assert everything() == before


def test_loading_puts_back_what_the_files_say_and_leaves_other_rows_alone():
    Step.objects.filter(key="cpr").update(title_en="Something else")
    Step.objects.create(
        key="bicycle",
        title_en="Buy a bicycle",
        title_da="Køb en cykel",
        where_en="In a shop",
        where_da="I en butik",
        source="Common sense",
        review_on=date(2027, 1, 1),
    )

    seed.load()

    assert Step.objects.get(key="cpr").title_en == "Get your CPR number and choose a doctor"
    assert Step.objects.filter(key="bicycle").exists()


def test_order_of_a_rule_comes_back():
    rule = StepRule.objects.filter(step__key="digital_post").get()
    rule.requires.clear()
    rule.save()

    seed.load()

    assert [step.key for step in rule.requires.all()] == ["mitid"]


def test_there_are_98_municipalities_with_a_code_each():
    assert Municipality.objects.count() == 98
    assert Municipality.objects.values("code").distinct().count() == 98
    assert set(Municipality.objects.values_list("region", flat=True)) == {
        "Region Hovedstaden",
        "Region Sjælland",
        "Region Syddanmark",
        "Region Midtjylland",
        "Region Nordjylland",
    }


@pytest.mark.parametrize(
    ("code", "name"),
    [("0101", "København"), ("0461", "Odense"), ("0751", "Aarhus"), ("0851", "Aalborg")],
)
def test_host_municipalities_have_their_official_codes(code, name):
    assert Municipality.objects.get(code=code).name == name
    assert Centre.objects.get(host__code=code)


def test_copenhagen_has_an_english_name_and_signs_in_danish():
    copenhagen = Municipality.objects.get(code="0101")

    assert str(copenhagen) == "Copenhagen"
    assert copenhagen.formal_name == "Københavns Kommune"
    with translation.override("da"):
        assert str(copenhagen) == "København"


@pytest.mark.parametrize(
    ("centre", "number"), [("copenhagen", 38), ("aarhus", 18), ("odense", 1), ("aalborg", 8)]
)
def test_agreements_of_each_centre(centre, number):
    assert MunicipalityAgreement.objects.filter(centre__key=centre).count() == number


def test_every_rule_in_the_files_is_a_row_of_its_own():
    assert StepRule.objects.count() == len(read("rules.toml")["rule"])
    papers = sum(len(paper["documents"]) for paper in read("papers.toml")["paper"])
    assert DocumentRule.objects.count() == papers


def test_every_paper_is_asked_for_or_given_by_a_step():
    unused = Document.objects.filter(rules=None, given_by=None)

    assert Document.objects.count() == 27
    assert not unused


def test_31_steps_say_who_where_and_whence_in_both_languages():
    assert Step.objects.count() == 31
    for step in Step.objects.all():
        assert step.source
        assert step.where_en != step.where_da
        assert step.title_en != step.title_da or step.key == "mitid"


def test_an_authority_keeps_its_key_when_its_name_changes():
    immigration = Authority.objects.get(key="immigration")

    earlier = immigration.earlier_names.get()
    assert (earlier.name_en, earlier.valid_to) == ("State Administration", date(2018, 6, 30))
    assert immigration.name_en.startswith("SIRI")


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        (date(2015, 12, 31), 23),
        (date(2016, 1, 1), 27),
        (date(2026, 11, 21), 23),
    ],
)
def test_copenhagens_hours_a_week_changed_with_the_years(day, hours):
    rows = OpeningHours.objects.on(day).filter(
        centre__key="copenhagen", authority__key="citizen_service"
    )

    minutes = [
        (row.closes.hour - row.opens.hour) * 60 + row.closes.minute - row.opens.minute
        for row in rows
    ]

    assert sum(minutes) == hours * 60


def test_the_state_administration_came_to_copenhagen_on_two_days_from_march_2016():
    hours = OpeningHours.objects.filter(centre__key="copenhagen", authority__key="immigration")

    assert not hours.on(date(2016, 2, 29))
    assert hours.on(date(2016, 3, 1)).count() == 2


def test_nobody_is_reached_by_the_demos_telephone_or_mail():
    for centre in Centre.objects.all():
        assert centre.phone.startswith("+45 0")
        assert centre.email.endswith("@ankomst.example")
