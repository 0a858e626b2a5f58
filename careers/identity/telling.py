"""Words that tell of a family, an introduction, an office, a body or a belief."""

import re
from collections.abc import Iterator
from functools import cache

from careers.identity.finding import Finding, Kind
from careers.identity.plain import Plain
from careers.identity.word_lists import phrases

LISTS = {
    Kind.KIN: "kin",
    Kind.INTRODUCTION: "introductions",
    Kind.HANDLE: "networks",
    Kind.UNIQUE: "unique",
    Kind.SENSITIVE: "sensitive",
}
# In the middle of a sentence: the text itself, not its plain form, in which all is small.
CAPITAL = re.compile(r"(?<![.!?:;\n•*–-])(?<!^)(?<=\s)[^\W\d_a-zß-öø-ÿ][\w'’&.-]+")


def find(told: str, text: Plain) -> Iterator[Finding]:
    for kind in LISTS:
        yield from (Finding(*place, kind) for place in text.found(_pattern(kind)))
    for found in CAPITAL.finditer(told):
        before = told[: found.start()].rstrip()
        if before and before[-1] not in ".!?:;•*":
            yield Finding(*found.span(), Kind.CAPITAL)


@cache
def _pattern(kind: Kind) -> re.Pattern[str]:
    """Blanks stand for any blanks."""
    told = sorted(phrases(LISTS[kind]), key=len, reverse=True)
    either = "|".join(
        re.escape(each).replace(r"\ ", r"[\s,]+").replace(r"\*", r"\w*") for each in told
    )
    return re.compile(rf"(?<![\w])(?:{either})(?!\w)")
