"""What employers see of somebody, in words for herself and for advisers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from careers.closed_lists import LanguageLevel, WorkForm
from careers.models import CandidateProfile, PublishedSummary, Skill
from careers.publishing.copying import shown, shown_languages, shown_skills
from vocabulary.labels import in_a_row, within
from vocabulary.languages import language_name


@dataclass(frozen=True)
class Line:
    label: str
    text: str


def lines(profile: CandidateProfile) -> list[Line]:
    """Of the copy where there is one in force; else what would be in it."""
    copy = PublishedSummary.objects.filter(profile=profile, hidden=False).first()
    if copy is None:
        wanted = PublishedSummary(**shown(profile))
        return list(_lines(wanted, shown_skills(profile), shown_languages(profile)))
    languages = set(copy.languages.values_list("code", "level"))
    return list(_lines(copy, set(copy.skills.values_list("pk", flat=True)), languages))


def _lines(
    copy: PublishedSummary, skills: set[int], languages: set[tuple[str, int]]
) -> Iterator[Line]:
    told: list[tuple[str, Any]] = [
        (_("Occupation"), copy.occupation_words),
        (_("Experience"), copy.get_experience_display()),
        (
            _("Education"),
            _joined(copy.get_education_level_display(), copy.get_education_field_display()),
        ),
        (_("Languages"), ", ".join(_language(*each) for each in _best_first(languages))),
        (_("Skills"), ", ".join(str(each) for each in Skill.objects.filter(pk__in=skills))),
        (_("Region"), copy.get_region_display()),
        (_("Kinds of work"), ", ".join(in_a_row(WorkForm(form).label for form in copy.work_forms))),
        (_("Can begin"), copy.get_availability_display()),
    ]
    return (Line(label, str(text)) for label, text in told if text)


def _joined(*parts: Any) -> str:
    return ", ".join(str(part) for part in parts if part)


def _best_first(languages: set[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(languages, key=lambda each: (-each[1], each[0]))


def _language(code: str, level: int) -> str:
    return f"{language_name(code)} ({within(LanguageLevel(level).label)})"
