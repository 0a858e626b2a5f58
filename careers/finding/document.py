"""What of a published copy is looked up, and how near to the point each word is."""

from collections.abc import Iterator
from dataclasses import dataclass

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


def _title(summary: PublishedSummary) -> Iterator[str]:
    yield summary.headline
    yield from _occupation_words(summary.occupation)
    for skill in _listed(summary):
        yield skill.name_en
        yield skill.name_da


def _more(summary: PublishedSummary) -> Iterator[str]:
    yield summary.summary
    for code in LANGUAGES:
        with override(code):
            yield from (language_name(one.code, code) for one in summary.languages.all())
            if summary.education_field:
                yield str(EducationField(summary.education_field).label)


def _occupation_words(code: str) -> Iterator[str]:
    for language in LANGUAGES:
        with override(language):
            yield from {occupation_name(one) for one in (code, major_group_of(code)) if one}


def _listed(summary: PublishedSummary) -> list[Skill]:
    return [one for one in summary.skills.all() if one.state == Skill.State.LISTED]


def _together(texts: Iterator[str]) -> list[Stems | None]:
    """The words one after the other, with a gap (None) after each text."""
    placed: list[Stems | None] = []
    for text in texts:
        placed += [*stems_of(text), *([None] * APART if text else [])]
    return placed
