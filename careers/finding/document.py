"""What of a published copy is looked up, and how near to the point each word is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from django.utils.translation import override

from careers.closed_lists import EducationField, occupation_name
from careers.closed_lists.occupations import major_group_of
from careers.finding import tags
from careers.finding.words import Stems, stems_of
from careers.models import PublishedSummary, Skill
from vocabulary.languages import language_name

LANGUAGES = ("en", "da")
APART = 10  # words between two texts, so that no phrase goes across


@dataclass(frozen=True)
class Text:
    words: str
    language: str = ""  # of a list; what people write may be in either


@dataclass(frozen=True)
class Document:
    """``title``: what she is; ``more``: everything else."""

    pk: int
    title: list[Stems | None]
    more: list[Stems | None]
    tags: list[str]


def of(summary: PublishedSummary) -> Document:
    return Document(
        summary.pk,
        title=_together(_title(summary)),
        more=_together(_more(summary)),
        tags=tags.of(summary),
    )


def _title(summary: PublishedSummary) -> Iterator[Text]:
    yield Text(summary.headline)
    for code in LANGUAGES:
        yield from (Text(words, code) for words in _occupation(summary.occupation, code))
    for skill in _listed(summary):
        yield Text(skill.name_en, "en")
        yield Text(skill.name_da, "da")


def _more(summary: PublishedSummary) -> Iterator[Text]:
    yield Text(summary.summary)
    for code in LANGUAGES:
        for spoken in summary.languages.all():
            yield Text(language_name(spoken.code, code), code)
        if summary.education_field:
            yield Text(_field(summary.education_field, code), code)


@cache
def _occupation(code: str, language: str) -> tuple[str, ...]:
    with override(language):
        return tuple({occupation_name(one) for one in (code, major_group_of(code)) if one})


@cache
def _field(code: str, language: str) -> str:
    with override(language):
        return str(EducationField(code).label)


def _listed(summary: PublishedSummary) -> list[Skill]:
    return [one for one in summary.skills.all() if one.state == Skill.State.LISTED]


def _together(texts: Iterable[Text]) -> list[Stems | None]:
    """The words one after the other, with a gap (None) after each text."""
    placed: list[Stems | None] = []
    for text in texts:
        if text.words:
            placed += [*_of_language(stems_of(text.words), text.language), *[None] * APART]
    return placed


def _of_language(stems: list[Stems], language: str) -> list[Stems]:
    """What is known to be Danish is not found as if it were English."""
    if language == "en":
        return [Stems(one.en, "") for one in stems]
    return [Stems("", one.da) for one in stems] if language == "da" else stems
