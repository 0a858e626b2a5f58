"""What is asked, in words, each with the way to take it away."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

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
from careers.finding.asked import REGIONS, Asked
from careers.models import Skill
from vocabulary.languages import language_name


@dataclass(frozen=True)
class Chosen:
    label: str
    rest: Asked  # what is asked without it


def chosen(asked: Asked) -> list[Chosen]:
    return [*_text(asked), *_kinds(asked), *_able(asked), *_steps(asked)]


def in_words(asked: Asked) -> str:
    """For lists of searches: "nurse · Danish, at least B2 · North Jutland"."""
    return " · ".join(one.label for one in chosen(asked))


def skill_names(asked: Asked) -> Mapping[int, str]:
    """Of those still on the list."""
    if not asked.skill:
        return {}
    found = Skill.objects.listed().filter(pk__in=asked.skill)
    return {one.pk: str(one.name) for one in found}


def language_words(code: str, level: int) -> str:
    name = language_name(code)
    name = name[:1].upper() + name[1:]
    if level == LanguageLevel.A1:
        return name
    label = LanguageLevel(level).label
    words = _("%(language)s, mother tongue") if level == LanguageLevel.NATIVE else _at_least()
    return words % {"language": name, "level": label}


def _at_least() -> str:
    return _("%(language)s, at least %(level)s")


def _text(asked: Asked) -> Iterator[Chosen]:
    if asked.q:
        yield Chosen(asked.q, asked.without("q"))


def _kinds(asked: Asked) -> Iterator[Chosen]:
    for code in asked.occupation:
        yield Chosen(occupation_name(code), asked.without("occupation", code))
    for key in asked.region:
        yield Chosen(str(Region(REGIONS[key]).label), asked.without("region", key))
    for code in asked.field:
        yield Chosen(str(EducationField(code).label), asked.without("field", code))
    for form in asked.work:
        yield Chosen(str(WorkForm(form).label), asked.without("work", form))


def _able(asked: Asked) -> Iterator[Chosen]:
    for spoken in asked.language:
        yield Chosen(language_words(*spoken), asked.without("language", spoken))
    names = skill_names(asked)
    for pk in asked.skill:
        label = names.get(pk) or _("A skill that is no longer on the list")
        yield Chosen(label, asked.without("skill", pk))


def _steps(asked: Asked) -> Iterator[Chosen]:
    if asked.education is not None:
        level = EducationLevel(asked.education).label
        yield Chosen(_("At least: %(level)s") % {"level": level}, asked.without("education"))
    if asked.experience is not None:
        yield Chosen(experience_words(asked.experience), asked.without("experience"))
    if asked.available:
        label = Availability(asked.available).label
        yield Chosen(_("Can begin: %(when)s") % {"when": label}, asked.without("available"))


def experience_words(band: int) -> str:
    """``band``: of Experience, as a lower bound."""
    if band == Experience.MOST:
        return str(Experience.MOST.label)
    if band == Experience.SOME:
        return _("At least 1 year of experience")
    return _("At least %(years)d years of experience") % {"years": band}
