"""What companies write: paragraphs and lists by blank lines and dashes, never HTML.

What looks like markup is shown as it was typed. Nothing is stored but the text itself.
"""

import re
from collections.abc import Iterator

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

BULLET = re.compile(r"^\s*(?:[-*•–·]|\d{1,2}[.)])\s+(?=\S)")
BLANKS = re.compile(r"\n{3,}")


def tidy(text: str) -> str:
    """Lines without trailing blanks, at most one empty line between them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return BLANKS.sub("\n\n", "\n".join(line.rstrip() for line in lines)).strip()


def as_html(text: str) -> SafeString:
    """Paragraphs and lists; every character of the text is escaped."""
    return mark_safe("".join(_blocks(tidy(text))))  # all pieces are escaped in _blocks


def in_one_line(text: str) -> str:
    """For excerpts and search."""
    return " ".join(BULLET.sub("", line) for line in tidy(text).split("\n") if line).strip()


def _blocks(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        lines: list[str] = []
        items: list[str] = []
        for line in paragraph.split("\n"):
            if found := BULLET.match(line):
                yield from _paragraph(lines)
                lines = []
                items.append(line[found.end() :])
            elif items and line[:1].isspace():
                items[-1] += f" {line.strip()}"
            else:
                yield from _list(items)
                items = []
                lines.append(line)
        yield from _paragraph(lines)
        yield from _list(items)


def _paragraph(lines: list[str]) -> Iterator[str]:
    if any(line.strip() for line in lines):
        yield f"<p>{'<br>'.join(str(escape(line)) for line in lines)}</p>"


def _list(items: list[str]) -> Iterator[str]:
    if items:
        yield f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>"
