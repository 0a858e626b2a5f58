"""Danish personal numbers (CPR, DDMMYY-XXXX), which we never ask for and never keep.

Anything shaped like one with a possible date of birth counts. The check digit (modulus 11)
cannot acquit it: numbers without one have been given out since 2007. It only helps to tell
apart ten-digit numbers that a company made itself (``passes_modulus_11``).
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

REMOVED = "[CPR removed]"

_HIDDEN = (
    "[\x00-\x08\x0e-\x1b\x7f\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069"
    "\ufe00-\ufe0f\ufeff]{0,3}"
)
_BETWEEN = rf"{_HIDDEN}[\s./_·\-\u2010-\u2015\u2212\ufe63\uff0d]{{0,3}}{_HIDDEN}"
_JOINED = rf"{_HIDDEN}[\s./\-]?{_HIDDEN}"
_PAIR = rf"\d{_HIDDEN}\d"

#: Looked ahead, so that "12-01 010190-1234" is seen to hold two, one over the other.
_SHAPE = re.compile(
    r"(?<!\d)(?=(" + _JOINED.join([_PAIR] * 3) + _BETWEEN + _HIDDEN.join([r"\d"] * 4) + r")(?!\d))"
)

_COUNTRY_CODE = re.compile(r"\+(?!45)[1-9]\d{0,2}[ ()\-]{0,3}$")
_SIX_FOUR = re.compile(r"\d{6}[^\d\s]\d{4}$")

_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)

#: Replacement numbers for people without a real one add 60 to the day.
_REPLACEMENT_DAYS = 60


def contains_cpr(text: str) -> bool:
    return next(_found_in(text), None) is not None


def redact_cpr(text: str) -> str:
    """The text with every CPR number in it replaced by ``REMOVED``."""
    kept: list[str] = []
    end = 0
    for start, stop in _found_in(text):
        if start >= end:
            kept += [text[end:start], REMOVED]
        end = max(end, stop)
    return "".join([*kept, text[end:]])


def reject_cpr(text: str) -> None:
    """Validator for fields of free text."""
    if contains_cpr(text):
        raise ValidationError(
            _("Leave out the CPR number: we never need it here. Remove it and save again."),
            code="cpr",
        )


def passes_modulus_11(digits: str) -> bool:
    return sum(w * int(d) for w, d in zip(_WEIGHTS, digits, strict=True)) % 11 == 0


def is_birthday(digits: str, *, replacement: bool = False) -> bool:
    """Whether DDMMYY is a day of some century (a 29 February too)."""
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    if replacement and day > _REPLACEMENT_DAYS:
        day -= _REPLACEMENT_DAYS
    return any(_exists(century + year, month, day) for century in (1900, 2000))


def _found_in(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each CPR number; they may overlap."""
    for found in _SHAPE.finditer(text):
        if _is_cpr(found[1]) and not _is_phone_number(text[: found.start()], found[1]):
            yield found.span(1)


def _is_cpr(shape: str) -> bool:
    digits = "".join(c for c in unicodedata.normalize("NFKC", shape) if c.isdigit())
    written_apart = len(shape) > len(digits)
    return is_birthday(digits, replacement=written_apart)


def _is_phone_number(before: str, shape: str) -> bool:
    """+31 05 12 34 5678. Danish numbers have eight digits, and nobody writes one 6-4."""
    return bool(_COUNTRY_CODE.search(before[-8:])) and not _SIX_FOUR.match(shape)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
