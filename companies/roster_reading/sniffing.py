"""What a column holds, by its cells: to check a guess from the header, or to make one."""

import re
from collections.abc import Callable, Mapping, Sequence

from companies.roster_reading.contacts import e164
from companies.roster_reading.dates import looks_like_date
from companies.roster_reading.fields import (
    CHILDREN,
    DATES,
    FULL_NAME,
    MIDDLE_NAME,
    PARTNER,
)
from companies.roster_reading.people import household_of
from companies.roster_reading.places import Places
from vocabulary.countries import find_country, guess_country
from vocabulary.languages import find_language

_NAME = re.compile(r"[^\W\d_][^\d@]*$")
_FULL_NAME = re.compile(r"[^\W\d_][^\d@]*[\s,]+[^\d@]+$")
_NUMBER = re.compile(r"(?=.*\d)[\w./-]{1,20}$")
_DIGITS = re.compile(r"\d")

_ENOUGH_FOR_A_HINT = 0.5
_ENOUGH_ALONE = 0.7

#: Cells looked at: enough to tell, and no more work for a wide sheet.
_SAMPLE = 30

#: What can be told from the cells alone, the surest first.
_TELLING = ("email", "citizenship", "municipality", "start_date", FULL_NAME)

Test = Callable[[str], bool]


class Sniffer:
    def __init__(self, places: Places) -> None:
        self._tests: dict[str, Test] = {
            "email": lambda text: "@" in text,
            "citizenship": lambda text: bool(find_country(text) or guess_country(text)),
            "municipality": lambda text: bool(places.find(text) or places.guess(text)),
            "phone": lambda text: len(_DIGITS.findall(text)) > 5 and bool(e164(text)),
            "language": lambda text: bool(find_language(text)),
            "employee_number": lambda text: bool(_NUMBER.match(text)),
            "household": lambda text: bool(household_of(household=text)),
            PARTNER: lambda text: "@" not in text,
            CHILDREN: lambda text: bool(household_of(children=text)),
            FULL_NAME: lambda text: bool(_NAME.match(text)),
            **dict.fromkeys(DATES, looks_like_date),
            **dict.fromkeys(("given_name", MIDDLE_NAME, "family_name"), _is_name),
        }

    def share(self, field: str, texts: Sequence[str]) -> float:
        """How much of a column (without its blanks) could be this field."""
        sample = list(dict.fromkeys(texts))[:_SAMPLE]
        return sum(map(self._tests[field], sample)) / len(sample) if sample else 1.0

    def allows(self, field: str, texts: Sequence[str]) -> bool:
        """Whether what the header hints at is not contradicted by the cells."""
        return self.share(field, texts) >= _ENOUGH_FOR_A_HINT

    def fields_from(self, columns: Mapping[int, Sequence[str]], wanted: set[str]) -> dict[str, int]:
        """Fields that exactly one of these columns can be, by the cells alone."""
        found: dict[str, int] = {}
        for field in _TELLING:
            if field not in wanted:
                continue
            likely = [c for c in columns if c not in found.values() and self._is(field, columns[c])]
            if len(likely) == 1:
                found[field] = likely[0]
        return found

    def _is(self, field: str, texts: Sequence[str]) -> bool:
        if not texts:
            return False
        if field == FULL_NAME:
            return all(_FULL_NAME.match(text) for text in texts)
        if not self.share(field, texts[:3]):
            return False
        return self.share(field, texts) >= _ENOUGH_ALONE


def _is_name(text: str) -> bool:
    return bool(_NAME.match(text))
