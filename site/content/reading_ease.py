"""How hard a page is to read: Flesch's reading ease for English, LIX for Danish.

Flesch, "A new readability yardstick", Journal of Applied Psychology 32 (1948): over 50 is "fairly
difficult" no more; syllables are counted as groups of vowels, which errs by a point or two.
Björnsson, "Läsbarhet" (1968): a LIX under 45 is what newspapers manage; laws have 55 and more.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wagtail.models import Page, get_page_models

from content.models import BasePage
from content.page_search import text_of
from content.translations import unfinished

FLESCH, LIX = 50, 45
SHORTEST = 60  # words; of fewer the numbers say nothing
LONG_WORD = 6  # letters; longer ones count in a LIX

Sentences = list[list[str]]


def sentences_of(text: str) -> Sentences:
    """The words of each sentence; a line of a list, and a heading, is one as well."""
    parts = re.split(r"[.!?:;](?:\s|$)|\s·\s|\n", text)
    found = (re.findall(r"[^\W\d_][\w’'-]*", part) for part in parts)
    return [words for words in found if words]


def flesch(sentences: Sentences) -> float:
    """English: from about 0, a treatise, to 100, a picture book."""
    words = [word for sentence in sentences for word in sentence]
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", word.lower()))) for word in words)
    return 206.835 - 1.015 * len(words) / len(sentences) - 84.6 * syllables / len(words)


def lix(sentences: Sentences) -> float:
    """Danish: from about 20, a picture book, to 60, a statute."""
    words = [word for sentence in sentences for word in sentence]
    long = sum(len(word) > LONG_WORD for word in words)
    return len(words) / len(sentences) + 100 * long / len(words)


@dataclass(frozen=True)
class Ease:
    """Of one page. ``beyond``: by how much it misses what is asked; below nought it is plain."""

    page: BasePage
    measure: str
    value: float
    asked: int
    beyond: float

    @property
    def is_plain(self) -> bool:
        return self.beyond <= 0


def ease_of(page: BasePage) -> Ease | None:
    """None where there is too little to read."""
    sentences = sentences_of(text_of(page))
    if sum(map(len, sentences)) < SHORTEST:
        return None
    if page.locale.language_code == "da":
        value = lix(sentences)
        return Ease(page, "LIX", value, LIX, value - LIX)
    value = flesch(sentences)
    return Ease(page, "Flesch", value, FLESCH, FLESCH - value)


def all_eases() -> list[Ease]:
    """Every published page that is written in its language, the hardest first."""
    eases = filter(None, map(ease_of, in_one_language(written_pages())))
    return sorted(eases, key=lambda ease: (-ease.beyond, ease.page.title))


def in_one_language(pages: Iterator[BasePage]) -> Iterator[BasePage]:
    """Of a translation that is not finished, part is in the other language still."""
    half_done = set(unfinished().values_list("source__object_id", "target_locale_id"))
    for page in pages:
        if (page.translation_key, page.locale_id) not in half_done:
            yield page


def written_pages() -> Iterator[BasePage]:
    """Every published page that editors wrote, and no mirror of one in another language."""
    kinds: Iterable[type[Page]] = get_page_models()
    for kind in kinds:
        if issubclass(kind, BasePage):
            yield from kind.objects.live().filter(alias_of=None).select_related("locale")
