"""Days in words, made once for all rows that need them."""

from datetime import date
from functools import lru_cache

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.formats import date_format

KEPT = 2000  # a few years in two languages


@lru_cache(KEPT)
def short_day(day: date, language: str) -> str:
    """Thu 3 Dec."""
    return date_format(day, "SHORT_DAY")


@lru_cache(KEPT)
def month_in_words(day: date, language: str) -> str:
    """December 2026."""
    words = date_format(day, "F Y")
    return words[:1].upper() + words[1:]


@lru_cache(KEPT)
def month_name(day: date, language: str) -> str:
    words = date_format(day, "F")
    return words[:1].upper() + words[1:]


def weekdays() -> list[tuple[str, str]]:
    """Short and long, from Monday."""
    return [(str(WEEKDAYS_ABBR[n]).capitalize(), str(WEEKDAYS[n]).capitalize()) for n in range(7)]
