"""Did you mean: the nearest word of the lists, for one that is probably misspelt.

Only words of the closed lists and of listed skills are ever suggested. A suggestion out of what
people wrote would answer the question whether somebody wrote it.
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from django.utils.translation import override
from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from careers.closed_lists import EducationField, group_choices, occupation_choices
from careers.finding.asked import Asked
from careers.finding.text import CONNECTING, Phrase, written
from careers.finding.words import spelt
from careers.models import Skill
from vocabulary.languages import language_choices
from vocabulary.spelling import spelling_key

SHORTEST = 4  # letters; a slip in three could be any word
LIKE_ENOUGH = 0.72  # of 1: two slips in seven letters
LANGUAGES = ("en", "da")


def did_you_mean(asked: Asked) -> str:
    """The query with its misspelt words put right; empty where there is nothing to suggest."""
    known = _words_by_key()
    better = tuple(_corrected(phrase, known) for phrase in asked.phrases)
    return written(better) if better != asked.phrases else ""


def _corrected(phrase: Phrase, known: dict[str, str]) -> Phrase:
    words = [_nearest(word, known) for word in phrase.typed.split()]
    return Phrase(" ".join(words), wanted=phrase.wanted)


def _nearest(word: str, known: dict[str, str]) -> str:
    """Itself where it is on a list, too short, or like nothing there."""
    key = spelling_key(word)
    if len(key) < SHORTEST or key in known:
        return word
    found = extractOne(
        key, known.keys(), scorer=OSA.normalized_similarity, score_cutoff=LIKE_ENOUGH
    )
    return known[found[0]] if found else word


def _words_by_key() -> dict[str, str]:
    return _words_with(tuple(Skill.objects.listed().values_list("name_en", "name_da")))


@lru_cache(maxsize=1)
def _words_with(skills: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Reading the names of all skills is cheap; spelling them out for each query is not."""
    return _listed_words() | _by_key(text for names in skills for text in names)


@cache
def _listed_words() -> dict[str, str]:
    return _by_key(_texts())


def _by_key(texts: Iterable[str]) -> dict[str, str]:
    return {spelling_key(word): word for text in texts for word in _told(text)}


def _texts() -> Iterator[str]:
    for language in LANGUAGES:
        with override(language):
            yield from (name for _, name in [*occupation_choices(), *group_choices()])
            yield from (str(label) for label in EducationField.labels)
        yield from (name for _, name in language_choices(language))


def _told(text: str) -> Iterator[str]:
    words = (word.casefold() for word in spelt(text))
    return (word for word in words if len(word) >= SHORTEST and word not in CONNECTING)
