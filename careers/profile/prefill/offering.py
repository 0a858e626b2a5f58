"""Her decision about what was read: one by one, or all at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from careers.closed_lists import EducationLevel, Experience, LanguageLevel, occupation_name
from careers.models import CandidateProfile, Skill
from careers.profile import skills
from careers.profile.prefill.found import Found
from careers.profile.saving import save, save_languages, save_name
from vocabulary.languages import language_name
from vocabulary.refused import Refused

NAMES = ("first_name", "last_name")
TEXTS = ("headline", "summary", "phone", *NAMES)
GUESSED_LEVEL = LanguageLevel.B1  # she corrects it: the CV did not say


class Gone(Refused):
    message = _("You have decided about this already.")


@dataclass(frozen=True)
class Suggestion:
    """``key`` names it in a form. ``level``: of a language, to be corrected before it is taken."""

    key: str
    step: str
    label: str | Promise
    words: str
    level: int | None = None
    is_language: bool = False


FIELDS: dict[str, tuple[str, str | Promise, Callable[[Any], str]]] = {
    "occupation": ("work", _("Occupation"), occupation_name),
    "experience": ("work", _("Years of experience"), lambda years: str(Experience(years).label)),
    "education_level": (
        "education",
        _("Highest education"),
        lambda level: str(EducationLevel(level).label),
    ),
    "first_name": ("about", _("First name"), str),
    "last_name": ("about", _("Last name"), str),
    "phone": ("about", _("Telephone"), str),
    "headline": ("words", _("Headline"), str),
    "summary": ("words", _("Summary"), str),
}


@transaction.atomic
def offer(profile_id: int, found: Found) -> int:
    """Put before her what is new to her profile; how much that is. Earlier offers give way."""
    profile = CandidateProfile.objects.locked(profile_id)
    profile.prefilled = dict(_new(profile, found))
    profile.save(update_fields=["prefilled"])
    return len(suggestions_of(profile))


def _new(profile: CandidateProfile, found: Found) -> Iterator[tuple[str, Any]]:
    """What she has filled in herself, she knows better."""
    for name in ("occupation", "experience", "education_level"):
        value = getattr(found, name)
        if value not in (None, "") and getattr(profile, name) in (None, ""):
            yield name, value
    for name in TEXTS:
        owner = profile.user if name in NAMES else profile
        if found.texts.get(name) and not getattr(owner, name):
            yield name, found.texts[name]
    known = set(profile.languages.values_list("code", flat=True))
    yield "languages", {code: n for code, n in found.languages.items() if code not in known}
    chosen = set(profile.skills.values_list("pk", flat=True))
    yield "skills", [pk for pk in found.skills if pk not in chosen]


def suggestions_of(profile: CandidateProfile) -> list[Suggestion]:
    return list(_suggestions(profile))


def suggestions_for(profile: CandidateProfile, step: str) -> list[Suggestion]:
    """Those that this step asks about."""
    return [each for each in _suggestions(profile) if each.step == step]


def _suggestions(profile: CandidateProfile) -> Iterator[Suggestion]:
    told = profile.prefilled
    for name, (step, label, in_words) in FIELDS.items():
        if name in told:
            yield Suggestion(name, step, label, in_words(told[name]))
    for code, level in told.get("languages", {}).items():
        name = language_name(code)
        yield Suggestion(f"language-{code}", "languages", _("Language"), name, level, True)
    for skill in Skill.objects.listed().filter(pk__in=told.get("skills", [])):
        yield Suggestion(f"skill-{skill.pk}", "skills", _("Skill"), str(skill))


@transaction.atomic
def accept(profile_id: int, key: str, *, level: int | None = None) -> None:
    """Take it into the profile; a language with this level. Raises Gone, and TooMany of skills."""
    profile = CandidateProfile.objects.locked(profile_id)
    value = _take_out(profile, key)
    kind, _dash, which = key.partition("-")
    if kind == "language":
        levels = dict(profile.languages.values_list("code", "level"))
        save_languages(profile.pk, levels | {which: level or value or GUESSED_LEVEL})
    elif kind == "skill":
        skills.add(profile.pk, value)
    elif kind in NAMES:
        names = {name: getattr(profile.user, name) for name in NAMES} | {kind: value}
        save_name(profile.pk, **names)
    else:
        save(profile.pk, {kind: value})


@transaction.atomic
def discard(profile_id: int, key: str) -> None:
    """Raises Gone."""
    _take_out(CandidateProfile.objects.locked(profile_id), key)


def _take_out(profile: CandidateProfile, key: str) -> Any:
    """Its value; it is offered no more."""
    kind, _dash, which = key.partition("-")
    told = profile.prefilled
    if kind == "language" and which in told.get("languages", {}):
        value = told["languages"].pop(which)
    elif kind == "skill" and which in map(str, told.get("skills", [])):
        value = int(which)
        told["skills"].remove(value)
    elif kind in FIELDS and kind in told:
        value = told.pop(kind)
    else:
        raise Gone
    profile.save(update_fields=["prefilled"])
    return value


@transaction.atomic
def accept_all(profile_id: int) -> None:
    """As far as there is room: no more skills than anybody may have."""
    profile = CandidateProfile.objects.locked(profile_id)
    for each in suggestions_of(profile):
        try:
            accept(profile_id, each.key)
        except skills.TooMany:
            discard(profile_id, each.key)


@transaction.atomic
def discard_all(profile_id: int) -> None:
    profile = CandidateProfile.objects.locked(profile_id)
    profile.prefilled = {}
    profile.save(update_fields=["prefilled"])
