"""The columns are found by what HR calls them, in either language and any order."""

import pytest

from companies.roster_reading.again import read_again
from companies.roster_reading.headers import Sure, meaning_of
from companies.roster_reading.sheets import sheet_of
from tests.companies.roster_reads import (
    ANNA,
    BO,
    HEADER,
    TODAY,
    read_cells,
    read_sheets,
)
from vocabulary.municipalities import MUNICIPALITIES

SURE = {
    "given_name": "Fornavn, FORNAVN(E), First Name(s), Fornavn / First name, first_name",
    "family_name": "Surname, Efternavn Last name, Family Name (as in passport), LAST_NAME",
    "full_name": "Navn, Fulde navn, Full name, Employee, Navn på medarbejder, For- og efternavn",
    "email": "E-mail, E-mail adresse, Email*, Privat mail, E-mail (privat), Mailadresse, E-post",
    "employee_number": "Medarbejdernr., Medarbejdernummer, Employee ID, Employee #, Lønnr.",
    "citizenship": "Statsborgerskab, Nationality, Country of citizenship, Nationalitet",
    "municipality": "Kommune, Bopælskommune, Municipality of residence, Kommune (bopæl)",
    "start_date": "Startdato, First day, 1. arbejdsdag, Tiltrædelse, Start Date (dd/mm/yyyy)",
    "arrival_date": "Ankomst, Arrival in Denmark, Ankomst til DK, Indrejsedato",
    "phone": "Telefon, Tlf.nr., Mobil, Phone number, Mobile number (incl. country code)",
    "language": "Sprog, Preferred language, Sprog (da/en), Foretrukket sprog",
    "household": "Medfølgende familie, Family (yes/no), Accompanying family",
}

GUESSED = {
    "citizenship": "Land, Country of origin, Statsborgeskab, Nationallity",
    "municipality": "By, City, Kommune hvor man bor, Municipalty",
    "given_name": "Fornavm",
    "start_date": "Startdao, Dato",
    "email": "E-mial",
}

NOBODYS = (
    "Stilling, Job title, Manager's e-mail, Leders e-mail, Emergency phone, Country of birth, "
    "Fødeland, Fødselsdato, End date, Sidste arbejdsdag, Pasnummer, Firmanavn, Buddy name, Nr., #, "
    "Arbejdssted, Work location, Løn, E-mail (leder)"
)


def pairs(table):
    return [(name.strip(), field) for field, names in table.items() for name in names.split(", ")]


@pytest.mark.parametrize(("name", "field"), pairs(SURE))
def test_a_usual_column_name_is_known(name, field):
    meaning = meaning_of(name)

    assert meaning
    assert meaning.field == field
    assert meaning.sure > Sure.GUESSED


@pytest.mark.parametrize(("name", "field"), pairs(GUESSED))
def test_an_unclear_or_misspelt_name_is_guessed(name, field):
    assert meaning_of(name) == (field, Sure.GUESSED)


@pytest.mark.parametrize("name", NOBODYS.split(", "))
def test_a_column_about_something_else_is_left_alone(name):
    assert meaning_of(name) is None


def test_columns_come_in_any_order_and_unknown_ones_are_shown():
    header = ("Stilling", "Startdato", "Kommune", "Land", "Mail", "Efternavn", "Fornavn")
    row = ("Kok", "1.12.2026", "Odense", "Polen", "a@b.example", "Nowak", "Jan")

    roster = read_cells(header, row)

    assert roster.columns == {
        "start_date": "Startdato",
        "municipality": "Kommune",
        "citizenship": "Land",
        "email": "Mail",
        "family_name": "Efternavn",
        "given_name": "Fornavn",
    }
    assert roster.ignored == ["Stilling"]
    assert roster.guesses == ["citizenship"]
    assert roster.rows[0].is_ready


def test_title_rows_above_the_column_names_are_passed_over():
    titles = [("Nordvind A/S",), ("New people, December", "", "Date:", "20-11-2026"), ()]

    roster = read_cells(*titles, ("Contact:", "hr@nordvind.example"), HEADER, ANNA)

    assert [row.number for row in roster.rows] == [6]


def test_an_address_or_a_date_beside_the_column_names_hides_no_list():
    roster = read_cells((*HEADER, "20-11-2026"), ANNA)

    assert roster.rows[0].is_ready


def test_column_names_in_two_rows_are_put_together():
    roster = read_cells(
        ("Person", "", "Arrival", "", "E-mail", "Municipality"),
        ("First name", "Last name", "Date", "Flight", "", ""),
        ("Anna", "Berg", "2026-11-30", "SK12", "a@b.example", "Odense"),
    )

    assert roster.columns["arrival_date"] == "Arrival Date"
    assert roster.columns["email"] == "E-mail"
    assert roster.rows[0].values["arrival_date"] == "2026-11-30"


def test_names_that_say_nothing_are_guessed_from_what_stands_under_them():
    header = ("Hvem", "Skriv her", "Oprindeligt", "Skal bo", "Hvornår")

    roster = read_cells(header, ANNA, BO)

    assert set(roster.guesses) == {
        "full_name",
        "email",
        "citizenship",
        "municipality",
        "start_date",
    }
    assert all(row.is_ready for row in roster.rows)


def test_a_guess_that_the_cells_contradict_is_not_made():
    roster = read_cells((*HEADER[:4], "Date"), (*ANNA[:4], "see contract"))

    assert "start_date" not in roster.fields
    assert roster.missing == ["start_date"]


def test_her_own_address_is_preferred_to_the_one_at_work():
    header = ("Navn", "Arbejdsmail", "Privat e-mail", "Leders e-mail")

    roster = read_cells(header, ("Anna Berg", "w@x.example", "own@x.example", "boss@x.example"))

    assert roster.columns["email"] == "Privat e-mail"
    assert roster.ignored == ["Arbejdsmail", "Leders e-mail"]


def test_whoever_uploads_can_say_what_a_column_means():
    header = ("Navn", "Arbejdsmail", "Privat e-mail", "Land")
    row = ("Anna Berg", "w@x.example", "own@x.example", "Polen")

    roster = read_cells(header, row, mapping={1: "email", 3: None})

    assert roster.columns == {"full_name": "Navn", "email": "Arbejdsmail"}
    assert roster.rows[0].values["email"] == "w@x.example"
    assert roster.guesses == []


def test_kept_cells_are_read_again_with_another_meaning():
    first = read_cells(
        ("Navn", "Arbejdsmail", "CPR", "Privat e-mail"),
        ("A B", "w@x.example", "010190-1234", "o@x.example"),
    )
    kept = [(row.number, row.cells) for row in first.rows]

    again = read_again(
        first.headers,
        kept,
        today=TODAY,
        municipalities=MUNICIPALITIES,
        mapping={0: "full_name", 1: "email"},
        refused=first.refused,
    )

    assert again.rows[0].values["email"] == "w@x.example"
    assert again.rows[0].number == 2
    assert again.refused == ["CPR"]


def test_rows_that_are_no_people_are_left_out_and_said_so():
    rows = [
        HEADER,
        ANNA,
        HEADER,
        BO,
        ("Total", "2"),
        ("I alt: 2",),
        ("Questions? Write to hr@nordvind.example before the first of the month",),
        ("* everybody starts in December",),
    ]

    roster = read_cells(*rows)

    assert [row.number for row in roster.rows] == [2, 4]
    assert roster.left_out == [5, 6, 7, 8]


def test_somebody_of_whom_only_the_name_is_known_is_a_person_still():
    roster = read_cells(HEADER, ANNA, ("Bo Lund",))

    assert [row.number for row in roster.rows] == [2, 3]
    assert not roster.rows[1].is_ready


def test_a_column_without_a_name_is_called_by_its_letter():
    roster = read_cells(HEADER, (*ANNA, "note"))

    assert roster.ignored == ["Column F"]


def test_a_list_on_a_hidden_sheet_is_read_when_there_is_no_other():
    roster = read_sheets(sheet_of([(1, HEADER), (2, ANNA)], name="Old", visible=False))

    assert roster.sheet == "Old"
