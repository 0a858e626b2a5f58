"""One search over everything readers may find: guides, and what other apps register.

An app above says in its ``AppConfig.ready`` what of it can be found:

    content.search.register(SearchKind("events", _("Events"), find_events, event_hits))

``find`` gets all the ways to say what is searched, and answers for each what matches in the order
of relevance, at most ``LIMIT``, as keys or what else is cheap to have; ``hits`` makes what is shown
of the few that are on the page. Both see only what everybody may see.
"""

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, zip_longest
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from content.synonyms import other_words

LIMIT = 60  # hits of one kind; who has not found it by then asks in other words
LONGEST_QUERY = 100  # characters
EXCERPT = 180  # characters


@dataclass(frozen=True)
class Hit:
    title: str
    url: str
    text: str = ""
    kind: str = ""
    language: str = ""  # when it is not the reader's
    promoted: bool = False
    whole: bool = False  # an answer, short enough to be shown as it is

    def excerpt(self, query: str, ways: Sequence[str] = ()) -> SafeString:
        """A piece of the text around the words that were searched for, with them marked."""
        piece = self.text if self.whole else around(self.text, query, ways)
        return mark_words(piece, query)


@dataclass(frozen=True)
class SearchKind:
    key: str
    label: Any  # lazily translated, plural
    find: Callable[[Sequence[str], str], Sequence[Sequence[Any]]]  # (ways to say it, language)
    hits: Callable[[Sequence[Any]], Iterable[Hit]]
    order: int = 10  # among the kinds; apps become ready in no order to rely on
    same: Callable[[Any], object] = lambda one: one  # what is found twice has the same


_kinds: dict[str, SearchKind] = {}


def register(kind: SearchKind) -> None:
    """Registering a key again replaces it."""
    _kinds[kind.key] = kind


def kinds() -> list[SearchKind]:
    return sorted(_kinds.values(), key=lambda kind: kind.order)


def clean_query(raw: str) -> str:
    """What a reader typed, made safe for the search backends; empty when nothing is left.

    NUL makes PostgreSQL refuse the query, quotes and stray operators make SQLite's FTS5 fail to
    parse it, and a query of blanks makes the backend build no query at all.
    """
    words = re.sub(r"[^\w@.+'’\-]|_", " ", raw[: 4 * LONGEST_QUERY], flags=re.UNICODE)
    kept = (word.strip("@.+'’-") for word in words.split())
    return " ".join(word for word in kept if word)[:LONGEST_QUERY].strip()


@dataclass(frozen=True)
class Found:
    """What a search found: ``(kind, object)`` pairs in the order to show them.

    ``also``: the other words for it that were looked for, too.
    """

    query: str
    by_kind: dict[str, Sequence[Any]]
    also: Sequence[str] = ()

    @property
    def ways(self) -> Sequence[str]:
        return [self.query, *self.also]

    @property
    def words(self) -> str:
        """All that may stand in what was found."""
        return " ".join(self.ways)

    def count(self, key: str = "") -> int:
        return sum(len(found) for kind, found in self.by_kind.items() if key in ("", kind))

    def in_order(self, key: str = "") -> list[tuple[str, Any]]:
        """One kind alone, or the best of each kind in turn."""
        rows = [
            [(kind, one) for one in found]
            for kind, found in self.by_kind.items()
            if key in ("", kind)
        ]
        return _in_turn(rows)


def search(query: str, language: str) -> Found:
    """What has the words, and beside it what has other words for the same."""
    also = list(filter(None, map(clean_query, other_words(query))))
    return Found(query, {kind.key: _find(kind, [query, *also], language) for kind in kinds()}, also)


def _find(kind: SearchKind, ways: Sequence[str], language: str) -> list[Any]:
    kept: dict[object, Any] = {}
    for one in _in_turn([found[:LIMIT] for found in kind.find(ways, language)]):
        kept.setdefault(kind.same(one), one)
    return list(kept.values())[:LIMIT]


def _in_turn(rows: Sequence[Sequence[Any]]) -> list[Any]:
    """The best of each row, then the second of each."""
    return [one for one in chain.from_iterable(zip_longest(*rows)) if one is not None]


def hits(pairs: Sequence[tuple[str, Any]]) -> list[Hit]:
    """What is shown of these, loaded kind by kind and put back in their order."""
    made: dict[int, Hit] = {}
    for kind in kinds():
        places = [i for i, (key, _) in enumerate(pairs) if key == kind.key]
        made |= zip(places, kind.hits([pairs[i][1] for i in places]), strict=True) if places else {}
    return [made[i] for i in sorted(made)]


def around(text: str, query: str, ways: Sequence[str] = ()) -> str:
    """At most ``EXCERPT`` characters of the text, beginning shortly before the first place where
    it is said whole in one of the ways, or else the first word found."""
    plain = " ".join(text.split())
    found = _any_of(*ways).search(plain) or _any_of(*query.split()).search(plain)
    start = max(0, found.start() - EXCERPT // 3) if found else 0
    start = plain.rfind(" ", 0, start) + 1
    more = plain[start : start + EXCERPT + 20]  # shortening looks at all that it gets
    piece = textwrap.shorten(more, EXCERPT, placeholder=" …")
    return f"… {piece}" if start else piece


def mark_words(text: str, query: str) -> SafeString:
    """The text as HTML, everything escaped, with the words of the query in ``<mark>``."""
    return mark_safe("".join(_marked(text, query)))  # every piece is escaped in _marked


def _marked(text: str, query: str) -> Iterator[str]:
    position = 0
    for found in _any_of(*query.split()).finditer(text):
        yield escape(text[position : found.start()])
        yield f"<mark>{escape(found[0])}</mark>"
        position = found.end()
    yield escape(text[position:])


@lru_cache(50)
def _any_of(*pieces: str) -> re.Pattern[str]:
    """Any of them, with what follows it in the same word; never when there is none."""
    longest_first = sorted(map(re.escape, pieces), key=len, reverse=True)
    pattern = rf"\b(?:{'|'.join(longest_first)})\w*" if pieces else r"(?!)"
    return re.compile(pattern, re.IGNORECASE)
