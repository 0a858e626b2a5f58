"""A text as it is heard: without accents, disguises and tricks, each letter with its place."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from anyascii import anyascii

ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,31});?")
WORD = re.compile(r"[a-z]+(?:['’][a-z]+)*")
UNSEEN = {"Cf", "Cc", "Cs", "Co", "Cn", "Me"}
SOFT_HYPHEN = "\u00ad"
LEET = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b"})
LEET |= str.maketrans({"@": "a", "$": "s", "!": "i", "|": "l"})


@dataclass(frozen=True)
class Letter:
    """One or more plain letters, and which characters of the text they stand for."""

    plain: str
    start: int
    end: int


@dataclass(frozen=True)
class Word:
    plain: str
    start: int
    end: int


@dataclass(frozen=True)
class Plain:
    letters: tuple[Letter, ...]

    @cached_property
    def text(self) -> str:
        return "".join(letter.plain for letter in self.letters)

    @cached_property
    def places(self) -> list[Letter]:
        """For each character of ``text``."""
        return [letter for letter in self.letters for _ in letter.plain]

    @cached_property
    def words(self) -> list[Word]:
        return [Word(m[0], *self.span(*m.span())) for m in WORD.finditer(self.text)]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the original this stretch of ``text`` is."""
        if start >= end:
            return (0, 0)
        return self.places[start].start, self.places[end - 1].end

    def found(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
        return (self.span(*m.span()) for m in pattern.finditer(self.text))

    def only(self, wanted: str, *, read_leet: bool = False) -> "Plain":
        """Without all that is not of this kind: ``str.isalpha`` or ``str.isdigit`` by name."""
        letters = self.letters
        if read_leet:
            letters = tuple(
                Letter(each.plain.translate(LEET), each.start, each.end) for each in letters
            )
        kept = (each for each in letters if each.plain and getattr(each.plain, wanted)())
        return Plain(tuple(kept))


def plain(text: str) -> Plain:
    """Lower case, ASCII as far as it can be told, entities read, unseen characters left out."""
    return Plain(tuple(_plain(_joined(_unescaped(_unescaped(_characters(text)))))))


def unseen(text: str) -> list[tuple[int, int]]:
    """Where characters are that no reader sees, other than line breaks and tabs."""
    return [
        (at, at + 1)
        for at, c in enumerate(text)
        if (unicodedata.category(c) in UNSEEN or 0xFE00 <= ord(c) <= 0xFE0F)
        and c not in "\n\r\t"
        and c != SOFT_HYPHEN
    ]


def not_latin(text: str) -> list[tuple[int, int]]:
    """Letters of other alphabets."""
    foreign = [
        at
        for at, c in enumerate(text)
        if c.isalpha()
        and not unicodedata.name(c, "").startswith(("LATIN", "FEMININE", "MASCULINE"))
        and c not in "µªº"
    ]
    return list(_runs(foreign))


def _runs(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    start = last = None
    for at in places:
        if start is None or last is None:
            start = at
        elif at > last + 1:
            yield start, last + 1
            start = at
        last = at
    if start is not None and last is not None:
        yield start, last + 1


def _characters(text: str) -> list[Letter]:
    return [Letter(c, at, at + 1) for at, c in enumerate(text)]


def _unescaped(letters: list[Letter]) -> list[Letter]:
    """With HTML's ``&#64;`` and ``&amp;`` read, each in its place."""
    text = "".join(each.plain for each in letters)
    if "&" not in text or len(text) != len(letters):
        return letters
    made, at = [], 0
    for found in ENTITY.finditer(text):
        read = unescape(found[0])
        if read != found[0]:
            made += letters[at : found.start()]
            start, end = letters[found.start()].start, letters[found.end() - 1].end
            made += [Letter(c, start, end) for c in read]
            at = found.end()
    return made + letters[at:]


def _joined(letters: list[Letter]) -> list[Letter]:
    """A word that is broken at the end of a line is one word."""
    text = "".join(each.plain for each in letters)
    if len(text) != len(letters):
        return letters
    broken = {
        at
        for m in re.finditer(r"(?<=\w)[-\u2010\u00ad][ \t]*\r?\n[ \t]*(?=\w)", text)
        for at in range(*m.span())
    }
    return [each for at, each in enumerate(letters) if at not in broken]


def _plain(letters: Iterable[Letter]) -> Iterator[Letter]:
    for each in letters:
        folded = "".join(_folded(c) for c in unicodedata.normalize("NFKC", each.plain))
        for c in folded:
            yield Letter(c, each.start, each.end)


def _folded(c: str) -> str:
    if c in "\n\r\t ":
        return c
    category = unicodedata.category(c)
    if category in UNSEEN or category == "Mn" or 0xFE00 <= ord(c) <= 0xFE0F:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(c))
    if category.startswith("Z"):
        return " "
    # As Danes and Germans write them: ø is o here, and so is oe (names.py).
    base = unicodedata.normalize("NFD", c)[0]
    return anyascii(base).lower()
