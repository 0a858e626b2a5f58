"""Her profile as a CV to send and to print, in either language, with or without who she is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from careers.closed_lists import (
    Availability,
    EducationField,
    EducationLevel,
    Experience,
    LanguageLevel,
    Region,
    WorkForm,
)
from careers.models import CandidateProfile
from vocabulary.labels import in_a_row
from vocabulary.languages import language_name
from vocabulary.typesetting import day_facts, set_pdf

TEMPLATE = Path(__file__).with_name("cv.typ")


def cv_of(profile: CandidateProfile, *, language: str, with_contact: bool) -> bytes:
    """A PDF. Without contact there is nothing in it, also not in its properties, that names her."""
    with override(language):
        return set_pdf(TEMPLATE, _facts(profile, with_contact=with_contact) | {"lang": language})


def _facts(profile: CandidateProfile, *, with_contact: bool) -> dict[str, Any]:
    today = timezone.localdate()
    name = profile.user.get_full_name() if with_contact else ""
    headline = profile.headline or profile.occupation_words
    return {
        "title": f"CV – {name}" if name else "CV",
        "author": name or settings.WAGTAIL_SITE_NAME,
        "date": day_facts(today),
        "heading": name or headline or "CV",
        "under": headline if name else "",
        "contact": _contact(profile) if with_contact else [],
        "summary": [part for part in profile.summary.splitlines() if part.strip()],
        "sections": [[title, lines] for title, lines in _sections(profile) if lines],
        "languages": [
            [_name(row.code), row.level, _level(row.level)] for row in profile.languages.all()
        ],
        "skills": [str(skill) for skill in profile.skills.all()],
        "words": {
            "summary": _("Profile"),
            "languages": _("Languages"),
            "skills": _("Skills"),
        },
        "foot": _("Made with %(site)s on %(day)s.")
        % {"site": settings.WAGTAIL_SITE_NAME, "day": date_format(today)},
    }


def _contact(profile: CandidateProfile) -> list[str]:
    return [told for told in (profile.user.email, profile.phone, profile.address) if told]


def _name(code: str) -> str:
    name = language_name(code)
    return name[:1].upper() + name[1:]


def _level(level: int) -> str:
    return str(LanguageLevel(level).label)


def _sections(profile: CandidateProfile) -> Iterator[tuple[str, list[str]]]:
    yield _("Work"), list(_work(profile))
    yield _("Education"), list(_education(profile))
    yield _("Where and when"), list(_where(profile))


def _work(profile: CandidateProfile) -> Iterator[str]:
    if profile.occupation:
        yield profile.occupation_words
    if profile.experience is not None:
        yield _("Experience: %(years)s") % {"years": Experience(profile.experience).label}


def _education(profile: CandidateProfile) -> Iterator[str]:
    if profile.education_level is not None:
        yield str(EducationLevel(profile.education_level).label)
    if profile.education_field:
        yield str(EducationField(profile.education_field).label)


def _where(profile: CandidateProfile) -> Iterator[str]:
    if profile.region:
        yield str(Region(profile.region).label)
    if profile.work_forms:
        yield ", ".join(in_a_row(WorkForm(form).label for form in profile.work_forms))
    if profile.availability:
        when = Availability(profile.availability).label
        yield _("Can begin: %(when)s") % {"when": str(when).lower()}
