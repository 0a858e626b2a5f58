"""The same person twice is pointed out, and nobody is dropped for it."""

from companies.roster_reading.duplicates import Existing, find_duplicates
from tests.companies.roster_reads import ANNA, BO, HEADER, codes, read_cells


def test_the_later_of_two_rows_with_one_address_needs_its_own():
    roster = read_cells(HEADER, ANNA, ("Cy Ny", "ANNA@berg.example", *BO[2:]))

    assert roster.rows[0].is_ready
    assert codes(roster.rows[1]) == ["duplicate_email"]
    assert "Row 2, Anna Berg" in roster.rows[1].problems[0].message
    assert not roster.rows[1].is_ready


def test_one_employee_number_for_two_is_pointed_out():
    roster = read_cells(
        (*HEADER, "Employee ID"), (*ANNA, "A-17"), (*BO, "a17"), ("C", "", "", "", "", "A 17")
    )

    assert "duplicate_employee_number" not in codes(roster.rows[1])
    assert "duplicate_employee_number" in codes(roster.rows[2])


def test_the_same_name_country_and_first_day_may_be_the_same_person():
    roster = read_cells(HEADER, ANNA, ("Berg, Anna", "other@berg.example", *ANNA[2:]))

    assert codes(roster.rows[1]) == ["duplicate_person"]
    assert roster.rows[1].is_ready


def test_people_who_only_share_a_name_are_two_people():
    roster = read_cells(HEADER, ANNA, ("Anna Berg", "other@berg.example", *BO[2:]))

    assert codes(roster.rows[1]) == []


def test_somebody_on_another_booking_is_pointed_out():
    roster = read_cells((*HEADER, "Employee ID"), (*ANNA, "1"), (*BO, "2"))
    existing = [
        Existing("Anna@Berg.example", "", "Anna Berg", "ABC234"),
        Existing("old@lund.example", "2", "Bo Lund", "DEF567"),
    ]

    found = find_duplicates(roster.rows, existing)

    assert [problem.params["label"] for row in (2, 3) for problem in found[row]] == [
        "ABC234",
        "DEF567",
    ]
    assert not any(problem.blocks for row in (2, 3) for problem in found[row])


def test_blank_numbers_and_addresses_are_no_duplicates():
    roster = read_cells(HEADER, ("A B",), ("C D",))

    assert find_duplicates(roster.rows, [Existing("", "", "X", "ABC234")]) == {}
