"""Who is registered where: the words decide whether somebody travels in vain."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from guidance.models import Centre, Municipality, MunicipalityAgreement

FROM, TO = date(2026, 3, 1), date(2026, 8, 31)
DAY = timedelta(days=1)


@pytest.fixture
def vejle_at_odense(guidance) -> MunicipalityAgreement:
    return MunicipalityAgreement.objects.create(
        centre=Centre.objects.get(key="odense"),
        municipality=Municipality.objects.get(name="Vejle"),
        valid_from=FROM,
        valid_to=TO,
        source="A letter",
        review_on=TO,
    )


@pytest.mark.parametrize(
    ("day", "here"), [(FROM - DAY, False), (FROM, True), (TO, True), (TO + DAY, False)]
)
def test_an_agreement_holds_on_its_first_and_its_last_day(at, vejle_at_odense, day, here):
    found = at("odense", "SE", "work", lives_in="Vejle", on=day)

    assert found.step("cpr").here is here
    assert bool(found.not_here) is not here


def test_an_agreement_cannot_end_before_it_begins(vejle_at_odense):
    vejle_at_odense.valid_to = FROM - DAY

    with pytest.raises(ValidationError, match="The last day is before the first"):
        vejle_at_odense.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        vejle_at_odense.save()


def test_two_agreements_cannot_begin_on_the_same_day(vejle_at_odense):
    vejle_at_odense.pk = None

    with pytest.raises(ValidationError, match="Change that one"):
        vejle_at_odense.full_clean()


def test_residents_of_the_host_are_registered_since_always(at):
    assert at("odense", "SE", "work", lives_in="Odense", on=date(2010, 1, 1)).step("cpr").here


def test_residents_of_another_municipality_are_told_where_to_go(at):
    (reason,) = at("odense", "SE", "work", lives_in="Vejle").not_here

    assert reason.step.key == "cpr"
    assert reason.words == (
        "Odense does not register residents of Vejle. "
        "Go to Vejle Kommune's Citizen Service (Borgerservice)."
    )
    assert reason.centres == ()


def test_a_centre_that_serves_them_is_named(at, centre):
    (reason,) = at("odense", "SE", "work", lives_in="Gentofte").not_here

    assert reason.centres == (centre("copenhagen"),)
    assert reason.instead.endswith(
        "Or come to International House Copenhagen, which registers residents of Gentofte."
    )


def test_where_she_registers_instead_is_the_place_of_the_step(at):
    found = at("odense", "DE", "work", lives_in="Vejle")

    assert found.step("cpr").place == "Go to Vejle Kommune's Citizen Service (Borgerservice)."
    assert found.step("eu_doc").place == "International Citizen Service Odense"


def test_the_eu_document_is_for_everybody_wherever_they_live(at):
    found = at("odense", "DE", "work", lives_in="Vejle")

    assert found.step("eu_doc").here
    assert [authority.key for authority in found.authorities_here] == ["immigration"]


def test_there_is_nothing_to_come_for_when_nothing_is_done_here(at):
    found = at("odense", "SE", "work", lives_in="Vejle")

    assert found.authorities_here == ()
    assert found.documents == ()


def test_an_unknown_municipality_is_taken_to_be_served_with_a_reserve(at):
    found = at("odense", "SE", "work")

    assert found.step("cpr").here
    assert found.step("cpr").place == (
        "International Citizen Service Odense, if it registers residents of the municipality "
        "you move to"
    )
    assert not found.not_here


@pytest.mark.parametrize(
    ("purpose", "lives_in", "here"),
    [
        ("study", "Albertslund", True),
        ("work", "Albertslund", False),
        ("study", "Frederiksberg", False),
        ("work", "Frederiksberg", True),
        ("study", "Gentofte", True),
    ],
)
def test_some_agreements_leave_students_out_or_take_nobody_else(at, purpose, lives_in, here):
    found = at("copenhagen", "SE", purpose, lives_in=lives_in)

    assert found.step("cpr").here is here


def test_who_is_left_out_is_told_why(at):
    (reason,) = at("copenhagen", "SE", "work", lives_in="Albertslund").not_here

    assert reason.reason == (
        "Not all residents of Albertslund can register in Copenhagen: only students who live in "
        "Vognporten or Morbærhaven can."
    )
    assert reason.instead == "Go to Albertslund Kommune's Citizen Service (Borgerservice)."


@pytest.mark.parametrize(("citizenship", "here"), [("SE", True), ("DE", False), ("IN", False)])
def test_aalborgs_neighbours_send_only_nordic_citizens(at, citizenship, here):
    assert at("aalborg", citizenship, "work", lives_in="Rebild").step("cpr").here is here


def test_a_limited_agreement_says_who_is_left_out(vejle_at_odense):
    vejle_at_odense.citizenships = ["nordic"]

    with pytest.raises(ValidationError, match="say who is left out"):
        vejle_at_odense.full_clean()


def test_an_agreement_refuses_a_group_that_does_not_exist(vejle_at_odense):
    vejle_at_odense.citizenships = ["martian"]

    with pytest.raises(ValidationError, match="not among the choices: martian"):
        vejle_at_odense.full_clean()


def test_advice_of_the_agreement_goes_with_the_step(at):
    online_first = at("aarhus", "SE", "work", lives_in="Randers").step("cpr").note
    plain = at("aarhus", "SE", "work", lives_in="Favrskov").step("cpr").note

    assert online_first.startswith("Apply for your CPR number online first")
    assert plain == ""


@pytest.mark.parametrize("key", ["copenhagen", "aarhus", "odense", "aalborg"])
def test_fingerprints_are_taken_at_no_centre(at, key):
    found = at(key, "IN", "work")

    (reason,) = found.not_here
    assert reason.step.key == "biometrics"
    assert "Not done in" in reason.reason
    assert "SIRI branch" in reason.instead
    assert not found.step("biometrics").here


def test_the_desk_may_be_another_than_the_steps_own_authority(at):
    here = at("aarhus", "ES", "jobseeker", lives_in="Randers").step("u2_register")
    elsewhere = at("aarhus", "ES", "jobseeker", lives_in="Vejle").step("u2_register")

    assert here.authority.key == "citizen_service"
    assert elsewhere.authority.key == "job_centre"


def test_in_danish_the_city_has_its_danish_name(guidance, at):
    with translation.override("da"):
        (reason,) = at("copenhagen", "SE", "work", lives_in="Vejle").not_here

    assert "København" in reason.reason
    assert "Copenhagen" not in reason.reason
