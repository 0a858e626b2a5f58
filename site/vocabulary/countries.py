"""Countries by any name that a list of new hires may use, and which desk that leads to."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from babel import Locale
from babel.core import get_global
from django.db.models import TextChoices
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from vocabulary.demonyms import OTHER_CODES, OTHER_NAMES
from vocabulary.spelling import closest, spelling_key


class CitizenshipGroup(TextChoices):
    """What decides the order of the steps: who needs a residence document, who a permit."""

    NORDIC = "nordic", _("Nordic")
    EU = "eu", _("EU, EEA or Switzerland")
    THIRD_COUNTRY = "third_country", _("Outside the EU")


#: Denmark and its realm are here too: a Dane who moves home registers as the other Nordics do.
NORDIC = frozenset({"DK", "SE", "NO", "FI", "IS", "FO", "GL", "AX", "SJ"})

#: The EU, the EEA and Switzerland, with the overseas parts of France (its citizens are French).
_EU = (
    "AT BE BG CY CZ DE EE ES FR GR HR HU IE IT LT LU LV MT NL PL PT RO SI SK "
    "LI CH GF GP MQ RE YT MF BL PM"
)
EU = frozenset(_EU.split())

_NOT_COUNTRIES = frozenset({"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO", "AC", "CP", "DG", "TA"})

#: CLDR calls these three islands "the former Netherlands Antilles", which were more.
BETTER_NAMES = {("da", "BQ"): "Bonaire, Sint Eustatius og Saba"}

_LAST_LETTERS = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})

#: Words around a name: "Kingdom of Denmark", "tysk statsborger", "Germany (EU)".
_AROUND = (
    "citizen citizens citizenship national nationals nationality passport holder statsborger "
    "statsborgere statsborgerskab nationalitet pas indehaver i in fra from af of the and og den "
    "det de republic republikken kingdom kongeriget federal islamic peoples people s socialist "
    "democratic state staten bolivarian plurinational hashemite eu es eea nordic nordisk land "
    "country"
)
_AROUND_NAMES = frozenset(_AROUND.split())

_PARTS = re.compile(r"[()\[\]/,;:|+&]|\s[-–—]\s|\n")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_FLAG_A = 0x1F1E6


def group_of(alpha2: str) -> CitizenshipGroup:
    if alpha2 in NORDIC:
        return CitizenshipGroup.NORDIC
    return CitizenshipGroup.EU if alpha2 in EU else CitizenshipGroup.THIRD_COUNTRY


def country_name(alpha2: str, lang: str | None = None) -> str:
    """The name in ``lang``, or in the reader's language; the code itself when unknown."""
    language = (lang or get_language() or "en").split("-")[0]
    return _names(language).get(alpha2, alpha2)


def country_choices(lang: str | None = None) -> list[tuple[str, str]]:
    """All countries by name, in the alphabetical order of ``lang``."""
    return list(_in_order((lang or get_language() or "en").split("-")[0]))


@cache
def _in_order(language: str) -> tuple[tuple[str, str], ...]:
    order = _danish_order if language == "da" else spelling_key
    return tuple(sorted(_names(language).items(), key=lambda item: order(item[1])))


def _danish_order(name: str) -> str:
    """Æ, ø and å come after z, in this order; other marks do not count."""
    letters = name.casefold().translate(_LAST_LETTERS)
    return "".join(c for c in unicodedata.normalize("NFKD", letters) if c.isalnum() or c in "{|} ")


def find_country(text: str) -> str | None:
    """The ISO 3166 alpha-2 code of a name, code, demonym or flag; None when unknown or several."""
    return _one_country(text) or _only(_one_country(part) for part in _PARTS.split(text))


def find_countries(text: str) -> list[str]:
    """Every country named, for a cell that holds two."""
    found = (_one_country(part) for part in _SEPARATE.split(text))
    return list(dict.fromkeys(code for code in found if code))


def guess_country(text: str) -> str | None:
    """What a misspelt name most likely means, if only one country is that near."""
    return closest(_bare(spelling_key(text)), _meanings())


_SEPARATE = re.compile(rf"{_PARTS.pattern}|\bog\b|\band\b", re.IGNORECASE)


def _only(codes: Iterable[str | None]) -> str | None:
    found = {code for code in codes if code}
    return found.pop() if len(found) == 1 else None


def _one_country(text: str) -> str | None:
    word = text.strip()
    if flag := _FLAG.search(word):
        return _by_code("".join(chr(ord(c) - _FLAG_A + ord("A")) for c in flag[0]))
    key = spelling_key(word)
    return _by_code(word.upper()) or _meanings().get(key) or _meanings().get(_bare(key))


def _by_code(code: str) -> str | None:
    if code in _names("en"):
        return code
    if len(code) == 3 and code not in OTHER_CODES:
        current = get_global("territory_aliases").get(code, [])
        return current[0] if len(current) == 1 and current[0] in _names("en") else None
    return OTHER_CODES.get(code)


def _bare(key: str) -> str:
    return " ".join(word for word in key.split() if word not in _AROUND_NAMES)


@cache
def _names(language: str) -> dict[str, str]:
    territories = Locale.parse(language).territories
    return {
        code: BETTER_NAMES.get((language, code), name)
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES
    }


@cache
def _meanings() -> dict[str, str]:
    """Spelling key to alpha-2 code; a shortened name only where it means one country.

    "Congo" is two, and "united" is what would remain of the United Kingdom.
    """
    meanings = {spelling_key(name): code for name, code in _spellings()}
    shortened: dict[str, set[str]] = {"": set(), "united": set()}
    for key, code in meanings.items():
        shortened.setdefault(_bare(key), set()).add(code)
    only = {key: min(codes) for key, codes in shortened.items() if len(codes) == 1}
    return {key: code for key, code in (only | meanings).items() if key not in ("", "united")}


def _spellings() -> Iterator[tuple[str, str]]:
    """Every name with its code; the proper names come last and so win."""
    for code, names in OTHER_NAMES.items():
        yield from ((form, code) for name in names.split(", ") for form in _forms(name))
    for language in ("en", "da"):
        for code, name in _names(language).items():
            yield from ((form, code) for form in (name.split("(")[0], name.replace("&", "and")))
            yield name, code


def _forms(name: str) -> list[str]:
    """Plurals, and the Danish -e: German(s), tysk(e), tysker(e), tyskeren."""
    return [name, f"{name}s", f"{name}e", f"{name}en", f"{name}ne"] if len(name) > 3 else [name]
