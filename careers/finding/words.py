"""Words as the index has them: the same on both databases, in the two languages of the site.

Databases disagree about what a word is and which endings it loses; here it is decided once, for
what is looked up and for what is looked for. A word becomes two stems, as if it were English and
as if it were Danish, because a headline may be in either.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from vocabulary.spelling import spelling_key

LONGEST = 40  # characters of a word; nobody means more

#: C++ and C# are what people search for; the signs alone are not.
_WORD = re.compile(r"[^\W_]+(?:\+\+|#(?!\w))?")
_SIGNS = (("++", "plusplus"), ("#", "sharp"))

_ENGLISH = snowballstemmer.stemmer("english")
_DANISH = snowballstemmer.stemmer("danish")


@dataclass(frozen=True)
class Stems:
    """Letters and digits only, so that no database sees a sign of its own language in it."""

    en: str
    da: str


def spelt(text: str) -> list[str]:
    """The words in their order, as they were typed, without the signs between them."""
    return [found[:LONGEST] for found in _WORD.findall(unicodedata.normalize("NFKC", text))]


def words_of(text: str) -> list[str]:
    """In their order, lower case, of letters and digits alone."""
    return [_without_signs(word.casefold()) for word in spelt(text)]


def stems_of(text: str) -> list[Stems]:
    return list(_stems_of(text))


def _stems_of(text: str) -> Iterator[Stems]:
    for word in words_of(text):
        both = _stems(word)
        if both.en and both.da:
            yield both


@lru_cache(maxsize=20_000)
def _stems(word: str) -> Stems:
    """Of one word. Both are empty where nothing can be spelt in Latin letters."""
    return Stems(_key(_ENGLISH.stemWord(word)), _key(_DANISH.stemWord(word)))


def _key(stem: str) -> str:
    """Århus, Aarhus and Arhus have one."""
    return spelling_key(stem).replace(" ", "")


def _without_signs(word: str) -> str:
    for sign, name in _SIGNS:
        word = word.replace(sign, name)
    return word
