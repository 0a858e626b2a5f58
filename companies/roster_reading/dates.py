"""Dates as people write them. Never a guess: 12/1/2026 may decide somebody's first day."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_PAST_YEARS = 10
_FUTURE_YEARS = 5

#: Excel counts days from here.
_DAY_ZERO = date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)

_TIME = re.compile(
    r"(?:(?<=\d{4})\s+\d{1,2}\.\d{2}$)|(?:t|[\s,]+)(?:(?:kl\.?|at)\s*\d{1,2}(?:[:.]\d{2})?|\d{1,2}:\d{2})(?::\d{2}(?:\.\d+)?)?"
    r"\s*(?:am|pm)?\s*(?:z|utc|gmt|[+-]\d{2}:?\d{2})?$"
)
_YEAR_FIRST = re.compile(r"(\d{4})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{1,2})\.?$")
_YEAR_LAST = re.compile(r"(\d{1,2})\s?([-/., ])\s?(\d{1,2})\s?([-/., ])\s?'?(\d{4}|\d{2})\.?$")
_EIGHT_DIGITS = re.compile(r"\d{8}$")
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?$")
_INCOMPLETE = re.compile(
    r"\d{1,2}\s?[-/.]\s?\d{4}$|\d{4}\s?[-/.]\s?\d{1,2}$|\d{1,2}\s?[-/.]\s?\d{1,2}\.?$|(?:19|20)\d{2}$"
)
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_REMARK = re.compile(r"\s*\([^()\d]*\)$")
_WORD = re.compile(r"[^\W\d_]+|\d+")

_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "mär": 3, "maa": 3, "apr": 4, "maj": 5, "may": 5, "mai": 5,
    "jun": 6, "jul": 7, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12, "dez": 12,
    "des": 12,
}  # fmt: skip
_MONTH_NAMES = re.compile(
    r"(jan(uary?|uar|uari)?|feb(ruary?|ruar|ruari)?|mar(ch|ts|s)?|märz?|maart|apr(il)?|ma[jyi]"
    r"|ju[nl](e|i|y)?|aug(ust|usti)?|sept?(ember)?|o[kc]t(ober)?|nov(ember)?|de[csz](ember)?)$"
)
_DAY_NAMES = re.compile(
    r"(mon|tues?|wednes|wed|thu(rs?)?|fri|satur|sat|sun)(day)?$"
    r"|(man|tirs|tir|ons|tors|tor|fre|lør|søn)(dag)?$"
)
_DAY_FIRST_WORD = re.compile(r"([a-zø]+)\.?,?\s+(?:d\.\s*|den\s+)?(?=\d)")
_AROUND = frozenset({"the", "of", "den", "d", "st", "nd", "rd", "th", "dag"})


class DateOrder(StrEnum):
    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


class DateUnclear(Exception):
    """Not a date, or not one date only; ``code`` is a problem's."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Orders:
    """How this file writes the day and the month; None where it does not show.

    Dots and dashes (1.12.2026, 01-12-2026) are the Danish way, day first, unless the file
    contradicts itself.
    """

    slashes: DateOrder | None = None
    dashes: DateOrder | None = DateOrder.DAY_FIRST

    def of(self, separators: str) -> DateOrder | None:
        if separators == "//":
            return self.slashes
        return self.dashes if separators == "--" else DateOrder.DAY_FIRST


def orders_shown_by(texts: Iterable[str], told: DateOrder | None = None) -> Orders:
    """What the dates that can be read in one way only say about the others."""
    if told:
        return Orders(told, told)
    shown: dict[str, set[DateOrder]] = {"//": set(), "--": set()}
    for text in texts:
        if (parts := _YEAR_LAST.match(_bare(text))) and (order := _only_order(parts)):
            shown.get(_separators(parts), set()).add(order)
    dashes = None if shown["--"] == {DateOrder.MONTH_FIRST} else DateOrder.DAY_FIRST
    slashes = next(iter(shown["//"])) if len(shown["//"]) == 1 else None
    return Orders(slashes, dashes)


def read_date(text: str, orders: Orders, today: date) -> date:
    """The day; raises DateUnclear."""
    day = _read(_bare(text), orders)
    nearest, farthest = today.year - _PAST_YEARS, today.year + _FUTURE_YEARS
    if not nearest <= day.year <= farthest:
        raise DateUnclear("date_far_off")
    return day


def looks_like_date(text: str) -> bool:
    """Whether this is meant as a date, for telling what a column holds."""
    try:
        _read(_bare(text), Orders(DateOrder.DAY_FIRST))
    except DateUnclear as unclear:
        return unclear.code == "date_impossible"
    return True


def _bare(text: str) -> str:
    """Without the time of day, the day of the week and remarks, with plain dashes."""
    text = _REMARK.sub("", _DASHES.sub("-", text.lower())).strip(" ,'")
    weekday = _DAY_FIRST_WORD.match(text)
    if weekday and _DAY_NAMES.match(weekday[1]):
        text = text[weekday.end() :]
    return _TIME.sub("", text).strip(" ,")


def _read(text: str, orders: Orders) -> date:
    if parts := _YEAR_FIRST.match(text):
        return _day(int(parts[1]), int(parts[2]), int(parts[3]))
    if parts := _YEAR_LAST.match(text):
        return _year_last(parts, orders)
    if _EIGHT_DIGITS.match(text):
        return _eight_digits(text)
    if (serial := _SERIAL.match(text)) and int(serial[1]) in _SERIALS:
        return _DAY_ZERO + timedelta(days=int(serial[1]))
    if _INCOMPLETE.match(text):
        raise DateUnclear("date_incomplete")
    return _in_words(text)


def _year_last(parts: re.Match[str], orders: Orders) -> date:
    first, second, year = int(parts[1]), int(parts[3]), _full_year(parts[5])
    day_first, month_first = _exists(year, second, first), _exists(year, first, second)
    if not (day_first or month_first):
        raise DateUnclear("date_impossible")
    order = _only_order(parts) or orders.of(_separators(parts))
    if first == second or order is DateOrder.DAY_FIRST:
        return _day(year, second, first)
    if order is DateOrder.MONTH_FIRST:
        return _day(year, first, second)
    raise DateUnclear("date_ambiguous")


def _only_order(parts: re.Match[str]) -> DateOrder | None:
    """The order in which this is a day, if there is only one: by a part over 12."""
    first, second, year = int(parts[1]), int(parts[3]), _full_year(parts[5])
    if first > 12 and _exists(year, second, first):
        return DateOrder.DAY_FIRST
    if second > 12 and _exists(year, first, second):
        return DateOrder.MONTH_FIRST
    return None


def _separators(parts: re.Match[str]) -> str:
    return parts[2] + parts[4]


def _eight_digits(text: str) -> date:
    if text.startswith(("19", "20")) and _exists(int(text[:4]), int(text[4:6]), int(text[6:])):
        return _day(int(text[:4]), int(text[4:6]), int(text[6:]))
    if not text[4:].startswith(("19", "20")):
        raise DateUnclear("date_unreadable")
    return _day(int(text[4:]), int(text[2:4]), int(text[:2]))


def _in_words(text: str) -> date:
    """1. december 2026, December 1st, 2026, tirsdag den 1. dec. 26."""
    words = [word for word in _WORD.findall(text) if not _is_around(word)]
    names = [word for word in words if not word.isdigit()]
    numbers = [word for word in words if word.isdigit()]
    if len(names) != 1 or not _MONTH_NAMES.match(names[0]):
        raise DateUnclear("date_unreadable")
    if len(numbers) != 2:
        raise DateUnclear("date_incomplete" if len(numbers) < 2 else "date_unreadable")
    month = _MONTHS[names[0][:3]]
    day, year = reversed(numbers) if len(numbers[0]) == 4 else numbers
    if len(day) > 2 or len(year) not in (2, 4):
        raise DateUnclear("date_unreadable")
    return _day(_full_year(year), month, int(day))


def _is_around(word: str) -> bool:
    return word in _AROUND or bool(_DAY_NAMES.match(word))


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _day(year: int, month: int, day: int) -> date:
    if not _exists(year, month, day):
        raise DateUnclear("date_impossible")
    return date(year, month, day)
