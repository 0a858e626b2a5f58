"""What an app above does to the text of every guide: it marks words, for instance.

    content.text_marks.register("glossary", mark_terms)

It is given HTML that is safe and answers HTML that is safe, each time a page is made.
"""

from collections.abc import Callable

from django.utils.safestring import SafeString

Mark = Callable[[SafeString], SafeString]

_marks: dict[str, Mark] = {}


def register(key: str, mark: Mark) -> None:
    """Registering a key again replaces it."""
    _marks[key] = mark


def marked(html: SafeString) -> SafeString:
    for mark in _marks.values():
        html = mark(html)
    return html
