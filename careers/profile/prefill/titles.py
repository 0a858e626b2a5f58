"""A guess at her occupation, from the titles of jobs that stand in a CV."""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("titles.toml")
ON_TOP = 400  # letters: what stands there says what she is


@cache
def _titles() -> Mapping[str, str]:
    """Group (ISCO-08, two digits) by title, in small letters."""
    with FILE.open("rb") as opened:
        rows: dict[str, list[str]] = tomllib.load(opened)
    return {title: code for code, titles in rows.items() for title in titles}


@cache
def _pattern() -> re.Pattern[str]:
    """The longest first: a nursing assistant is no nurse."""
    longest = sorted(_titles(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest))})(?:e?s|e?r|en)?(?!\w)")


def occupation_in(text: str) -> str:
    """The group that is named most, twice as much where it stands on top; "" where none is."""
    told = text.lower()
    found = [(_titles()[match[1]], match.start()) for match in _pattern().finditer(told)]
    votes: Counter[str] = Counter()
    for code, at in found:
        votes[code] += 2 if at < ON_TOP else 1
    return votes.most_common(1)[0][0] if votes else ""
