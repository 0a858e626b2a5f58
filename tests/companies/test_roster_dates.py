"""A date is read where it can mean one day only, and asked about where it cannot."""

from datetime import date

import pytest

from companies.roster_reading.dates import DateOrder
from tests.companies.roster_reads import ANNA, BO, HEADER, check, codes, read_cells


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-01",
        "2026-12-01 00:00:00",
        "2026-12-01T08:00:00Z",
        "2026/12/01",
        "01-12-2026",
        "01–12–2026",
        "1.12.2026",
        "1.12.26",
        "1/12-2026",
        "1/12 2026",
        "1 12 2026",
        "1. december 2026",
        "den 1. december 2026",
        "tirsdag d. 1. dec. 2026",
        "Tirsdag 01.12.2026",
        "1 Dec 2026",
        "1-dec-26",
        "December 1st, 2026",
        "Tuesday, 1 December 2026",
        "01.12.2026 kl. 9",
        "1.12.2026 (expected)",
        "46357",
        "46357,375",
        "20261201",
        "01122026",
    ],
)
def test_every_usual_way_to_write_a_date_is_read(text):
    assert check(start_date=text).values["start_date"] == "2026-12-01"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "start_date_missing"),
        ("TBD", "start_date_missing"),
        ("as soon as possible", "date_unreadable"),
        ("uge 49", "date_unreadable"),
        ("31-02-2027", "date_impossible"),
        ("2027-02-30", "date_impossible"),
        ("32.12.2026", "date_impossible"),
        ("12/1/2026", "date_ambiguous"),
        ("1. december", "date_incomplete"),
        ("December 2026", "date_incomplete"),
        ("12-2026", "date_incomplete"),
        ("2062-12-01", "date_far_off"),
        ("1926-12-01", "date_far_off"),
    ],
)
def test_what_is_not_one_day_is_asked_about(text, code):
    checked = check(start_date=text)

    assert checked.values["start_date"] == ""
    assert codes(checked) == [code]


def start_dates(*texts, **options):
    rows = [(f"P {n}", f"p{n}@x.example", *ANNA[2:4], text) for n, text in enumerate(texts)]
    return [row.values["start_date"] for row in read_cells(HEADER, *rows, **options).rows]


def test_a_part_over_twelve_decides_for_the_whole_file():
    assert start_dates("12/1/2026", "12/31/2026") == ["2026-12-01", "2026-12-31"]
    assert start_dates("12/1/2026", "31/12/2026") == ["2026-01-12", "2026-12-31"]


def test_a_date_in_another_column_decides_too():
    header = (*HEADER, "Date of birth")

    roster = read_cells(header, (*ANNA[:4], "3/4/2027", "2/28/1990"))

    assert roster.rows[0].values["start_date"] == "2027-03-04"


def test_a_file_that_contradicts_itself_is_asked_about():
    assert start_dates("12/1/2026", "12/31/2026", "31/12/2026") == ["", "2026-12-31", "2026-12-31"]


def test_the_same_day_either_way_needs_no_question():
    assert start_dates("12/12/2026") == ["2026-12-12"]


def test_one_slip_among_danish_dates_turns_no_other_date_round():
    assert start_dates("01-12-2026", "12-31-2026", "15-12-2026") == [
        "2026-12-01",
        "2026-12-31",
        "2026-12-15",
    ]


def test_dashes_with_the_month_first_only_make_the_others_doubtful():
    assert start_dates("01-12-2026", "12-31-2026") == ["", "2026-12-31"]


def test_whoever_uploads_can_say_which_part_is_the_day():
    assert start_dates("12/1/2026", date_order=DateOrder.MONTH_FIRST) == ["2026-12-01"]
    assert start_dates("12/1/2026", date_order=DateOrder.DAY_FIRST) == ["2026-01-12"]


def test_dates_of_a_workbook_need_no_reading():
    roster = read_cells(HEADER, (*ANNA[:4], date(2027, 3, 4)), (*BO[:4], "3/4/2027"))

    assert roster.rows[0].values["start_date"] == "2027-03-04"
    assert codes(roster.rows[1]) == ["date_ambiguous"]


def test_an_arrival_after_the_first_day_is_pointed_out():
    checked = check(arrival_date="2026-12-02")

    assert codes(checked) == ["arrival_after_start"]
    assert not checked.problems[0].blocks


def test_an_arrival_that_cannot_be_read_does_not_hold_the_row_up():
    checked = check(arrival_date="in spring")

    assert codes(checked) == ["date_unreadable"]
    assert not checked.problems[0].blocks
