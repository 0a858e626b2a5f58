"""Whatever program HR saved its list with, the rows come out the same."""

import os
from datetime import date, datetime

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from companies.roster_reading.problems import REFUSALS, RosterRefused
from companies.roster_reading.read import read_pasted
from tests.companies.roster_files import (
    csv_bytes,
    ods_bytes,
    saved,
    with_formula_values,
    xlsx_bytes,
    zipped,
)
from tests.companies.roster_reads import ANNA, BO, GOOD, HEADER, TODAY, read_file, upload
from vocabulary.municipalities import MUNICIPALITIES

NINE_O_CLOCK = datetime(2026, 12, 2, 9)  # noqa: DTZ001 - a spreadsheet has no time zones

DANISH = [
    ("Fornavn", "Efternavn", "E-mail", "Statsborgerskab", "Kommune", "Første dag"),
    ("Søren", "Æbelø", "s@ae.example", "færøsk", "Køge", "1. dec. 2026"),
]


def values(roster, row=0):
    return {field: value for field, value in roster.rows[row].values.items() if value}


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman", "cp850"],
)
def test_text_is_read_in_every_encoding_that_spreadsheet_programs_save(encoding):
    roster = read_file(csv_bytes(DANISH, encoding=encoding))

    assert values(roster)["given_name"] == "Søren"
    assert values(roster)["family_name"] == "Æbelø"
    assert roster.columns["start_date"] == "Første dag"


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_cells_may_be_separated_by_anything_usual(delimiter, line_end):
    roster = read_file(csv_bytes([HEADER, ANNA, BO], delimiter=delimiter, line_end=line_end))

    assert values(roster) == GOOD
    assert [row.number for row in roster.rows] == [2, 3]


def test_quoted_cells_may_hold_separators_quotes_and_line_breaks():
    roster = read_file(
        b"Name,E-mail,Citizenship,Municipality,Start date\n"
        b'"Berg, Anna ""Ann""",anna@berg.example,Germany,"K\xc3\xb8benhavn\nKommune",2026-12-01\n'
        b"Bo Lund,bo@lund.example,Sweden,Aarhus,2026-12-02\n"
    )

    assert values(roster) == {**GOOD, "given_name": 'Anna "Ann'}
    assert [row.number for row in roster.rows] == [2, 3]


def test_a_quotation_mark_that_is_never_closed_eats_no_other_row():
    broken = ('"Cy Ny', "cy@ny.example", "Norway", "Odense", "2026-12-03")

    roster = read_file(csv_bytes([HEADER, ANNA, broken, BO]))

    assert [row.values["given_name"] for row in roster.rows] == ["Anna", "Cy", "Bo"]
    assert all(row.is_ready for row in roster.rows)


def test_excels_own_separator_line_is_no_row():
    roster = read_file(b"sep=;\r\n" + csv_bytes([HEADER, ANNA]))

    assert roster.rows[0].number == 2


def test_a_workbook_gives_dates_and_numbers_as_they_are_shown():
    header = (*HEADER, "Employee number")
    cells = [
        header,
        (*ANNA[:4], date(2026, 12, 1), 1001),
        (*BO[:4], NINE_O_CLOCK, "x7"),
    ]

    roster = upload(xlsx_bytes(cells))

    assert values(roster) == {**GOOD, "employee_number": "1001"}
    assert values(roster, 1)["start_date"] == "2026-12-02"


def test_an_opendocument_sheet_with_a_million_repeated_blank_rows_is_read():
    cells = [("New people",), (), HEADER, (*ANNA[:4], date(2026, 12, 1)), (), BO]

    roster = upload(ods_bytes(cells, blank_rows_after=1_048_000))

    assert values(roster) == GOOD
    assert [row.number for row in roster.rows] == [4, 6]


def test_formulas_count_by_the_value_they_show():
    workbook = xlsx_bytes([HEADER, ("Anna Berg", "=LOWER(A2)", *ANNA[2:])])

    roster = read_file(with_formula_values(workbook, {"B2": "anna@berg.example"}))

    assert values(roster) == GOOD


def test_a_table_that_does_not_start_in_the_corner_keeps_its_row_numbers():
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for row, cells in ((7, HEADER), (9, ANNA)):
        for column, cell in enumerate(cells, start=4):
            sheet.cell(row, column, cell)

    roster = read_file(saved(workbook))

    assert values(roster) == GOOD
    assert roster.rows[0].number == 9
    assert roster.headers[3:] == list(HEADER)


def test_one_merged_cell_counts_for_everybody_beside_it():
    rows = [HEADER, ANNA, (*BO[:3], "", "2026-12-02")]

    roster = read_file(xlsx_bytes(rows, finish=lambda sheet: sheet.merge_cells("D2:D3")))

    assert roster.rows[1].values["municipality"] == "København"


@pytest.mark.parametrize("stray", ["A1048576", "J1048576", "XFD1048576"])
def test_a_stray_cell_at_the_end_of_the_sheet_does_no_harm(stray):
    def leave_a_blank(sheet):
        sheet[stray] = " "

    roster = upload(xlsx_bytes([HEADER, ANNA], finish=leave_a_blank))

    assert values(roster) == GOOD


def test_a_sheet_painted_far_down_has_no_more_rows_for_it():
    def paint(sheet):
        for row in range(3, 3000):
            sheet.cell(row, 1).fill = PatternFill("solid", fgColor="FFFF00")

    roster = read_file(xlsx_bytes([HEADER, ANNA], finish=paint))

    assert len(roster.rows) == 1


def test_the_first_visible_sheet_with_a_list_is_read():
    workbook = Workbook()
    guide = workbook.worksheets[0]
    guide.append(["How to fill in this sheet"])
    guide.append(["Name", "The full name"])
    hidden, people = workbook.create_sheet("Old"), workbook.create_sheet("New")
    hidden.sheet_state = "hidden"
    for sheet, rows in ((hidden, [HEADER, BO]), (people, [HEADER, ANNA])):
        for row in rows:
            sheet.append(row)

    roster = read_file(saved(workbook))

    assert roster.sheet == "New"
    assert values(roster) == GOOD


def test_pasted_cells_are_read_like_a_file():
    text = "\n".join("\t".join(row) for row in (HEADER, ANNA))

    roster = read_pasted(text, today=TODAY, municipalities=MUNICIPALITIES)

    assert values(roster) == GOOD


def test_what_nobody_sees_in_a_cell_is_not_there():
    cells = (
        "An\u200bna\u00a0 Berg🎉",
        "\u202aanna@berg.example\u202c",
        "Ger\u00admany",
        "\ufeffKøbenhavn",
    )

    roster = read_file(csv_bytes([HEADER, (*cells, "2026-12-01\x00")]))

    assert values(roster) == GOOD


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (xlsx_bytes([]), "empty"),
        (b"a" * 5_300_000, "file_too_large"),
        (b"%PDF-1.7 ...", "not_a_spreadsheet"),
        (b"<html><table><tr><td>Name", "not_a_spreadsheet"),
        (bytes(range(256)) * 20, "not_a_spreadsheet"),
        (zipped({"word/document.xml": "<w/>"}), "not_a_spreadsheet"),
        (b"PK\x03\x04" + b"\x00" * 200, "damaged"),
        (xlsx_bytes([HEADER, ANNA])[:2000], "damaged"),
        (zipped({"content.xml": "<broken", "mimetype": "x"}), "damaged"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (
            zipped({"content.xml": "x", "META-INF/manifest.xml": "<m:encryption-data/>"}),
            "password",
        ),
        (zipped({"content.xml": " " * 320_000_000}), "too_large"),
        (csv_bytes([("Dear Anna,",), ("see you soon",)]), "no_header"),
        (csv_bytes([ANNA, BO]), "no_header"),
        (csv_bytes([HEADER]), "no_people"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_without_a_list_is_refused_with_what_to_do(data, code):
    with pytest.raises(RosterRefused) as refused:
        upload(data)

    assert refused.value.code == code
    assert str(refused.value) == str(REFUSALS[code])


def test_a_thousand_people_are_the_most():
    people = [
        (f"Person {n}", f"p{n}@x.example", "Poland", "Odense", "2026-12-01") for n in range(1001)
    ]

    assert len(read_file(csv_bytes([HEADER, *people[:1000]])).rows) == 1000
    with pytest.raises(RosterRefused) as refused:
        read_file(csv_bytes([HEADER, *people]))
    assert refused.value.code == "too_many_rows"


def test_noise_is_refused_and_nothing_else():
    for size in (1, 100, 10_000):
        with pytest.raises(RosterRefused):
            upload(os.urandom(size))
