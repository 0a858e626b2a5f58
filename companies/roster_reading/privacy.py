"""CPR numbers are taken out here, before anything else sees a cell.

A column is refused when its header asks for CPR numbers, or when most of what it holds are. In
all other cells whatever has the shape of a CPR number and a possible birthday is removed, with
or without a valid check digit. Only where a company numbers its people with ten digits of its own
(they all begin alike, or are mostly no birthdays) does it take more than that.
"""

import re
from collections.abc import Sequence
from os.path import commonprefix

from vocabulary.cpr import REMOVED, contains_cpr, is_birthday, passes_modulus_11, redact_cpr
from vocabulary.spelling import spelling_key

_TEN_DIGITS = re.compile(r"\d{10}$")
_NINE_OR_TEN_DIGITS = re.compile(r"\d{9,10}$")

_MOST = 0.5
_FEW = 0.2
_FEWEST_NUMBERS = 5
_SHARED_DIGITS = 4
_SHORTEST = len("10190123")

#: As spelling keys.
_ASKS = re.compile(
    r"\bcpr\w*|\bc p r\b"
    r"|\bssn\w*|\bpersonn(r|ummer)\w*|\bskattepersonn(r|ummer)\w*|\bpersonal tax\b"
    r"|\bsocial (security|insurance)\b|\bsocialsikring\w*|\bcivil reg\w*"
    r"|\bnational (id|identi\w+|registration)\b|\bfodselsn(r|ummer)\w*"
    r"|\bcentral person|\bdanish (id|identi\w+)\b|\bpesel\b"
)
_MAY_ASK = re.compile(
    r"\bidentity (number|no|nr)\b"
    r"|\bperson(al)? (identi\w+ )?(id|nr|nummer|number|no|num|code|identi\w+)\b"
)


def asks_for_cpr(header: str, cells: Sequence[str]) -> bool:
    """Whether this column name asks for CPR numbers, or another country's like them.

    "Personal no." may also be the company's own number: then the cells tell.
    """
    key = spelling_key(header)
    if _ASKS.search(key):
        return True
    texts = [text for text in cells if text]
    return bool(_MAY_ASK.search(key)) and (not texts or any(map(_is_cpr_number, texts)))


def mostly_cpr(cells: Sequence[str]) -> bool:
    """Whether this column holds CPR numbers whatever it is called."""
    texts = [text for text in cells if text]
    return sum(map(_is_cpr_number, texts)) > _MOST * len(texts)


def own_numbering(cells: Sequence[str]) -> str | None:
    """The digits that a company's own ten-digit numbers begin with, "" when they differ.

    None when these are no such numbers.
    """
    texts = [text for text in cells if text]
    numbers = [text for text in texts if _TEN_DIGITS.match(text)]
    if len(set(numbers)) < _FEWEST_NUMBERS or len(numbers) < _MOST * len(texts):
        return None
    if sum(map(passes_modulus_11, numbers)) > _FEW * len(numbers):
        return None
    shared = commonprefix(numbers)  # noqa: RUF071 - digit by digit is meant
    if len(shared) >= _SHARED_DIGITS and not shared.startswith("0"):
        return shared
    return "" if sum(map(is_birthday, numbers)) < _FEW * len(numbers) else None


def without_cpr(text: str, *, own: str | None = None, is_number: bool = False) -> str:
    """The text with any CPR number in it replaced by ``REMOVED``.

    ``own`` is what ``own_numbering`` found in this column. ``is_number`` where numbers are
    expected (phone, employee number): nine digits are left alone.
    """
    if len(text) < _SHORTEST:
        return text
    if own is not None and _TEN_DIGITS.match(text):
        is_ours = bool(own) and text.startswith(own)
        likely = is_birthday(text) and passes_modulus_11(text)
        return REMOVED if likely and not is_ours else text
    if not is_number and _lost_its_zero(text):
        return REMOVED
    return redact_cpr(text)


def _is_cpr_number(text: str) -> bool:
    if _NINE_OR_TEN_DIGITS.match(text):
        return is_birthday(text) if len(text) == len("DDMMYYXXXX") else _lost_its_zero(text)
    return contains_cpr(text) and not any(map(str.isalpha, text))


def _lost_its_zero(text: str) -> bool:
    """Spreadsheets drop the 0 of 0101901234; so short a number needs the check digit."""
    padded = f"0{text}"
    return bool(_TEN_DIGITS.match(padded)) and is_birthday(padded) and passes_modulus_11(padded)
