"""What an employer had searched for, in words for the adviser who reads the question."""

from collections.abc import Iterator, Mapping

from careers.closed_lists import (
    Availability,
    EducationField,
    EducationLevel,
    Experience,
    LanguageLevel,
    Region,
    WorkForm,
    occupation_name,
)
from careers.finding.asked import REGIONS, Asked, read
from careers.models import Skill
from vocabulary.languages import language_name


def in_words(searched: Mapping[str, list[str]]) -> list[str]:
    """One for each word and filter. What makes no sense is left out."""
    return [str(words) for words in _words(read(searched))]


def _words(asked: Asked) -> Iterator[object]:
    if asked.q:
        yield f"“{asked.q}”"
    yield from map(occupation_name, asked.occupation)
    yield from (Region(REGIONS[key]).label for key in asked.region)
    if asked.education is not None:
        yield EducationLevel(asked.education).label
    yield from (EducationField(field).label for field in asked.field)
    if asked.experience is not None:
        yield Experience(asked.experience).label
    for code, level in asked.language:
        yield f"{language_name(code)} {LanguageLevel(level).label}"
    yield from Skill.objects.listed().filter(pk__in=asked.skill)
    yield from (WorkForm(form).label for form in asked.work)
    if asked.available:
        yield Availability(asked.available).label
