"""ISCO-08: ten major groups, and within them 43 groups, which is as fine as employers may search.

Finer would tell people apart: in a bank of 300, four digits and a municipality single out nine in
ten (docs/anonymity.md).
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

FILE = Path(__file__).with_name("occupations.toml")
MAJOR, GROUP = 1, 2  # digits
ARMED_FORCES = "0"  # first in ISCO, and the last that somebody here looks for


@cache
def _labels(language: str) -> Mapping[str, str]:
    """By code, major groups and groups."""
    with FILE.open("rb") as opened:
        rows: dict[str, dict[str, str]] = tomllib.load(opened)
    return {code: row[language] for code, row in rows.items()}


def _in_language() -> Mapping[str, str]:
    return _labels("da" if (get_language() or "en").startswith("da") else "en")


def occupation_choices() -> list[tuple[str, str]]:
    """The 43 groups, in the order of their codes; those of soldiers last."""
    return _choices(GROUP)


def _choices(digits: int) -> list[tuple[str, str]]:
    found = [(code, name) for code, name in _in_language().items() if len(code) == digits]
    return sorted(found, key=lambda row: (row[0].startswith(ARMED_FORCES), row))


def occupation_codes() -> frozenset[str]:
    """Of groups and of major groups."""
    return frozenset(_labels("en"))


def group_choices() -> list[tuple[str, str]]:
    """The ten major groups, in the same order."""
    return _choices(MAJOR)


def occupation_name(code: str) -> str:
    """In the reader's language; the code itself where it is unknown."""
    return _in_language().get(code, code)


def group_name(code: str) -> str:
    return occupation_name(major_group_of(code))


def major_group_of(code: str) -> str:
    return code[:MAJOR]


def check_occupation(code: str) -> None:
    """A group, or a major group where she would rather show no more. Raises ValidationError."""
    if code not in _labels("en"):
        raise ValidationError(_("Choose from the list."))
