"""People who look for work, made by what they would do themselves."""

from collections.abc import Mapping, Sequence
from typing import Any

from accounts.models import User
from careers import publishing
from careers.closed_lists import (
    Availability,
    EducationField,
    EducationLevel,
    Experience,
    LanguageLevel,
    WorkForm,
)
from careers.models import CandidateProfile, PublishedSummary, Skill
from careers.profile import begin, save, save_languages, skills, wording
from guidance.models import Municipality
from tests.personas import person

USUAL: dict[str, Any] = {
    "occupation": "25",
    "experience": Experience.MANY,
    "education_level": EducationLevel.MASTER,
    "education_field": EducationField.ICT,
    "work_forms": [WorkForm.FULL_TIME],
    "availability": Availability.MONTH,
}
LANGUAGES = {"en": LanguageLevel.C1, "da": LanguageLevel.B1}


def municipality(name: str = "Aarhus", region: str = "Region Midtjylland") -> Municipality:
    """The one of this name; made if the test has loaded no rules."""
    code = {"Aarhus": "0751", "København": "0101"}.get(name, f"9{len(name):03}")
    found, _made = Municipality.objects.get_or_create(
        name=name, defaults={"code": code, "region": region}
    )
    return found


def listed(name: str) -> Skill:
    skill, _made = Skill.objects.get_or_create(name_en=name)
    return skill


def draft_profile(
    name: str = "alice",
    *,
    user: User | None = None,
    languages: Mapping[str, int] | None = None,
    skill_names: Sequence[str] = ("Python",),
    **fields: Any,
) -> CandidateProfile:
    """Filled in, not shown. ``fields`` are those of the profile; the e-mail is name@…."""
    profile = begin(user or person(name), version=wording.VERSION)
    save(profile.pk, USUAL | {"municipality": municipality()} | fields)
    save_languages(profile.pk, LANGUAGES if languages is None else languages)
    for each in skill_names:
        skills.add(profile.pk, listed(each).pk)
    return CandidateProfile.objects.get(pk=profile.pk)


def live_profile(name: str = "alice", **given: Any) -> CandidateProfile:
    """As ``draft_profile``, and employers can find her."""
    profile = draft_profile(name, **given)
    publishing.go_live(profile.pk)
    return CandidateProfile.objects.select_related("published").get(pk=profile.pk)


def published(profile: CandidateProfile) -> PublishedSummary:
    """The copy, as it is now."""
    return PublishedSummary.objects.get(profile=profile)


def with_words(
    profile: CandidateProfile, headline: str, summary: str, *, adviser: User
) -> CandidateProfile:
    """Her words, written, sent and approved."""
    save(profile.pk, {"headline": headline, "summary": summary})
    submission = publishing.send_words(profile.pk)
    publishing.approve(submission.pk, submission.revision, adviser)
    return CandidateProfile.objects.get(pk=profile.pk)
