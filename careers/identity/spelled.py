"""Numbers and names that are told letter by letter or digit by digit, in words."""

from collections.abc import Iterator

from careers.identity.finding import Finding, Kind
from careers.identity.plain import Plain, Word
from careers.identity.word_lists import words

NUMBERS, LETTERS, SINGLE = 6, 4, 5  # so many in a row
SURE = 2  # numbers in words among them, not counting those that are other words too
OTHER_WORDS = {"to", "en", "et", "un", "um", "due", "sei", "fire", "fem", "ten", "oh", "double"}


def find(text: Plain) -> Iterator[Finding]:
    yield from _rows(_told(text), words("number_words"), NUMBERS, or_digits=True)
    yield from _rows(text.words, words("spelling_alphabets"), LETTERS)
    yield from _single_letters(text)


def _told(text: Plain) -> list[Word]:
    """Words, and digits as words of their own."""
    digits = [
        Word(each.plain, each.start, each.end) for each in text.letters if each.plain.isdigit()
    ]
    return sorted([*text.words, *digits], key=lambda word: word.start)


def _rows(
    told: list[Word], wanted: frozenset[str], at_least: int, *, or_digits: bool = False
) -> Iterator[Finding]:
    row: list[Word] = []
    for word in [*told, Word("", 0, 0)]:
        if word.plain in wanted or (or_digits and word.plain.isdigit()):
            row.append(word)
            continue
        if word.plain in ("and", "og", "for", "as", "som", "in", "then", "double", "und"):
            continue
        if len(row) >= at_least and _sure(row):
            yield Finding(row[0].start, row[-1].end, Kind.SPELLED)
        row = []


def _sure(row: list[Word]) -> bool:
    return sum(not word.plain.isdigit() and word.plain not in OTHER_WORDS for word in row) >= SURE


def _single_letters(text: Plain) -> Iterator[Finding]:
    """``A-n-a-I-v-i``: longer than any abbreviation."""
    row: list[Word] = []
    for word in [*text.words, Word("--", 0, 0)]:
        if len(word.plain) == 1 and (not row or word.start - row[-1].end <= 3):
            row.append(word)
            continue
        if len(row) >= SINGLE:
            yield Finding(row[0].start, row[-1].end, Kind.SPELLED)
        row = []
