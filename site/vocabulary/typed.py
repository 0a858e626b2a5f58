"""What comes in an address or a form as a number or a day: anything may stand there."""

from datetime import date

from django.utils.dateparse import parse_date

#: What fits into a database's 64 bits, with no more digits than that.
_LONGEST_ID = 18

#: A week or a month can be added on either side, and it is still a date.
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


def typed_id(text: str) -> int | None:
    """The number of a record, None for what cannot be one."""
    return int(text) if text.isdecimal() and len(text) <= _LONGEST_ID else None


def typed_day(text: str) -> date | None:
    """A day of our time written as 2026-12-24, None for anything else."""
    try:
        day = parse_date(text)
    except ValueError:
        return None
    return day if day and _FIRST_YEAR <= day.year <= _LAST_YEAR else None
