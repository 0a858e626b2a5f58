"""The public copy, made from the private profile field by field.

Every value is one of a closed list, or it is left out: what somebody wrote into the database by
hand, or a skill that nobody has listed yet, does not get through.
"""

from collections.abc import Collection
from typing import Any

from django.utils import timezone

from careers.closed_lists import (
    Availability,
    EducationField,
    EducationLevel,
    Experience,
    LanguageLevel,
    Region,
    WorkForm,
    major_group_of,
    occupation_codes,
)
from careers.models import (
    CandidateProfile,
    PublishedLanguage,
    PublishedSummary,
    Skill,
    Submission,
)
from vocabulary.languages import language_choices

Shown = dict[str, Any]


def shown(profile: CandidateProfile) -> Shown:
    """What employers may see of the closed lists, as coarse as she wants it."""
    values: Shown = {
        "occupation": _one_of(occupation_codes(), profile.occupation, ""),
        "experience": _one_of(Experience.values, profile.experience, None),
        "education_level": _one_of(EducationLevel.values, profile.education_level, None),
        "education_field": _one_of(EducationField.values, profile.education_field, ""),
        "region": _one_of(Region.values, profile.region, ""),
        "work_forms": [form for form in WorkForm.values if form in profile.work_forms],
        "availability": _one_of(Availability.values, profile.availability, ""),
    }
    return {name: _coarser(name, values[name], profile.shown_coarser) for name in values}


def shown_skills(profile: CandidateProfile) -> set[int]:
    if "skills" in profile.shown_coarser:
        return set()
    return set(
        Skill.objects.listed().filter(pk__in=profile.skills.all()).values_list("pk", flat=True)
    )


def shown_languages(profile: CandidateProfile) -> set[tuple[str, int]]:
    if "languages" in profile.shown_coarser:
        return set()
    known = {code for code, _name in language_choices("en")}
    spoken = profile.languages.values_list("code", "level")
    return {(code, level) for code, level in spoken if code in known and level in LanguageLevel}


def write(profile: CandidateProfile, summary: PublishedSummary, words: Submission | None) -> None:
    """Make the copy equal to the profile. Only a change moves it up among the newest."""
    before = _everything(summary)
    for name, value in shown(profile).items():
        setattr(summary, name, value)
    summary.headline = words.headline if words else ""
    summary.summary = words.summary if words else ""
    summary.approved_revision = words.revision if words else ""
    if profile.expires_on is not None:
        summary.expires_on = profile.expires_on
    summary.save()
    summary.skills.set(shown_skills(profile))
    _set_languages(summary, shown_languages(profile))
    if _everything(summary) != before:
        summary.refreshed_on = timezone.localdate()
        summary.save(update_fields=["refreshed_on"])


def _one_of(values: Collection[Any], value: Any, blank: Any) -> Any:
    return value if value in values else blank


def _coarser(name: str, value: Any, coarser: list[str]) -> Any:
    if name not in coarser:
        return value
    if name == "occupation":
        return major_group_of(value)
    return type(value)() if isinstance(value, list | str) else None


def _everything(summary: PublishedSummary) -> tuple[Any, ...]:
    fields = [getattr(summary, name) for name in ("headline", "summary", *SHOWN)]
    skills = set(summary.skills.values_list("pk", flat=True)) if summary.pk else set()
    languages = set(summary.languages.values_list("code", "level")) if summary.pk else set()
    return (*fields, skills, languages)


def _set_languages(summary: PublishedSummary, wanted: set[tuple[str, int]]) -> None:
    rows = {(row.code, row.level): row for row in summary.languages.all()}
    summary.languages.filter(pk__in=[rows[key].pk for key in rows.keys() - wanted]).delete()
    PublishedLanguage.objects.bulk_create(
        PublishedLanguage(summary=summary, code=code, level=level)
        for code, level in sorted(wanted - rows.keys())
    )


SHOWN = (
    "occupation",
    "experience",
    "education_level",
    "education_field",
    "region",
    "work_forms",
    "availability",
)
