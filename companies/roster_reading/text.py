"""Cells to clean text: what people see in them, without what they do not."""

import re
import unicodedata
from datetime import datetime
from typing import Any

from companies.roster_reading.limits import KEPT_CHARACTERS, MAX_CELL_CHARACTERS

#: Whole numbers up to here are exact in a spreadsheet.
_EXACT = 10**15

_SPACES = re.compile(r"\s+")

#: ="0045" keeps Excel from eating zeros in a CSV file.
_KEPT_AS_TEXT = re.compile(r'\s*="(.*)"\s*$')

#: "Not given", in the ways that lists and spreadsheet errors say it.
_NOTHING = frozenset(
    {
        "-",
        "--",
        "---",
        "–",
        "—",
        ".",
        "...",
        "?",
        "??",
        "???",
        "/",
        "x",
        "n/a",
        "n.a.",
        "#n/a",
        "#i/t",
    }
    | {
        "none",
        "null",
        "nil",
        "nan",
        "ingen",
        "tom",
        "blank",
        "empty",
        "tbd",
        "tba",
        "tbc",
        "t.b.d.",
    }
    | {"ukendt", "unknown", "not known", "mangler", "missing", "afventer", "pending", "ved ikke"}
    | {
        "ikke oplyst",
        "not given",
        "not available",
        "(blank)",
        "(tom)",
        "#ref!",
        "#value!",
        "#name?",
    }
    | {"#reference!", "#værdi!", "#navn?", "#null!", "#nul!", "#div/0!", "#division/0!", "#num!"}
)

_NOTHING_FOR_A_NAME = frozenset(word for word in _NOTHING if not word[0].isalpha())


def plain(value: Any) -> str:
    """The cell as one line of visible text; numbers and dates as they are written to files."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    text = str(value)[:MAX_CELL_CHARACTERS]
    kept_as_text = _KEPT_AS_TEXT.match(text)
    return one_line(kept_as_text[1] if kept_as_text else text)


def one_line(text: str) -> str:
    """Without control, format and private characters, with single ordinary spaces."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    visible = (_visible(character) for character in unicodedata.normalize("NFC", text))
    return _SPACES.sub(" ", "".join(visible)).strip()


def given(text: str) -> str:
    """The text, or "" when it only says that there is none."""
    return "" if text.lower() in _NOTHING else text


def given_name(text: str) -> str:
    """As ``given``, but there are people called Null and None."""
    return "" if text.lower() in _NOTHING_FOR_A_NAME else text


def kept(text: str) -> str:
    return text[:KEPT_CHARACTERS]


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cc":
        return " " if character.isspace() else ""
    return "" if category in ("Cf", "Cs", "Co", "Cn") else character
