"""What she changes in her profile. Each is kept at once, and what employers see follows it."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from careers import publishing
from careers.closed_lists import Coarser
from careers.models import CandidateProfile, SpokenLanguage

#: What she fills in as it stands; the rest has a function of its own here.
FIELDS = frozenset(
    {
        *("occupation", "experience", "education_level", "education_field"),
        *("municipality", "work_forms", "availability", "phone", "address"),
        *("headline", "summary"),
    }
)


@transaction.atomic
def save(profile_id: int, changes: Mapping[str, Any]) -> CandidateProfile:
    """Fields of hers by name, checked by a form. Her region is always that of her municipality."""
    if unknown := set(changes) - FIELDS:
        raise ValueError(f"Not hers to fill in: {unknown}")
    profile = CandidateProfile.objects.locked(profile_id)
    values = dict(changes)
    if "municipality" in values:
        place = values["municipality"]
        values["region"] = place.region if place else ""
    return _keep(profile, values)


def _keep(profile: CandidateProfile, values: Mapping[str, Any]) -> CandidateProfile:
    """Nothing is written, and nobody told, where nothing is new."""
    changed = [name for name, value in values.items() if getattr(profile, name) != value]
    for name in changed:
        setattr(profile, name, values[name])
    if changed:
        profile.save(update_fields=[*changed, "changed_at"])
        publishing.refresh(profile.pk)
    return profile


@transaction.atomic
def save_name(profile_id: int, *, first_name: str, last_name: str) -> CandidateProfile:
    """Her account's: the name she answers by, which no employer sees before she says yes."""
    profile = CandidateProfile.objects.locked(profile_id)
    user = profile.user
    if (user.first_name, user.last_name) != (first_name, last_name):
        user.first_name, user.last_name = first_name, last_name
        user.save(update_fields=["first_name", "last_name"])
        publishing.refresh(profile.pk)
    return profile


@transaction.atomic
def save_languages(profile_id: int, levels: Mapping[str, int]) -> CandidateProfile:
    """All that she speaks, level (LanguageLevel) by code; others are taken away."""
    profile = CandidateProfile.objects.locked(profile_id)
    before = dict(profile.languages.values_list("code", "level"))
    if before != dict(levels):
        profile.languages.exclude(code__in=levels).delete()
        for code, level in levels.items():
            SpokenLanguage.objects.update_or_create(
                profile=profile, code=code, defaults={"level": level}
            )
        _changed(profile)
    return profile


def _changed(profile: CandidateProfile) -> None:
    profile.save(update_fields=["changed_at"])
    publishing.refresh(profile.pk)


@transaction.atomic
def show_coarser(profile_id: int, chosen: Collection[str]) -> CandidateProfile:
    """Employers see these fields coarser, or not at all, and the others as they are."""
    profile = CandidateProfile.objects.locked(profile_id)
    return _keep(profile, {"shown_coarser": [each for each in Coarser.values if each in chosen]})


@transaction.atomic
def reach(profile_id: int, number: int) -> None:
    """She has been through this step, counted from 1: where she goes on next time."""
    CandidateProfile.objects.filter(pk=profile_id, reached_step__lt=number).update(
        reached_step=number
    )
