"""Which languages a CV names, and how well she says she knows them."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from babel import Locale

from careers.closed_lists import LanguageLevel
from vocabulary.spelling import spelling_key

L = LanguageLevel
CEFR = re.compile(r"(?<!\w)([ABC][12])(?!\w)")
IN_WORDS: tuple[tuple[LanguageLevel, str], ...] = (
    (L.NATIVE, r"native|mother tongue|modersmal|first language|bilingual|tosproget"),
    (L.C1, r"fluent\w*|flydende|full professional|advanced|near native|forhandlingsniveau"),
    (L.B2, r"professional working|working knowledge|very good|upper intermediate|meget god"),
    (L.B1, r"intermediate|good|conversational|god|mellem\w*|limited working"),
    (L.A2, r"basic|elementary|grundleggende|begynder|beginner|basis"),
)
HEADINGS = re.compile(r"^\W*(?:languages?|language skills|sprog|sprogkundskaber)\W*$", re.I)
BELONGS = 60  # letters between a language and its level
SHORTEST = 4  # letters of a name: "Ido" and "Ewe" are other words more often
MOST_LINES = 14  # under the heading


def languages_in(text: str) -> Mapping[str, int | None]:
    """Level by code. Without a level only where they stand under their heading: "Danish" alone
    may be a company's."""
    found: dict[str, int | None] = {}
    lines = text.splitlines()
    under = set(_under_heading(lines))
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        for code, level in _in_line(line, following, known=number in under):
            if found.get(code) is None:
                found[code] = level
    return found


def _under_heading(lines: list[str]) -> Iterator[int]:
    """The lines of that section."""
    for number, line in enumerate(lines):
        if HEADINGS.match(line):
            yield from range(number + 1, min(number + 1 + MOST_LINES, len(lines)))


def _in_line(line: str, following: str, *, known: bool) -> Iterator[tuple[str, int | None]]:
    named = list(_named(line))
    for here, (code, _starts, ends) in enumerate(named):
        stop = named[here + 1][1] if here + 1 < len(named) else len(line)
        level = level_in(line[ends : min(stop, ends + BELONGS)])
        if level is None and known and len(named) == 1 and not list(_named(following)):
            level = level_in(following[:BELONGS])
        if level is not None or known:
            yield code, level


def _named(line: str) -> Iterator[tuple[str, int, int]]:
    """Code, and where the name stands."""
    for word in re.finditer(r"[^\W\d_]+", line):
        code = _names().get(spelling_key(word[0]))
        if code and len(word[0]) >= SHORTEST:
            yield code, word.start(), word.end()


@cache
def _names() -> dict[str, str]:
    """Of languages with a two-letter code, in English, Danish and themselves, in one word."""
    names: dict[str, str] = {}
    for reader in ("en", "da"):
        for code, name in Locale.parse(reader).languages.items():
            if len(code) == 2:
                names.setdefault(spelling_key(str(name)), str(code))
    own = {"deutsch": "de", "francais": "fr", "espanol": "es", "polski": "pl", "mandarin": "zh"}
    return {key: code for key, code in names.items() if " " not in key} | own


def level_in(told: str) -> int | None:
    """The first that is told, by CEFR or in words."""
    if by_letter := CEFR.search(told):
        return int(LanguageLevel[by_letter.group(1)])
    plain = spelling_key(told)
    places = [
        (match.start(), -int(level), int(level))
        for level, words in IN_WORDS
        if (match := re.search(rf"\b(?:{words})\b", plain))
    ]
    return min(places)[2] if places else None
