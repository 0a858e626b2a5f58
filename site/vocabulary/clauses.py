"""What somebody agrees to, in both languages, and a fingerprint that changes with any word."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from vocabulary.translated import Translated


@dataclass(frozen=True)
class Clause:
    """``icon``: its name in lucide, where the page shows one."""

    title_en: str
    title_da: str
    text_en: str
    text_da: str
    icon: str = ""

    title = Translated("title")
    text = Translated("text")


def fingerprint(clauses: Iterable[Clause]) -> str:
    """Of every word: a test holds it to the version under which people have agreed."""
    words = "\n".join(
        part for c in clauses for part in (c.title_en, c.title_da, c.text_en, c.text_da)
    )
    return hashlib.sha256(words.encode()).hexdigest()[:16]
