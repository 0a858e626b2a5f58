"""Deadlines against a table that was worked out by hand, with a calendar beside."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidance.relative_dates import Anchor, Offset, Unit, in_words
from vocabulary.danish_days import add_working_days, is_working_day, working_days_before

BY_HAND = [
    # From a Friday over a weekend.
    (date(2026, 11, 20), 1, Unit.WORKING_DAYS, date(2026, 11, 23)),
    (date(2026, 11, 20), 5, Unit.DAYS, date(2026, 11, 25)),
    # From a Sunday: Monday is the first working day.
    (date(2026, 11, 22), 1, Unit.WORKING_DAYS, date(2026, 11, 23)),
    # Easter 2027: 25 and 26 March, 29 March are holidays, 27 and 28 the weekend.
    (date(2027, 3, 24), 1, Unit.WORKING_DAYS, date(2027, 3, 30)),
    (date(2027, 3, 30), -1, Unit.WORKING_DAYS, date(2027, 3, 24)),
    # Great Prayer Day: a holiday on 5 May 2023 by law, an ordinary Friday on 26 April 2024.
    (date(2024, 4, 25), 1, Unit.WORKING_DAYS, date(2024, 4, 26)),
    # 21 working days before Monday 1 February 2027: New Year's Day is not one of them.
    (date(2027, 2, 1), -21, Unit.WORKING_DAYS, date(2026, 12, 30)),
    # Christmas: 24, 25, 31 December and 1 January are closed, 26 and 27 are the weekend.
    (date(2026, 12, 23), 3, Unit.WORKING_DAYS, date(2026, 12, 30)),
    (date(2026, 12, 30), 1, Unit.WORKING_DAYS, date(2027, 1, 4)),
    # Constitution Day 2028 is a Monday.
    (date(2028, 6, 2), 1, Unit.WORKING_DAYS, date(2028, 6, 6)),
    # Months end where they end; 2028 is a leap year.
    (date(2027, 1, 31), 1, Unit.MONTHS, date(2027, 2, 28)),
    (date(2028, 1, 31), 1, Unit.MONTHS, date(2028, 2, 29)),
    (date(2028, 2, 29), 12, Unit.MONTHS, date(2029, 2, 28)),
    (date(2027, 8, 31), -6, Unit.MONTHS, date(2027, 2, 28)),
    (date(2026, 12, 15), 3, Unit.MONTHS, date(2027, 3, 15)),
    # Over the leap day, and over the nights when the clock changes: a day is a day.
    (date(2028, 2, 26), 5, Unit.DAYS, date(2028, 3, 2)),
    (date(2027, 3, 27), 2, Unit.DAYS, date(2027, 3, 29)),
    (date(2026, 10, 24), 14, Unit.DAYS, date(2026, 11, 7)),
    (date(2027, 3, 1), -8, Unit.WEEKS, date(2027, 1, 4)),
    (date(2027, 3, 1), 0, Unit.DAYS, date(2027, 3, 1)),
    (date(2027, 3, 27), 0, Unit.WORKING_DAYS, date(2027, 3, 27)),
]


@pytest.mark.parametrize(("day", "number", "unit", "expected"), BY_HAND)
def test_a_deadline_is_the_day_that_one_finds_in_a_calendar(
    day: date, number: int, unit: Unit, expected: date
) -> None:
    assert Offset(number, unit).counted_from(day) == expected


@settings(max_examples=60)
@given(st.dates(date(2024, 1, 1), date(2032, 1, 1)), st.integers(1, 40))
def test_counting_back_leads_to_where_counting_on_began(day: date, n: int) -> None:
    begin = working_days_before(day, n)
    assert is_working_day(begin)
    there = add_working_days(begin, n)
    assert there == day if is_working_day(day) else there > day


def test_a_deadline_is_said_in_words() -> None:
    assert in_words(Offset(5, Unit.DAYS), Anchor.ARRIVAL) == (
        "5 days after the day you move to Denmark"
    )
    assert in_words(Offset(-1, Unit.MONTHS), Anchor.ARRIVAL).startswith("1 month before")
    assert in_words(Offset(0, Unit.DAYS), Anchor.START) == "your first day of work or studies"
