"""The lists of words in words.toml, plain as the text that is looked at."""

import tomllib
from functools import cache
from pathlib import Path

from careers.identity.plain import plain

FILE = Path(__file__).with_name("words.toml")


@cache
def _all() -> dict[str, list[str]]:
    with FILE.open("rb") as opened:
        lists: dict[str, list[str]] = tomllib.load(opened)
    return lists


@cache
def words(name: str) -> frozenset[str]:
    """Single words."""
    return frozenset(plain(word).text.strip() for word in _all()[name])


@cache
def phrases(name: str) -> tuple[str, ...]:
    """Words and phrases, as alternatives of a regular expression; ``*`` is the rest of a word."""
    return tuple(plain(phrase).text.strip() for phrase in _all()[name])
