"""Which row holds the column names, and what each of them means."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain, pairwise
from typing import NamedTuple

from companies.roster_reading.contacts import is_email, tidy_email
from companies.roster_reading.dates import looks_like_date
from companies.roster_reading.fields import FIELDS
from companies.roster_reading.sheets import Row, Sheet
from companies.roster_reading.sniffing import Sniffer
from companies.roster_reading.text import given
from companies.roster_reading.wording import (
    about_others,
    hints_by_key,
    names_by_key,
    strong_words,
)
from vocabulary.spelling import closest, spelling_key

_ROWS_SEARCHED = 50
_TITLE_ROWS = 10
_LONGEST_NAME = 120
_FEWEST_FIELDS = 2
_CLEARLY_A_LIST = 12

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")
_PARTS = re.compile(r"[/|\\\n;]|\s[-–—]\s|[()\[\]]")
_NOISE = re.compile(
    r"\b(required|mandatory|obligatorisk|skal udfyldes|pakrevet|optional|valgfrit?|if known|if any"
    r"|hvis kendt|evt|eventuelt|please|venligst|format|iso( 3166| 8601)?( 2)?|e g|eg|fx|f eks"
    r"|dd? mm? (yyyy|yy|a+)|(yyyy|a+) mm dd|ddmmyyyy|yyyymmdd|ddmm(yy|a+)|mm dd yyyy"
    r"|incl country code|inkl landekode|with country code|med landekode"
    r"|(in|i|til|to) (dk|denmark|danmark)"
    r"|ja nej|yes no|y n|j n|the|din|dit|your|medarbejderens|medarbejders|employees|employee s)\b"
)
_PRIVATE = re.compile(r"\b(privat\w*|personal|personlig\w*|home|own|egen|mobil\w*|cell\w*)\b")
_AT_WORK = re.compile(r"\b(work|business|company|corporate|office|arbejd\w*|firma\w*|job)\b")


class Sure(IntEnum):
    """How a column was understood; from ``PARTLY`` on without asking."""

    GUESSED = 1
    PARTLY = 2
    NAMED = 3


class Meaning(NamedTuple):
    field: str
    sure: Sure


@dataclass(frozen=True, slots=True)
class Table:
    """The part of a sheet that is the list: the names of its columns, and the rows under them."""

    sheet: str
    headers: list[str]
    rows: list[Row]
    merged: list[tuple[int, int, int]]
    score: int
    cut: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column each field is read from, and which of these are guesses."""

    fields: Mapping[str, int]
    guesses: frozenset[str]


def meaning_of(header: str, *, misspelt: bool = True) -> Meaning | None:
    """The field that a column name means, by the name alone; ``misspelt`` ones too (slower)."""
    header = header.replace("#", " nr ").replace("&", " and ")
    key = spelling_key(header) if len(header) <= _LONGEST_NAME else ""
    if not key:
        return None
    if field := names_by_key().get(key) or names_by_key().get(_quiet(key)):
        return Meaning(field, Sure.NAMED)
    if _is_about_others(header):
        return None
    if field := names_by_key().get(_quiet(spelling_key(_BRACKETS.sub(" ", header)))):
        return Meaning(field, Sure.NAMED)
    return _in_two_languages(header) or _guessed(_quiet(key), misspelt=misspelt)


def find_table(sheets: Sequence[Sheet], sniffer: Sniffer) -> Table | None:
    """The first visible sheet with column names we know and rows under them, or the best other."""
    tables = [table for sheet in sheets if (table := _table(sheet, misspelt=False))]
    tables = tables or [table for sheet in sheets if (table := _table(sheet, misspelt=True))]
    hidden = {sheet.name for sheet in sheets if not sheet.visible}
    tables.sort(
        key=lambda table: (
            table.sheet in hidden,
            not table.rows,
            -min(table.score, _CLEARLY_A_LIST),
        )
    )
    return tables[0] if tables else _table_by_its_cells(sheets, sniffer)


def match_columns(
    headers: Sequence[str], columns: Mapping[int, list[str]], sniffer: Sniffer
) -> Columns:
    """What the columns mean; ``columns`` holds the texts of those that may be used."""
    claims = _claims(headers, columns, sniffer)
    fields: dict[str, int] = {}
    guesses: set[str] = set()
    for _rank, column, meaning in claims:
        if meaning.field not in fields and column not in fields.values():
            fields[meaning.field] = column
            guesses |= {meaning.field} if meaning.sure is Sure.GUESSED else set()
    return _sniffed(
        Columns(_names_by_company(fields), frozenset(guesses)), headers, columns, sniffer
    )


def remap(found: Columns, told: Mapping[int, str | None]) -> Columns:
    """The columns as whoever uploaded says; the others stay as they were understood."""
    fields = {
        field: column
        for field, column in found.fields.items()
        if column not in told and field not in told.values()
    }
    fields |= {field: column for column, field in told.items() if field in FIELDS}
    return Columns(fields, found.guesses & fields.keys() - set(told.values()))


def repeats_header(row: Row, headers: Sequence[str]) -> bool:
    """Whether the column names are printed again, as at the top of every page."""
    filled = sum(map(bool, row.cells))
    pairs = zip(row.cells, headers, strict=False)
    same = sum(bool(text) and text == header for text, header in pairs)
    return same > 1 and same >= 0.8 * filled


def _quiet(key: str) -> str:
    return " ".join(_NOISE.sub(" ", key).split())


def _in_two_languages(header: str) -> Meaning | None:
    """ "Fornavn / First name", or one above the other: both parts say the same."""
    keys = [key for part in _PARTS.split(header) if (key := _quiet(spelling_key(part)))]
    if len(keys) == 1:
        keys = _halves(keys[0].split())
    found = {field for key in keys if (field := names_by_key().get(key))}
    if len(keys) < 2 or len(found) != 1:
        return None
    all_known = all(key in names_by_key() for key in keys)
    return Meaning(found.pop(), Sure.PARTLY if all_known else Sure.GUESSED)


def _halves(words: Sequence[str]) -> list[str]:
    """The words cut where both halves are names of the same field; else nothing."""
    for cut in range(1, len(words)):
        halves = [" ".join(words[:cut]), " ".join(words[cut:])]
        fields = {names_by_key().get(half, half) for half in halves}
        if len(fields) == 1:
            return halves
    return []


def _guessed(key: str, *, misspelt: bool) -> Meaning | None:
    field = hints_by_key().get(key) or _by_strong_word(key)
    if misspelt and not field:
        field = closest(key, names_by_key())
    return Meaning(field, Sure.GUESSED) if field else None


def _by_strong_word(key: str) -> str | None:
    found = dict.fromkeys(field for words, field in strong_words() if f" {words} " in f" {key} ")
    specific = [field for field in found if field != "full_name"] or list(found)
    return specific[0] if len(specific) == 1 else None


def _is_about_others(header: str) -> bool:
    """Whether it names somebody or something else: "Manager's e-mail", "End date"."""
    words = _quiet(spelling_key(header)).split()
    pairs = (f"{one} {two}" for one, two in pairwise(words))
    return any(phrase in about_others() for phrase in chain(words, pairs))


def _table(sheet: Sheet, *, misspelt: bool) -> Table | None:
    candidates = [
        _table_with(sheet, headers, first, misspelt=misspelt, doubled=first > position + 1)
        for position in range(min(len(sheet.rows), _ROWS_SEARCHED))
        for headers, first in _names_at(sheet.rows, position)
    ]
    found = [table for table in candidates if table]
    return max(found, key=lambda table: table.score, default=None)


def _names_at(rows: Sequence[Row], position: int) -> Iterator[tuple[list[str], int]]:
    """What may be column names, and the position of the first row under them.

    Names in two rows, as under merged cells: what the lower row leaves open stands above it.
    """
    upper = rows[position]
    if _holds_data(upper):
        return
    yield list(upper.cells), position + 1
    if position + 1 == len(rows) or _holds_data(rows[position + 1]):
        return
    lower = rows[position + 1]
    names = [name for name in lower.cells if name]
    known = sum(bool(meaning_of(name, misspelt=False)) for name in names)
    if known >= _FEWEST_FIELDS and 2 * known >= len(names):
        width = max(len(upper.cells), len(lower.cells))
        yield [_joined(upper.cell(i), lower.cell(i)) for i in range(width)], position + 2


def _table_by_its_cells(sheets: Sequence[Sheet], sniffer: Sniffer) -> Table | None:
    """A list whose column names say nothing to us, recognised by what stands under them."""
    for sheet in sheets:
        for position, row in enumerate(sheet.rows[:_TITLE_ROWS]):
            headers = list(row.cells)
            below = sheet.rows[position + 1 :]
            columns = {i: _texts(below, i) for i, header in enumerate(headers) if header}
            if len(columns) < _FEWEST_FIELDS or any(map(_is_data, headers)):
                continue
            found = sniffer.fields_from(columns, set(FIELDS))
            if len(found) >= _FEWEST_FIELDS and not _is_person(headers, found, sniffer):
                return Table(sheet.name, headers, below, sheet.merged, 1, sheet.cut)
    return None


def _is_person(headers: Sequence[str], found: Mapping[str, int], sniffer: Sniffer) -> bool:
    """Whether the row that should hold names holds values: then there are no column names."""
    others = {field: column for field, column in found.items() if field != "full_name"}
    return any(sniffer.allows(field, [headers[column]]) for field, column in others.items())


def _texts(rows: Sequence[Row], column: int) -> list[str]:
    return [text for row in rows[:_ROWS_SEARCHED] if (text := given(row.cell(column)))]


def _joined(upper: str, lower: str) -> str:
    """The lower name, unless only both together are clear: "Arrival" above "Date"."""
    both = f"{upper} {lower}"
    if not (upper and lower) or _sureness(lower) >= _sureness(both):
        return lower or upper
    return both


def _sureness(header: str) -> int:
    meaning = meaning_of(header, misspelt=False)
    return meaning.sure if meaning else 0


def _table_with(
    sheet: Sheet, headers: list[str], first: int, *, misspelt: bool, doubled: bool
) -> Table | None:
    best: dict[str, int] = {}
    for header in headers:
        if meaning := meaning_of(header, misspelt=misspelt):
            weight = 1 if meaning.sure is Sure.GUESSED else 2
            best[meaning.field] = max(best.get(meaning.field, 0), weight)
    if len(best) < _FEWEST_FIELDS or sum(best.values()) <= _FEWEST_FIELDS:
        return None
    score = 2 * sum(best.values()) - doubled
    return Table(sheet.name, headers, sheet.rows[first:], sheet.merged, score, sheet.cut)


def _holds_data(row: Row) -> bool:
    """Beside the column names there may be one date or address, of whoever made the list."""
    return sum(map(_is_data, row.cells)) > 1


def _is_data(text: str) -> bool:
    return is_email(tidy_email(text)) or (text[:1].isdigit() and looks_like_date(text))


def _claims(
    headers: Sequence[str], columns: Mapping[int, list[str]], sniffer: Sniffer
) -> list[tuple[tuple[int, int, int], int, Meaning]]:
    """Every column's meaning, the best claim to a field first."""
    claims = []
    for column, texts in columns.items():
        meaning = meaning_of(headers[column])
        if meaning and (meaning.sure > Sure.GUESSED or sniffer.allows(meaning.field, texts)):
            rank = (-meaning.sure, -_preference(headers[column], meaning.field), -bool(texts))
            claims.append((rank, column, meaning))
    return sorted(claims, key=lambda claim: claim[:2])


def _preference(header: str, field: str) -> int:
    """The address and number that work before the first day: her own ones."""
    key = spelling_key(header)
    if field not in ("email", "phone"):
        return 0
    if _AT_WORK.search(key):
        return -1
    return 1 if _PRIVATE.search(key) else 0


def _names_by_company(fields: dict[str, int]) -> dict[str, int]:
    """The column of full names is not needed beside both parts."""
    both = {"given_name", "family_name"} <= fields.keys()
    return {field: c for field, c in fields.items() if not (both and field == "full_name")}


def _sniffed(
    found: Columns, headers: Sequence[str], columns: Mapping[int, list[str]], sniffer: Sniffer
) -> Columns:
    free = {
        column: texts
        for column, texts in columns.items()
        if column not in found.fields.values() and not _is_about_others(headers[column])
    }
    wanted = set(FIELDS) - found.fields.keys()
    if {"full_name", "given_name", "family_name"} & found.fields.keys():
        wanted.discard("full_name")
    more = sniffer.fields_from(free, wanted)
    return Columns({**found.fields, **more}, found.guesses | more.keys())
