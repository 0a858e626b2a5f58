"""The code on a certificate, by which anybody can check it; also of those of apps above."""

from collections.abc import Callable

#: Of apps above: the address of the page that checks a code of theirs, or nothing.
CODES_OF_OTHERS: list[Callable[[str], str]] = []
LONGEST = 40  # characters of a typed code, with blanks and dashes


def plain_code(typed: str) -> str:
    """As it is kept: without the dashes of the paper, in large letters."""
    return "".join(each for each in typed[:LONGEST] if each.isascii() and each.isalnum()).upper()
