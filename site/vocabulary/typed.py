"""What comes in an address or a form as a number, a day or a line: anything may stand there."""

import re
from datetime import date

from django.utils.dateparse import parse_date

#: What fits into a database's 64 bits, with no more digits than that.
_LONGEST_ID = 18

#: A week or a month can be added on either side, and it is still a date.
_FIRST_YEAR, _LAST_YEAR = 1900, 2200

#: Not seen; most turn the text that follows around. Joiners are left: they are part of some names.
_UNSEEN = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")

#: What no text has but a line break and a tab; XML cannot hold the others. Nor the halves of
#: characters, which JSON can: no database and no page can.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def typed_line(text: str) -> str:
    """The text in one line, without what is not seen: runs of blanks, controls, turned letters."""
    return " ".join(without_turns(without_controls(text)).split())


def typed_lines(text: str) -> str:
    """Each line as ``typed_line``, without empty ones at the beginning and the end."""
    return "\n".join(typed_line(line) for line in text.splitlines()).strip()


def without_turns(text: str) -> str:
    return _UNSEEN.sub("", text)


def without_controls(text: str) -> str:
    return _CONTROL.sub(" ", text)


def typed_id(text: str) -> int | None:
    """The number of a record, None for what cannot be one."""
    return int(text) if text.isdecimal() and len(text) <= _LONGEST_ID else None


def typed_day(text: str) -> date | None:
    """A day of our time written as 2026-12-24, None for anything else."""
    try:
        day = parse_date(text)
    except ValueError:
        return None
    return day if day and can_be_reckoned(day) else None


def can_be_reckoned(day: date) -> bool:
    """Whether there are weeks and months around it, and midnights of our time."""
    return _FIRST_YEAR <= day.year <= _LAST_YEAR
