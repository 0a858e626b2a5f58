"""Labels that begin with a capital, because they stand alone elsewhere, as words of one line."""

from collections.abc import Iterable


def in_a_row(labels: Iterable[object]) -> list[str]:
    """``Full time``, ``part time``: small behind the first, but what is all capitals, like CV."""
    words = [str(label) for label in labels]
    return words[:1] + [within(word) for word in words[1:]]


def within(label: object) -> str:
    """As it is written in the middle of a line."""
    word = str(label)
    return word if word[1:2].isupper() or word[1:2].isdigit() else word[:1].lower() + word[1:]
