"""Lists to download: what strangers typed is shown, and never run."""

from datetime import date, time
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from vocabulary.spreadsheets import harmless, spreadsheet


def read(content: bytes):
    return load_workbook(BytesIO(content)).active


@pytest.mark.parametrize("typed", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "  =1+1"])
def test_a_formula_is_text(typed: str) -> None:
    sheet = read(spreadsheet("People", [("Name", 20)], [[typed]]))

    assert sheet["A2"].value == f"'{typed}"
    assert sheet["A2"].data_type == "s"


def test_plain_words_stay_as_they_are() -> None:
    assert harmless("Ana-Maria = Ana") == "Ana-Maria = Ana"


def test_what_no_spreadsheet_can_hold_is_left_out() -> None:
    sheet = read(spreadsheet("a/b:c*d[e]?", [("Name", 20)], [["A\x00n\x08a\ud800"]]))

    assert sheet["A2"].value == "Ana"
    assert sheet.title == "a b c d e  "


def test_days_and_times_can_be_sorted_and_are_ours() -> None:
    moment = timezone.now().replace(microsecond=0)
    row = [date(2026, 12, 1), time(9, 30), moment, 7]
    sheet = read(spreadsheet("When", [(name, 10) for name in "abcd"], [row]))

    day, clock, when, number = (cell.value for cell in sheet[2])
    assert (day.date(), clock, number) == (date(2026, 12, 1), time(9, 30), 7)
    assert when == timezone.make_naive(moment)
    assert sheet.auto_filter.ref == "A1:D2"
