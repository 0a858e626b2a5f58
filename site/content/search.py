"""One search over everything readers may find: guides, and what other apps register.

An app above says in its ``AppConfig.ready`` what of it can be found:

    content.search.register(SearchKind("events", _("Events"), find_events, event_hits))

``find`` returns what matches in the order of relevance, at most ``LIMIT``, as objects that are
cheap to have; ``hits`` makes what is shown of the few that are on the page. Both see only what
everybody may see.
"""

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

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

    def excerpt(self, query: str) -> SafeString:
        """A piece of the text around the words that were searched for, with them marked."""
        return mark_words(around(self.text, query), query)


@dataclass(frozen=True)
class SearchKind:
    key: str
    label: Any  # lazily translated, plural
    find: Callable[[str, str], Sequence[Any]]  # (query, language)
    hits: Callable[[Sequence[Any]], Iterable[Hit]]
    order: int = 10  # among the kinds; apps become ready in no order to rely on


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
    """What a search found: ``(kind, object)`` pairs in the order to show them."""

    query: str
    by_kind: dict[str, Sequence[Any]]

    def count(self, key: str = "") -> int:
        return sum(len(found) for kind, found in self.by_kind.items() if key in ("", kind))

    def in_order(self, key: str = "") -> list[tuple[str, Any]]:
        """One kind alone, or the best of each kind in turn."""
        rows = [
            [(kind, one) for one in found]
            for kind, found in self.by_kind.items()
            if key in ("", kind)
        ]
        return [pair for pair in chain.from_iterable(zip_longest(*rows)) if pair is not None]


def search(query: str, language: str) -> Found:
    return Found(query, {kind.key: kind.find(query, language)[:LIMIT] for kind in kinds()})


def hits(pairs: Sequence[tuple[str, Any]]) -> list[Hit]:
    """What is shown of these, loaded kind by kind and put back in their order."""
    made: dict[int, Hit] = {}
    for kind in kinds():
        places = [i for i, (key, _) in enumerate(pairs) if key == kind.key]
        made |= zip(places, kind.hits([pairs[i][1] for i in places]), strict=True) if places else {}
    return [made[i] for i in sorted(made)]


def around(text: str, query: str) -> str:
    """At most ``EXCERPT`` characters of the text, beginning shortly before the first word found."""
    plain = " ".join(text.split())
    found = _words(query).search(plain)
    start = max(0, found.start() - EXCERPT // 3) if found else 0
    start = plain.rfind(" ", 0, start) + 1
    piece = textwrap.shorten(plain[start:], EXCERPT, placeholder=" …")
    return f"… {piece}" if start else piece


def mark_words(text: str, query: str) -> SafeString:
    """The text as HTML, everything escaped, with the words of the query in ``<mark>``."""
    return mark_safe("".join(_marked(text, query)))  # every piece is escaped in _marked


def _marked(text: str, query: str) -> Iterator[str]:
    position = 0
    for found in _words(query).finditer(text):
        yield escape(text[position : found.start()])
        yield f"<mark>{escape(found[0])}</mark>"
        position = found.end()
    yield escape(text[position:])


def _words(query: str) -> re.Pattern[str]:
    """Any word of the query, with what follows it in the same word; never when it is empty."""
    words = sorted(map(re.escape, query.split()), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(words)})\w*" if words else r"(?!)", re.IGNORECASE)
