"""Other words for what somebody searches: “yellow card” finds what is written of “sundhedskort”.

Rows of ``SameMeaning`` are editors' own; an app above adds what it knows:

    content.synonyms.register("glossary", groups)

``groups`` answers lists of words that mean the same, in lower case.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from content.models import SameMeaning

MOST = 4  # other ways to say it that are tried; each is a search of its own

Groups = Callable[[], Iterable[Sequence[str]]]

_sources: dict[str, Groups] = {}


def register(key: str, groups: Groups) -> None:
    """Registering a key again replaces it."""
    _sources[key] = groups


def _editors_own() -> Iterator[Sequence[str]]:
    return (row.terms() for row in SameMeaning.objects.all())


register("editors", _editors_own)


def other_words(query: str) -> list[str]:
    """The query said otherwise, the nearest first; nothing where no word of it has another."""
    said = " ".join(query.casefold().split())
    found: dict[str, None] = {}
    for source in _sources.values():
        for group in source():
            found |= dict.fromkeys(_in_other_words(said, group))
    found.pop(said, None)
    return list(found)[:MOST]


def _in_other_words(said: str, group: Sequence[str]) -> Iterator[str]:
    """The longest word of the group that is in it, replaced by each of the others."""
    for word in sorted((word for word in group if word in said), key=len, reverse=True):
        pattern = rf"(?<!\w){re.escape(word)}(?!\w)"
        if re.search(pattern, said):
            yield from (_put(other, pattern, said) for other in group if other != word)
            return


def _put(word: str, pattern: str, said: str) -> str:
    """Whatever is in it, the word stands for itself."""
    return re.sub(pattern, lambda _match: word, said)
