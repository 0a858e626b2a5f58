"""Bytes of a text file to text, without being told the encoding."""

import codecs
import re

from companies.roster_reading.sheets import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: What Excel saves as "CSV" on Windows, on a Mac, and as "CSV (MS-DOS)".
_EIGHT_BIT = ("cp1252", "mac_roman", "cp850")

_SAMPLE = 4000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_MOST_CONTROLS = 0.1
_SYMBOL_IN_WORD = re.compile(r"(?<=[^\W\d_])[^\w\s!-/:-@\[-`{-~’´–—](?=[^\W\d_])|[¤¿¾¦]")
_COMMON_LETTER = re.compile("[æøåéüöäß]", re.IGNORECASE)


def decode(data: bytes) -> str:
    """The text; raises Unreadable when these bytes are no text."""
    text = _marked(data) or _utf_16_without_mark(data) or _utf_8(data) or _eight_bit(data)
    sample = text[: _SAMPLE * 4]
    if len(_CONTROL.findall(sample)) > max(4, len(sample) * _MOST_CONTROLS):
        raise Unreadable("not_a_spreadsheet")
    return text


def _marked(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    return None


def _utf_16_without_mark(data: bytes) -> str | None:
    """Every other byte of Western text in UTF-16 is zero."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    if odd > 0.4 * half > 5 * even:
        return data.decode("utf-16-le", errors="replace")
    if even > 0.4 * half > 5 * odd:
        return data.decode("utf-16-be", errors="replace")
    return None


def _utf_8(data: bytes) -> str | None:
    """UTF-8, also with a few broken letters (a name cut in the middle of one)."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        text = data.decode(errors="replace")
    whole_letters = sum(character > "\x7f" for character in text) - text.count("\ufffd")
    return text if whole_letters > 2 * text.count("\ufffd") else None


def _eight_bit(data: bytes) -> str:
    """The encoding with the fewest symbols inside words: S¿ren and S›ren are Søren.

    Where none of them shows any (Sõren), the one with the most letters that are common here.
    """
    texts = [data.decode(encoding, errors="replace") for encoding in _EIGHT_BIT]
    symbols = [len(_SYMBOL_IN_WORD.findall(text)) for text in texts]
    if symbols[0] == 0:
        return texts[0]
    return min(zip(symbols, texts, strict=True), key=lambda pair: (pair[0], -_common(pair[1])))[1]


def _common(text: str) -> int:
    return len(_COMMON_LETTER.findall(text))
