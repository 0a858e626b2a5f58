"""On which days of its months a pair is asked: counted from the kick-off, or from a later yes."""

from collections.abc import Iterator
from datetime import date, timedelta

from guidance.relative_dates import Offset, Unit
from mentoring.models import CheckIn, Evaluation, Match

CHECK_INS = {
    CheckIn.Moment.WEEK_2: Offset(2, Unit.WEEKS),
    CheckIn.Moment.MONTH_2: Offset(2, Unit.MONTHS),
    CheckIn.Moment.MONTH_4: Offset(4, Unit.MONTHS),
}
BEFORE_END = timedelta(days=14)  # there is still time to put something right
APART = timedelta(days=14)  # from the last check-in: nobody is asked twice about the same weeks
HALF_FROM = timedelta(days=56)  # a shorter time has no half-time worth asking about


def first_day(match: Match) -> date:
    """From which is counted: the kick-off, or a later yes. Raises TypeError before both yes."""
    if match.together_from is None:
        raise TypeError(f"{match} has not begun")
    return match.together_from


def check_in_days(first: date, last: date) -> Iterator[tuple[CheckIn.Moment, date]]:
    """Those that fit between the two days; the one at the end always does."""
    end = max(first, last - BEFORE_END)
    for moment, offset in CHECK_INS.items():
        day = offset.counted_from(first)
        if day <= end - APART:
            yield moment, day
    yield CheckIn.Moment.END, end


def evaluation_days(first: date, last: date) -> Iterator[tuple[Evaluation.Moment, date]]:
    if last - first >= HALF_FROM:
        yield Evaluation.Moment.HALF, first + (last - first) / 2
    yield Evaluation.Moment.END, max(first, last)
