"""One key for all the ways in which people spell the same word."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from anyascii import anyascii
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

_NOT_A_WORD = re.compile(r"[^a-z0-9]+")

#: Without a Danish keyboard å, ø and æ are written aa, oe and ae, or lose their marks.
_DANISH_LETTERS = (("aa", "a"), ("oe", "o"), ("ae", "e"))

_SHORTEST_GUESS = 5
_SHORT_WORD = 7


def spelling_key(text: str) -> str:
    """Lower case ASCII words with single spaces: Århus, Aarhus and ARHUS have one key."""
    plain = anyascii(unicodedata.normalize("NFKC", text)).lower()
    for pair, letter in _DANISH_LETTERS:
        plain = plain.replace(pair, letter)
    return _NOT_A_WORD.sub(" ", plain).strip()


def closest(key: str, meanings: Mapping[str, str]) -> str | None:
    """What a misspelt key means: one slip in a short word, two in a longer one.

    None when nothing is that near, or when two different meanings are (about) as near: better
    to ask than to send somebody to the wrong desk.
    """
    if len(key) < _SHORTEST_GUESS:
        return None
    slips = 1 if len(key) <= _SHORT_WORD else 2
    near = extract(key, meanings.keys(), scorer=OSA.distance, score_cutoff=slips + 1, limit=None)
    best = min((distance for _, distance, _ in near), default=slips + 1)
    if best > slips:
        return None
    # After two slips, a meaning that is only one more away might be the one that was meant.
    doubtful = best if best == 1 else best + 1
    return _only(meanings[word] for word, distance, _ in near if distance <= doubtful)


def nearest(key: str, meanings: Mapping[str, str], count: int = 3) -> list[str]:
    """The meanings to suggest for a word that nothing matches, best first."""
    near = extract(key, meanings.keys(), scorer=OSA.normalized_similarity, limit=count * 3)
    suggestions = dict.fromkeys(meanings[word] for word, likeness, _ in near if likeness > 0.5)
    return list(suggestions)[:count]


def _only(meanings: Iterable[str]) -> str | None:
    distinct = set(meanings)
    return distinct.pop() if len(distinct) == 1 else None
