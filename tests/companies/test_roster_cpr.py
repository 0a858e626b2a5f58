"""No CPR number leaves the reading, in whatever column and form it came."""

import json
from dataclasses import asdict

import pytest

from companies.roster_reading.privacy import asks_for_cpr
from tests.companies.roster_reads import ANNA, BO, HEADER, check, codes, read_cells


def everything_in(roster):
    return json.dumps(asdict(roster), ensure_ascii=False)


@pytest.mark.parametrize(
    "name",
    [
        "CPR",
        "Cpr-nr.",
        "CPR-nummer (hvis kendt)",
        "C.P.R. nr.",
        "Personnummer",
        "SSN",
        "Social security number",
        "Civil registration number",
        "Fødselsnummer",
        "National ID",
        "Personal ID number",
        "Fødselsdato/CPR",
    ],
)
def test_a_column_that_asks_for_cpr_numbers_is_refused(name):
    roster = read_cells((*HEADER, name), (*ANNA, "010190-1234"), (*BO, ""))

    assert roster.refused == [name]
    assert roster.ignored == []
    assert "1234" not in everything_in(roster)
    assert all(row.is_ready for row in roster.rows)


@pytest.mark.parametrize("name", ["Personalenr.", "Personnel no.", "Passport number", "Person"])
def test_a_column_with_a_name_like_it_is_not_refused(name):
    assert not asks_for_cpr(name, ["1001", "1002"])


def test_the_companys_own_personal_numbers_are_no_cpr_numbers():
    assert not asks_for_cpr("Personal no.", ["1001", "1002"])
    assert asks_for_cpr("Personal no.", ["010190-1234"])


@pytest.mark.parametrize("numbers", [("010190-1234", "311289-4321"), ("0101901234", "3112894321")])
def test_a_column_full_of_them_is_refused_whatever_it_is_called(numbers):
    roster = read_cells((*HEADER, "Reg."), (*ANNA, numbers[0]), (*BO, numbers[1]))

    assert roster.refused == ["Reg."]
    assert "1234" not in everything_in(roster)


def test_a_number_that_lost_its_zero_in_excel_is_known_by_its_check_digit():
    roster = read_cells((*HEADER, "Reg."), (*ANNA, 101901009), (*BO, 101901017))

    assert roster.refused == ["Reg."]


@pytest.mark.parametrize("column", range(6))
@pytest.mark.parametrize("number", ["010190-1234", "0101901234", "010190 1234", "01 01 90 - 1234"])
def test_one_in_any_cell_is_removed_and_said_so(column, number):
    row = [*ANNA, "note"]
    row[column] = f"{row[column]} {number}"

    roster = read_cells((*HEADER, "Remarks"), row, BO)

    assert "1234" not in everything_in(roster)
    assert "cpr_removed" in codes(roster.rows[0])
    assert roster.rows[0].number == 2


def test_the_rest_of_the_row_is_kept():
    roster = read_cells((*HEADER, "Remarks"), (*ANNA, "her CPR is 010190-1234"), BO)

    assert roster.rows[0].is_ready
    assert roster.rows[0].cells[-1] == "her CPR is [CPR removed]"


def test_one_typed_into_the_form_is_removed_too():
    checked = check(given_name="Anna 010190-1234")

    assert checked.values["given_name"] == "Anna"
    assert codes(checked) == ["cpr_removed"]


def test_one_in_a_column_name_is_not_shown():
    roster = read_cells((*HEADER, "010190-1234"), (*ANNA, "x"), BO)

    assert "1234" not in everything_in(roster)


def test_phone_numbers_are_no_cpr_numbers():
    phones = ("+45 31 12 89 12", "4531128912", "+31 06 12 34 5678", "+33 0612345678")
    rows = [(f"P {n}", f"p{n}@x.example", *ANNA[2:], phone) for n, phone in enumerate(phones)]

    roster = read_cells((*HEADER, "Phone"), *rows)

    assert [codes(row) for row in roster.rows] == [[], [], [], []]
    assert all(row.values["phone"] for row in roster.rows)


def test_ten_digits_of_the_companys_own_numbering_are_kept():
    rows = [(f"P {n}", f"p{n}@x.example", *ANNA[2:], str(1001234567 + 1000 * n)) for n in range(5)]

    roster = read_cells((*HEADER, "Employee number"), *rows)

    assert roster.refused == []
    assert [row.values["employee_number"] for row in roster.rows][:2] == [
        "1001234567",
        "1001235567",
    ]


def test_a_single_one_among_the_companys_numbers_is_removed():
    rows = [(*ANNA, "1001"), (*BO, "0101901234")]

    roster = read_cells((*HEADER, "Employee number"), *rows)

    assert roster.rows[1].values["employee_number"] == ""
    assert codes(roster.rows[1]) == ["cpr_removed"]
