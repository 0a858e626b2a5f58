"""Personal talks: the times somebody has between two o'clock and four, so many minutes each."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from events.editing.recurrence import local_times


def talk_times(
    day: date, begins: time, ends: time, *, minutes: int, pause: int = 0
) -> Iterator[tuple[datetime, datetime]]:
    """The whole talks between two local times, ``pause`` minutes apart, in UTC.

    Minutes are of real time, also in the nights on which the clocks move.
    """
    starts, over = local_times(day, begins, ends)
    length, step = timedelta(minutes=minutes), timedelta(minutes=minutes + pause)
    while starts + length <= over:
        yield starts, starts + length
        starts += step
