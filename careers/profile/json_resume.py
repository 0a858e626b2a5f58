"""JSON Resume (jsonresume.org, schema 1): a CV that moves between sites, in and out."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from careers.closed_lists import EducationField, EducationLevel, Experience, LanguageLevel
from careers.models import CandidateProfile
from careers.models.shown import SUMMARY
from careers.profile.prefill.found import Found
from careers.profile.prefill.languages import level_in
from careers.profile.prefill.reading import education_in, skills_in
from careers.profile.prefill.titles import occupation_in
from careers.profile.prefill.years import experience_in
from companies.phone import clean_phone
from vocabulary.cpr import contains_cpr
from vocabulary.languages import find_language, language_name
from vocabulary.refused import Refused
from vocabulary.typed import typed_line, without_controls

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
LARGEST = 1_000_000  # bytes
LONGEST_NAME, LONGEST_HEADLINE = 150, 80
MOST = 200  # entries that are read of each section
SECTIONS = {"basics", "work", "education", "skills", "languages"}

Json = Any


class NotAResume(Refused):
    message = _(
        "This is not a JSON Resume file. Export it again as JSON where you keep your CV, or upload "
        "your CV as PDF or DOCX instead."
    )


class TooLarge(Refused):
    message = _("This file is larger than 1 MB. Take the pictures out of it, and export it again.")


# --- in ---------------------------------------------------------------------------------------


def read_resume(data: bytes) -> Found:
    """What it tells that the profile asks for. Raises NotAResume, TooLarge."""
    resume = _parsed(data)
    basics = _object(resume.get("basics"))
    work = _objects(resume, "work")
    titles = [_text(basics, "label"), *(_text(job, "position") for job in work)]
    studies = [
        f"{_text(each, 'studyType')} in {_text(each, 'area')}"
        for each in _objects(resume, "education")
    ]
    return Found(
        occupation=occupation_in("\n".join(titles)),
        experience=experience_in("\n".join(["Experience", *map(_span, work)])),
        education_level=education_in("\n".join(studies)),
        languages=dict(_languages(resume)),
        skills=tuple(skills_in("\n".join(_skills(resume)))),
        texts=dict(_texts(basics)),
    )


def _parsed(data: bytes) -> Mapping[str, Json]:
    if len(data) > LARGEST:
        raise TooLarge
    try:
        resume = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NotAResume from error
    if not isinstance(resume, dict) or not SECTIONS & set(resume):
        raise NotAResume
    return resume


def _object(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, dict) else {}


def _objects(resume: Mapping[str, Json], section: str) -> list[Mapping[str, Json]]:
    found = resume.get(section)
    entries = found[:MOST] if isinstance(found, list) else []
    return [_object(each) for each in entries]


def _text(entry: Mapping[str, Json], name: str) -> str:
    value = entry.get(name)
    return without_controls(value)[: 10 * SUMMARY].strip() if isinstance(value, str) else ""


def _span(job: Mapping[str, Json]) -> str:
    return f"{_text(job, 'startDate')[:4]} - {_text(job, 'endDate')[:4] or 'now'}"


def _languages(resume: Mapping[str, Json]) -> Iterator[tuple[str, int | None]]:
    for each in _objects(resume, "languages"):
        code = find_language(_text(each, "language")[:60])
        if code:
            yield code, level_in(_text(each, "fluency"))


def _skills(resume: Mapping[str, Json]) -> Iterator[str]:
    for each in _objects(resume, "skills"):
        yield _text(each, "name")
        keywords = each.get("keywords")
        if isinstance(keywords, list):
            yield from (without_controls(word) for word in keywords[:MOST] if type(word) is str)


def _texts(basics: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    """Nothing with a CPR number in it."""
    names = typed_line(_text(basics, "name")).rsplit(" ", 1)
    told = {
        "first_name": names[0][:LONGEST_NAME],
        "last_name": names[1][:LONGEST_NAME] if len(names) > 1 else "",
        "headline": typed_line(_text(basics, "label"))[:LONGEST_HEADLINE],
        "summary": _text(basics, "summary")[:SUMMARY],
        "phone": _phone(_text(basics, "phone")),
    }
    yield from ((name, text) for name, text in told.items() if text and not contains_cpr(text))


def _phone(told: str) -> str:
    try:
        return clean_phone(told[:40])
    except ValidationError:
        return ""


# --- out --------------------------------------------------------------------------------------


def resume_of(profile: CandidateProfile, *, with_contact: bool) -> dict[str, Any]:
    """In English, as most programs that read it expect."""
    with override("en"):
        resume: dict[str, Any] = {
            "$schema": SCHEMA,
            "basics": _basics(profile, with_contact=with_contact),
            "languages": [_language(row.code, row.level) for row in profile.languages.all()],
            "skills": [{"name": skill.name_en} for skill in profile.skills.all()],
            "education": _education(profile),
            "work": [],
            "meta": {"version": "v1.0.0", "lastModified": f"{profile.changed_at:%Y-%m-%d}"},
        }
        experience = profile.experience
        if profile.occupation and experience is not None:
            years = str(Experience(experience).label)
            resume["skills"].insert(0, {"name": profile.occupation_words, "level": years})
    return resume


def _basics(profile: CandidateProfile, *, with_contact: bool) -> dict[str, Any]:
    basics: dict[str, Any] = {
        "label": profile.headline or profile.occupation_words,
        "summary": profile.summary,
        "location": {"countryCode": "DK", "region": profile.region},
    }
    if with_contact:
        user = profile.user
        basics |= {"name": user.get_full_name(), "email": user.email, "phone": profile.phone}
        basics["location"]["address"] = profile.address
        basics["location"]["city"] = profile.municipality.name if profile.municipality else ""
    basics["location"] = {name: value for name, value in basics["location"].items() if value}
    return {name: value for name, value in basics.items() if value}


def _language(code: str, level: int) -> dict[str, str]:
    return {"language": language_name(code, "en"), "fluency": str(LanguageLevel(level).label)}


def _education(profile: CandidateProfile) -> list[dict[str, str]]:
    if profile.education_level is None:
        return []
    field = profile.education_field
    education = {"studyType": str(EducationLevel(profile.education_level).label)}
    return [education | ({"area": str(EducationField(field).label)} if field else {})]
