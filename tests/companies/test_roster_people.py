"""One person's cells to clean values, or to a problem that says what to do."""

import pytest
from django.utils.translation import override

from companies.roster_reading.fields import VALUES
from companies.roster_reading.people import household_of, name_of
from companies.roster_reading.problems import ERRORS, NOTES, Problem
from tests.companies.roster_reads import GOOD, check, codes


def test_a_good_row_has_every_value_and_no_problem():
    checked = check()

    assert tuple(checked.values) == VALUES
    assert {field: value for field, value in checked.values.items() if value} == GOOD
    assert checked.problems == []


@pytest.mark.parametrize(
    ("full", "given", "family"),
    [
        ("Anna Berg", "Anna", "Berg"),
        ("Berg, Anna", "Anna", "Berg"),
        ("Anna BERG", "Anna", "BERG"),
        ("BERG Anna", "Anna", "BERG"),
        ("ANNA BERG", "ANNA", "BERG"),
        ("Anna van den Berg", "Anna", "van den Berg"),
        ("Fatima Zahra El Amrani", "Fatima Zahra", "El Amrani"),
        ("Anna Berg, PhD", "Anna", "Berg"),
        ("Anna-Marie Sofie von der Leyen", "Anna-Marie Sofie", "von der Leyen"),
        ("Sukarno", "Sukarno", ""),
    ],
)
def test_a_full_name_is_split_where_it_is_clear(full, given, family):
    assert name_of(full=full) == (given, family)


def test_a_full_name_fills_in_for_the_part_that_has_no_column():
    assert name_of(full="Anna Berg", family="Berg") == ("Anna", "Berg")
    assert name_of(full="Anna Maria Berg", given="Anna Maria") == ("Anna Maria", "Berg")
    assert name_of(full="Berg", given="Anna", middle="Maria") == ("Anna Maria", "Berg")


def test_somebody_without_any_name_is_asked_about():
    assert codes(check(given_name="", family_name="-")) == ["name_missing"]


def test_somebody_with_one_name_only_can_be_sent():
    checked = check(family_name="")

    assert codes(checked) == ["family_name_missing"]
    assert not checked.problems[0].blocks


def test_letters_lost_in_the_file_are_asked_about():
    assert codes(check(given_name="S\ufffdren")) == ["text_garbled"]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Anna@Berg.Example", "Anna@berg.example"),
        ("mailto:anna@berg.example", "anna@berg.example"),
        ("Anna Berg <anna@berg.example>", "anna@berg.example"),
        (" anna@berg.example; ", "anna@berg.example"),
        ("anna@berg.example (private)", "anna@berg.example"),
        ("anna+dk@mail.berg.example", "anna+dk@mail.berg.example"),
    ],
)
def test_an_address_is_tidied(text, address):
    assert check(email=text).values["email"] == address


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "email_missing"),
        ("n/a", "email_missing"),
        ("anna@berg", "email_invalid"),
        ("anna.berg.example", "email_invalid"),
        ("anna@berg,example", "email_invalid"),
        ("anna berg@berg.example", "email_invalid"),
        ("anna@berg..example", "email_invalid"),
        ("søren@berg.example", "email_letters"),
        ("a@berg.example; b@berg.example", "email_several"),
    ],
)
def test_an_address_that_nothing_can_be_sent_to_is_asked_about(text, code):
    checked = check(email=text)

    assert codes(checked) == [code]
    assert checked.problems[0].blocks
    assert checked.values["email"] == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "citizenship_missing"),
        ("EU", "citizenship_unknown"),
        ("Atlantis", "citizenship_unknown"),
        ("Polish/German", "citizenship_several"),
    ],
)
def test_a_citizenship_that_is_not_one_country_is_asked_about(text, code):
    checked = check(citizenship=text)

    assert codes(checked) == [code]
    assert checked.values["citizenship"] == ""


def test_a_misspelt_country_is_guessed_and_said_in_the_readers_language():
    checked = check(citizenship="Germny")

    assert checked.values["citizenship"] == "DE"
    assert not checked.problems[0].blocks
    with override("da"):
        assert "Tyskland" in checked.problems[0].message


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kobenhavn", "København"),
        ("Copenhagen", "København"),
        ("Københavns Kommune", "København"),
        ("0101", "København"),
        ("Århus", "Aarhus"),
        ("8000 Aarhus", "Aarhus"),
        ("Odense Kommune (0461)", "Odense"),
        ("Hoeje-Taastrup", "Høje-Taastrup"),
        ("Lyngby-Tårbæk", "Lyngby-Taarbæk"),
        ("Nordfyns Kommune", "Nordfyn"),
        ("Elsinore", "Helsingør"),
    ],
)
def test_a_municipality_is_known_by_its_names_and_its_code(text, name):
    checked = check(municipality=text)

    assert checked.values["municipality"] == name
    assert checked.problems == []


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Hellerup", "Gentofte", "municipality_of_town"),
        ("2100 København Ø", "København", "municipality_of_town"),
        ("Thy", "Thisted", "municipality_of_town"),
        ("Gladsakse", "Gladsaxe", "municipality_guessed"),
    ],
)
def test_a_town_or_a_slip_leads_to_a_municipality_and_is_pointed_out(text, name, code):
    checked = check(municipality=text)

    assert checked.values["municipality"] == name
    assert codes(checked) == [code]
    assert not checked.problems[0].blocks


@pytest.mark.parametrize("text", ["Malmö", "Brnby Øster Kom.", "Vejln", "København/Aarhus"])
def test_a_municipality_that_is_not_known_is_asked_about(text):
    checked = check(municipality=text)

    assert codes(checked) == ["municipality_unknown"]
    assert checked.values["municipality"] == ""


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("20304050", "+4520304050"),
        ("0045 20 30 40 50", "+4520304050"),
        ("4520304050", "+4520304050"),
        ("tlf. 2030 4050 (privat)", "+4520304050"),
        ("20304050 / 30405060", "+4520304050"),
        ("+46 70-123 45 67", "+46701234567"),
        ("46701234567", "+46701234567"),
    ],
)
def test_a_phone_number_is_written_with_its_country_code(text, number):
    assert check(phone=text).values["phone"] == number


def test_a_phone_number_that_cannot_be_called_is_left_out_and_said_so():
    checked = check(phone="4,52031E+11")

    assert checked.values["phone"] == ""
    assert codes(checked) == ["phone_invalid"]
    assert not checked.problems[0].blocks


def test_a_language_is_kept_as_its_code():
    assert check(language="Engelsk").values["language"] == "en"
    assert check(language="polsk").values["language"] == "pl"
    assert codes(check(language="Klingon")) == ["language_unknown"]


@pytest.mark.parametrize(
    ("text", "heads"),
    [("2", "2"), ("ja", "yes"), ("Nej", "0"), ("wife + 2 kids", "3"), ("2 børn", "2"), ("", "")],
)
def test_a_family_is_counted_where_it_can_be(text, heads):
    assert household_of(household=text) == heads


def test_partner_and_children_in_columns_of_their_own_are_added_up():
    assert household_of(partner="Ja", children="2") == "3"
    assert household_of(partner="Maria", children="") == "1"
    assert household_of(partner="nej", children="0") == "0"
    assert household_of(children="ja") == "yes"


def test_a_huge_cell_is_cut_and_said_so():
    checked = check(given_name="A" * 5000)

    assert len(checked.values["given_name"]) == 100
    assert "text_cut" in codes(checked)


def test_every_problem_can_be_stored_and_says_what_to_do():
    params = dict.fromkeys(("typed", "name", "row", "label", "country", "similar"), "DE")

    for code in ERRORS | NOTES:
        stored = Problem("email", code, params).as_json()

        assert len(Problem.from_json(stored).message) > 20
