"""Languages by name, code or country-like shorthand ("Engelsk", "EN-GB", "DK")."""

import re
from functools import cache

from babel import Locale
from babel.core import get_global
from django.utils.translation import get_language

from vocabulary.spelling import closest, spelling_key

_OTHER_NAMES: dict[str, str] = {
    "ar": "arabiya", "bg": "balgarski", "bn": "bangla", "cs": "cestina, cesky", "da": "dansk, dk",
    "de": "deutsch", "el": "ellinika, gr", "en": "gb, uk, us, usa, britisk, american english",
    "es": "espanol, castellano", "et": "eesti", "fa": "farsi, persian, persisk, dari",
    "fi": "suomi", "fil": "tagalog, filipino", "fr": "francais", "he": "ivrit", "hi": "hindi",
    "hr": "hrvatski", "hu": "magyar", "is": "islenska", "it": "italiano", "ja": "nihongo, jp",
    "ko": "hangugeo, kr", "lt": "lietuviu", "lv": "latviesu", "nl": "nederlands, flemish",
    "nb": "norsk, norwegian, no, norsk bokmal", "pl": "polski", "pt": "portugues, brazilian,"
    " brasiliansk, brazilian portuguese", "ro": "romana, rumensk, moldovan", "ru": "russkiy",
    "sk": "slovencina", "sl": "slovenscina", "sq": "shqip", "sr": "srpski", "sv": "svenska, se",
    "th": "thai", "tr": "turkce", "uk": "ukrainska, ua", "vi": "tieng viet",
    "zh": "chinese, mandarin, kinesisk, zhongwen, cn, cantonese, kantonesisk",
}  # fmt: skip

_CODE = re.compile(r"^([a-z]{2,3})(?:[-_][a-z]{2,4})?$", re.IGNORECASE)
_PARTS = re.compile(r"[()/,;:|+&]|\s[-–—]\s|\n|\bog\b|\band\b|\beller\b|\bor\b", re.IGNORECASE)


def find_language(text: str) -> str | None:
    """The ISO 639 code of the first language named; None when there is none."""
    for part in (text, *_PARTS.split(text)):
        if code := _one_language(part.strip()):
            return code
    return None


def guess_language(text: str) -> str | None:
    return closest(spelling_key(text), _meanings())


def language_name(code: str, lang: str | None = None) -> str:
    """The name in ``lang``, or in the reader's language; the code itself when unknown."""
    reader = (lang or get_language() or "en").split("-")[0]
    return _names(reader).get(code, code)


def language_choices(lang: str | None = None) -> list[tuple[str, str]]:
    """Every language with a two-letter code, by name."""
    reader = (lang or get_language() or "en").split("-")[0]
    known = [(code, name) for code, name in _names(reader).items() if len(code) == 2]
    return sorted(known, key=lambda item: spelling_key(item[1]))


def _one_language(word: str) -> str | None:
    known = _meanings().get(spelling_key(word))
    if known or not (written := _CODE.match(word)):
        return known
    code = written[1].lower()
    code = get_global("language_aliases").get(code, code)
    return code if code in _codes() else _meanings().get(code)


@cache
def _names(reader: str) -> dict[str, str]:
    languages = Locale.parse(reader).languages
    return {str(code): str(languages[code]) for code in languages}


@cache
def _codes() -> frozenset[str]:
    # "uk" is Ukrainian to ISO 639 but British English to whoever fills in a list.
    two_letters = {code for code in _names("en") if len(code) == 2}
    return frozenset(two_letters | {"fil"}) - {"uk"}


@cache
def _meanings() -> dict[str, str]:
    meanings: dict[str, str] = {}
    for reader in ("en", "da"):
        names = _names(reader)
        known = [*_codes(), "uk"]
        meanings |= {spelling_key(names[code]): code for code in known if code in names}
    for code, others in _OTHER_NAMES.items():
        meanings |= {spelling_key(other): code for other in others.split(", ")}
    return meanings
