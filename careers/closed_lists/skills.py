"""The skills that a new site begins with; after that advisers keep the list in the admin."""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("skills.toml")


@cache
def _sections() -> Sequence[tuple[tuple[str, ...], tuple[tuple[str, str], ...]]]:
    with FILE.open("rb") as opened:
        found = tomllib.load(opened).values()
    return [(tuple(each["work"]), tuple(map(tuple, each["skills"]))) for each in found]


def skill_names() -> Iterator[tuple[str, str]]:
    """In English and Danish."""
    for _work, skills in _sections():
        yield from skills


def usual_for(occupation: str) -> frozenset[str]:
    """English names of what people of this occupation often have; none where it is not known."""
    if not occupation:
        return frozenset()
    return frozenset(
        name
        for work, skills in _sections()
        if any(occupation.startswith(each) or each == occupation for each in work)
        for name, _danish in skills
    )
