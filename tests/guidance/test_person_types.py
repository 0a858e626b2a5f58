"""The 14 kinds of newcomers of the domain research, each with the steps that it needs."""

from itertools import product

import pytest

from guidance.models import Centre, Purpose
from guidance.profiles import every_profile
from guidance.requirements import Rulebook

AFTER_CPR = "mitid digital_post bank health_card language driving_licence"
PERMIT = "biometrics permit_granted entry_visa"

#: Kind: (citizenship, purpose, the steps of everybody, one more where there is family).
KINDS = {
    "nordic worker": (
        ("SE", "work"),
        f"job_offer address arrive tax_card a_kasse cpr {AFTER_CPR}",
    ),
    "EU worker": (
        ("DE", "work"),
        f"job_offer address arrive tax_card a_kasse research_tax eu_doc cpr {AFTER_CPR}",
    ),
    "EU self-employed": (
        ("PL", "self_employed"),
        f"cvr address arrive eu_doc cpr {AFTER_CPR}",
    ),
    "EU student": (
        ("IT", "study"),
        f"enrol address arrive tax_card semester_team eu_doc cpr {AFTER_CPR}",
    ),
    "EU jobseeker": (
        ("ES", "jobseeker"),
        f"arrive address u2_register eu_doc cpr {AFTER_CPR}",
    ),
    "EU citizen with means": (
        ("FR", "funds"),
        f"address arrive eu_doc cpr {AFTER_CPR}",
    ),
    "EU accompanying family": (
        ("RO", "family"),
        f"collect_certs address arrive tax_card eu_family_doc cpr spouse_career {AFTER_CPR}",
    ),
    "third-country worker": (
        ("IN", "work"),
        f"job_offer address arrive permit_apply quick_start {PERMIT} tax_card a_kasse research_tax "
        f"cpr {AFTER_CPR}",
    ),
    "third-country student": (
        ("BR", "study"),
        f"enrol address arrive st1 {PERMIT} tax_card cpr {AFTER_CPR}",
    ),
    "third-country accompanying family": (
        ("CN", "family"),
        f"collect_certs address arrive family_permit {PERMIT} tax_card cpr spouse_career "
        f"{AFTER_CPR}",
    ),
    "cross-border commuter": (
        ("DE", "commuter"),
        "job_offer tax_card special_health_card bank mitid language",
    ),
    "short stay": (("PL", "short_stay"), "job_offer arrive tax_card"),
    "returning": (("FR", "returning"), "address eu_doc cpr mitid health_card"),
    "posted worker": (("PL", "posted"), "rut arrive tax_card"),
}

#: What the law and common sense put before what, whenever both are on a list.
BEFORE = [
    ("job_offer", "tax_card"),
    ("job_offer", "permit_apply"),
    ("enrol", "st1"),
    ("collect_certs", "family_permit"),
    ("permit_apply", "biometrics"),
    ("st1", "biometrics"),
    ("family_permit", "biometrics"),
    ("biometrics", "permit_granted"),
    ("biometrics", "arrive"),
    ("permit_granted", "cpr"),
    ("permit_granted", "tax_card"),
    ("permit_granted", "entry_visa"),
    ("entry_visa", "arrive"),
    ("rut", "arrive"),
    ("arrive", "eu_doc"),
    ("arrive", "eu_family_doc"),
    ("arrive", "u2_register"),
    ("collect_certs", "eu_family_doc"),
    ("eu_doc", "cpr"),
    ("eu_family_doc", "cpr"),
    ("address", "cpr"),
    ("cpr", "mitid"),
    ("cpr", "bank"),
    ("cpr", "health_card"),
    ("mitid", "digital_post"),
    ("mitid", "childcare_school"),
]

CENTRES = ["copenhagen", "aarhus", "odense", "aalborg"]


def keys(requirements) -> list[str]:
    return [each.step.key for each in requirements.steps]


@pytest.mark.parametrize("kind", KINDS)
def test_everybody_gets_the_steps_of_their_kind(rulebook, kind):
    (citizenship, purpose), steps = KINDS[kind]

    found = rulebook.requirements_for(citizenship=citizenship, purpose=purpose)

    assert sorted(keys(found)) == sorted(steps.split())


@pytest.mark.parametrize("kind", KINDS)
def test_no_step_comes_before_what_it_waits_for(rulebook, kind):
    (citizenship, purpose), _steps = KINDS[kind]

    order = keys(rulebook.requirements_for(citizenship=citizenship, purpose=purpose, family=True))

    for first, second in BEFORE:
        if first in order and second in order:
            assert order.index(first) < order.index(second), (first, second)


def test_every_list_has_an_order_and_a_place_for_each_step(guidance, today):
    books = [Rulebook.load(centre, today) for centre in Centre.objects.all()]
    aarhus = Centre.objects.get(key="aarhus").host

    for book, profile, lives_in in product(books, every_profile(), (None, aarhus)):
        found = book.requirements_for(
            citizenship=profile.group,
            purpose=profile.purpose,
            family=profile.family,
            municipality=lives_in,
        )
        done: set[str] = set()
        for each in found.steps:
            assert each.place
            assert {step.key for step in each.requires} <= done
            done.add(each.step.key)


@pytest.mark.parametrize("purpose", ["work", "study", "self_employed", "jobseeker", "funds"])
def test_family_brings_certificates_and_childcare(rulebook, purpose):
    alone = rulebook.requirements_for(citizenship="DE", purpose=purpose, family=False)
    together = rulebook.requirements_for(citizenship="DE", purpose=purpose, family=True)

    assert set(keys(together)) - set(keys(alone)) == {"collect_certs", "childcare_school"}


@pytest.mark.parametrize("purpose", Purpose.values)
def test_third_country_citizens_need_a_permit_whatever_they_come_for(rulebook, purpose):
    found = keys(rulebook.requirements_for(citizenship="IN", purpose=purpose))

    assert ("permit_granted" in found) == (purpose != "posted")


def test_what_waits_for_a_step_that_is_not_for_everybody_is_not_either(rulebook):
    found = rulebook.requirements_for(citizenship="ES", purpose="jobseeker")

    assert not found.step("u2_register").optional
    assert found.step("eu_doc").optional
    assert found.step("cpr").optional
    assert found.step("mitid").optional


def test_a_campus_day_does_the_work_of_two_visits(rulebook):
    found = rulebook.requirements_for(citizenship="IT", purpose="study")

    instead_of = found.step("semester_team").instead_of

    assert [step.key for step in instead_of] == ["eu_doc", "cpr"]


def test_notes_say_for_whom_a_step_is(rulebook):
    found = rulebook.requirements_for(citizenship="IN", purpose="work")

    assert found.step("quick_start").note == (
        "Only if your employer is certified for the fast track."
    )
