"""Marks the words of the glossary in a text that is HTML already.

Each word is marked once, where it first stands, as a link to its meaning. Links, headings and
whatever is pressed are left alone, and so is everything inside a tag.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape

from guidance.models import GlossaryTerm

TAG = re.compile(r"(<[^>]*>)")
NAME = re.compile(r"</?([a-zA-Z][\w-]*)")
LEFT_ALONE = frozenset(
    {"a", "button", "summary", "label", "script", "style", "svg", "code", "textarea", "select"}
    | {f"h{level}" for level in range(1, 7)}
)
ENTITY = r"(?<!&)(?<!&#)"  # “amp” is no word in “&amp;”


class Marker:
    """Marks one text: what it has marked it does not mark again."""

    def __init__(self, terms: Iterable[GlossaryTerm], language: str, page: str) -> None:
        """``page``: the address of the glossary, in the same language."""
        self.page = page
        forms = ((escape(form, quote=False), t) for t in terms for form in t.forms(language))
        self.terms = {form.lower(): term for form, term in forms}
        self.marked: set[str] = set()
        longest_first = sorted(self.terms, key=len, reverse=True)
        words = "|".join(map(re.escape, longest_first))
        self.pattern = re.compile(rf"{ENTITY}(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)

    def mark(self, html: str) -> str:
        return "".join(self._parts(html)) if self.terms else html

    def _parts(self, html: str) -> Iterator[str]:
        inside: list[str] = []
        for part in TAG.split(html):
            if part.startswith("<"):
                _enter_or_leave(inside, part)
                yield part
            else:
                yield part if inside else self.pattern.sub(self._link, part)

    def _link(self, found: re.Match[str]) -> str:
        """Some letters are one for the pattern and another in small: “ſ” is an “s”."""
        term = self.terms.get(found[0].lower())
        if term is None or term.key in self.marked:
            return found[0]
        self.marked.add(term.key)
        meaning = escape(str(term.meaning))
        return f'<a class="term" href="{self.page}#{term.key}" title="{meaning}">{found[0]}</a>'


def _enter_or_leave(inside: list[str], tag: str) -> None:
    """Keep what is open of those that are left alone, the innermost last."""
    name = NAME.match(tag)
    if name is None or name[1].lower() not in LEFT_ALONE or tag.endswith("/>"):
        return
    if not tag.startswith("</"):
        inside.append(name[1].lower())
    elif inside and inside[-1] == name[1].lower():
        inside.pop()
