"""The demo's CV bank: forty people in many trades, and the spouse with her file, half finished."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from accounts.models import User
from accounts.people import add_person
from careers import publishing
from careers.closed_lists import Availability, EducationField, EducationLevel, Experience
from careers.closed_lists import LanguageLevel as Level
from careers.cv_files import keeping
from careers.demo import crowd
from careers.demo.cv_file import cv_of
from careers.demo.people import People
from careers.models import CandidateProfile, Skill
from careers.profile import (
    begin,
    prefill,
    reach,
    save,
    save_languages,
    show_coarser,
    skills,
    wording,
)
from guidance.models import Municipality
from vocabulary.spelling import spelling_key

FILE = Path(__file__).with_name("profiles.toml")
DOMAIN = "ankomst.example"
Row = Sequence[Any]


def load(today: date, people: People) -> None:
    """Called again it does nothing. The list of skills is there already."""
    if CandidateProfile.objects.exists():
        return
    with FILE.open("rb") as opened:
        told: dict[str, Any] = tomllib.load(opened)
    _spouse(people, today, told["spouse"])
    for row in told["people"]:
        profile_id = _person(row)
        show_coarser(profile_id, told["coarser"].get(row[0], []))
        _show(profile_id, row[-1], told["words"].get(row[0]), people.adviser)
    crowd.load(today, people.adviser)


def _person(row: Row) -> int:
    name, occupation, experience, level, field, place, forms, when, spoken, can, _state = row
    first, _blank, last = name.rpartition(" ")
    address = f"{spelling_key(name).replace(' ', '.')}@{DOMAIN}"
    user = add_person(address, first_name=first, last_name=last)
    profile = begin(user, version=wording.VERSION)
    save(
        profile.pk,
        {
            "occupation": occupation,
            "experience": Experience(experience),
            "education_level": EducationLevel(level),
            "education_field": EducationField(field),
            "municipality": Municipality.objects.get(name=place) if place else None,
            "work_forms": forms.split(),
            "availability": Availability(when),
        },
    )
    save_languages(profile.pk, dict(_spoken(spoken)))
    _can(profile.pk, can.split(", "))
    reach(profile.pk, 7)
    return profile.pk


def _spoken(words: str) -> Iterator[tuple[str, int]]:
    """``pl7 en5``"""
    for code, level in re.findall(r"([a-z]+)(\d)", words):
        yield code, Level(int(level))


def _can(profile_id: int, names: Sequence[str]) -> None:
    for name in names:
        skills.add(profile_id, Skill.objects.get(name_en=name).pk)


def _show(profile_id: int, state: str, words: Mapping[str, Any] | None, adviser: User) -> None:
    if state == CandidateProfile.State.DRAFT:
        return
    publishing.go_live(profile_id)
    if words:
        _words(profile_id, words, adviser)
    if state == CandidateProfile.State.HIDDEN:
        publishing.hide(profile_id)


def _words(profile_id: int, words: Mapping[str, Any], adviser: User) -> None:
    save(profile_id, {"headline": words["headline"], "summary": words["summary"]})
    sent = publishing.send_words(profile_id)
    if not words.get("waiting"):
        publishing.approve(sent.pk, sent.revision, adviser)


def _spouse(people: People, today: date, words: Mapping[str, Any]) -> None:
    """Live, with some steps open and some of her CV undecided: there is something to go on with."""
    profile = begin(people.spouse, version=wording.VERSION)
    save(
        profile.pk,
        {
            "occupation": "25",
            "experience": Experience.MANY,
            "municipality": Municipality.objects.get(name="Aarhus"),
            "work_forms": ["full_time", "part_time"],
            "phone": "+4520123456",
            "address": "Jægergårdsgade 4, 8000 Aarhus C",
        },
    )
    save_languages(profile.pk, {"pt": Level.NATIVE, "en": Level.C1})
    _can(profile.pk, ["Data analysis", "Python", "SQL"])
    skills.suggest(profile.pk, "Maritime data")
    reach(profile.pk, 5)
    publishing.go_live(profile.pk)
    _words(profile.pk, words, people.adviser)
    verdict = keeping.keep(profile, cv_of(people.spouse, today))
    prefill.offer(profile.pk, prefill.read(verdict.text))
