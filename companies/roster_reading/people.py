"""Names and families, from whichever columns a list has for them."""

import re
import unicodedata
from typing import NamedTuple

#: These belong to the last name that follows: van der Berg, El Amrani, de la Cruz.
_PARTICLES = frozenset(
    {"van", "von", "der", "den", "de", "het", "ter", "ten", "zu", "zum", "zur", "vom", "af", "av"}
    | {
        "da",
        "das",
        "do",
        "dos",
        "del",
        "della",
        "delle",
        "di",
        "du",
        "des",
        "la",
        "le",
        "las",
        "los",
    }
    | {"el", "al", "bin", "ibn", "ben", "bint", "abu", "st.", "mac", "'t", "'s", "lo"}
)
#: What stands for a letter that could not be decoded: it must be seen, to be asked about.
LOST_LETTER = "\ufffd"

_SYMBOLS = frozenset({"So", "Sk", "Sm", "Sc"})
_NOT_NAMES = frozenset({"phd", "msc", "bsc", "mba", "md", "dr", "jr", "sr", "ii", "iii", "iv"})

_NUMBER = re.compile(r"\d+")
_YES = re.compile(r"(yes|y|ja|j|true|sandt|x|✓|✔|☑)\b|[✓✔☑]", re.IGNORECASE)
_NO = re.compile(
    r"(no|n|nej|false|falsk|ingen|none|nobody|alone|alene|single|enlig|-|–|0)\W*$", re.IGNORECASE
)
_PARTNER = re.compile(
    r"\b(wife|husband|spouse|partner|fianc\w+|kone|mand|ægtefælle|hustru|samlever|kæreste)\b",
    re.IGNORECASE,
)
_CHILDREN = re.compile(
    r"\b(kids?|child(ren)?|son|daughter|børn|barn|baby|søn|datter)\b", re.IGNORECASE
)
_MOST_FAMILY = 20


class Name(NamedTuple):
    given: str
    family: str


def tidy_name(text: str) -> str:
    """Letters and marks; without emoji and other symbols, or punctuation around it."""
    kept = "".join(c for c in text if c == LOST_LETTER or unicodedata.category(c) not in _SYMBOLS)
    return " ".join(kept.split()).strip(' ,;:*"')


def name_of(*, full: str = "", given: str = "", middle: str = "", family: str = "") -> Name:
    """The two parts; a full name fills in for the one that has no column of its own."""
    given = " ".join(part for part in (given, middle) if part)
    if (given and family) or not full:
        return Name(given, family)
    if given:
        return Name(given, _without_start(full, given))
    if family:
        return Name(_without_end(full, family), family)
    return split_name(full)


def split_name(full: str) -> Name:
    """ "Berg, Anna", "Anna BERG" and "Anna van den Berg" all say what the last name is."""
    family, comma, given = full.strip(" ,").partition(",")
    if comma and given.strip(" .").lower() not in _NOT_NAMES:
        return Name(given.strip(" ,"), family.strip())
    words = family.split()
    if len(words) < 2:
        return Name(family, "")
    return _by_capitals(words) or _by_position(words)


def household_of(*, household: str = "", partner: str = "", children: str = "") -> str | None:
    """How many come along: a number, "yes" when that is all we know, "" when nothing is said.

    None when it cannot be understood.
    """
    if household:
        return _heads(household)
    parts = [_heads(text) for text in (_partner(partner), children) if text]
    if None in parts:
        return None
    if "yes" in parts:
        return "yes"
    return str(sum(int(part) for part in parts if part)) if parts else ""


def _by_capitals(words: list[str]) -> Name | None:
    capitals = [word for word in words if len(word) > 1 and word.isupper() and _is_name(word)]
    rest = [word for word in words if word not in capitals]
    if not capitals or not rest or not any(len(word.strip(".")) > 1 for word in rest):
        return None
    return Name(" ".join(rest), " ".join(capitals))


def _is_name(word: str) -> bool:
    return "." not in word and word.lower() not in _NOT_NAMES


def _by_position(words: list[str]) -> Name:
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return Name(" ".join(words[:start]), " ".join(words[start:]))


def _without_start(full: str, given: str) -> str:
    if not full.lower().startswith(f"{given.lower()} "):
        return full
    return full[len(given) :].strip(" ,")


def _without_end(full: str, family: str) -> str:
    if not full.lower().endswith(f" {family.lower()}"):
        return full
    return full[: -len(family)].strip(" ,")


def _partner(text: str) -> str:
    """ "Yes", or a name, in the column for the partner says that there is one."""
    return text if not text or _NO.match(text) or _NUMBER.match(text) else "1"


def _heads(text: str) -> str | None:
    if _NO.match(text):
        return "0"
    numbers = [int(number) for number in _NUMBER.findall(text)[:1]]
    heads = sum(numbers) + (1 if _PARTNER.search(text) else 0)
    if _CHILDREN.search(text) and not numbers:
        return "yes"
    if heads:
        return str(heads) if heads <= _MOST_FAMILY else None
    return "yes" if _YES.match(text) else None
