"""What somebody typed into the search box, and how it is asked of the index.

Words all have to be there; "words in quotes" next to each other; -words not at all. Everything
else that search engines or databases give a meaning to is only a sign between words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from careers.finding.words import Stems, spelt, stems_of, words_of

LONGEST = 400  # characters
MOST = 10  # words or phrases

#: They join words and say nothing of a person. "IT" is not among them.
CONNECTING = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "in", "of", "on", "or", "the", "to", "with"}
    | {"af", "den", "det", "eller", "en", "et", "i", "med", "og", "om", "på", "som", "til", "ved"}
)
_PIECE = re.compile(r'(?<!\w)(-?)(?:["“”„«»]([^"“”„«»]*)["“”„«»]|([^\s"“”„«»]+))')


@dataclass(frozen=True)
class Phrase:
    """One or more words next to each other, as they were typed; wanted, or not."""

    typed: str
    wanted: bool = True

    @property
    def stems(self) -> tuple[Stems, ...]:
        return tuple(stems_of(self.typed))

    def __str__(self) -> str:
        words = f'"{self.typed}"' if " " in self.typed else self.typed
        return words if self.wanted else f"-{words}"


@dataclass(frozen=True)
class Tags:
    """Any of these tags."""

    any_of: tuple[str, ...]


Clause = Phrase | Tags


def read(raw: str) -> tuple[Phrase, ...]:
    """The phrases of a query, none twice, none that could not be looked up."""
    return tuple(dict.fromkeys(_pieces(raw[:LONGEST])))[:MOST]


def written(phrases: tuple[Phrase, ...]) -> str:
    """As it is shown in the box and kept in addresses."""
    return " ".join(map(str, phrases))


def _pieces(raw: str) -> Iterator[Phrase]:
    for minus, quoted, single in _PIECE.findall(raw):
        typed = " ".join(spelt(quoted or single))
        words = words_of(typed)
        if words and not (len(words) == 1 and words[0] in CONNECTING) and stems_of(typed):
            yield Phrase(typed, wanted=not minus)
