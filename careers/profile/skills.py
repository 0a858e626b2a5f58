"""Skills: chosen from the list, found as she types, and suggested where the list has none."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz

from careers import publishing
from careers.closed_lists.skills import usual_for
from careers.models import CandidateProfile, Skill
from vocabulary.cpr import reject_cpr
from vocabulary.refused import Refused
from vocabulary.spelling import spelling_key
from vocabulary.typed import typed_line

MOST = 30  # of one person: more would tell employers less, and could tell who she is
MOST_SUGGESTED = 10  # of one person that wait for an adviser
OFFERED = 12
LONGEST = 60  # letters, as the model has it
ALIKE = 80  # of 100, for a word that was mistyped


class TooMany(Refused):
    message = _("You have 30 skills already. Take one away before you add another.")


class TooManySuggestions(Refused):
    message = _("Ten suggestions of yours wait for an adviser. Choose from the list meanwhile.")


class NotOnTheList(Refused):
    message = _("This skill cannot be chosen any more. Choose another, or suggest a wider word.")


class NotASkill(Refused):
    message = _("Write the skill in a few words, at most 60 letters, without numbers of a person.")


@transaction.atomic
def add(profile_id: int, skill_id: int) -> Skill:
    """Raises TooMany, NotOnTheList."""
    profile = CandidateProfile.objects.locked(profile_id)
    skill = Skill.objects.listed().filter(pk=skill_id).first()
    if skill is None:
        raise NotOnTheList
    return _add(profile, skill)


@transaction.atomic
def remove(profile_id: int, skill_id: int) -> None:
    profile = CandidateProfile.objects.locked(profile_id)
    profile.skills.remove(skill_id)
    _changed(profile)


@transaction.atomic
def suggest(profile_id: int, typed: str) -> Skill:
    """A skill that the list does not have. Hers at once, employers' when an adviser has listed it.

    One that is listed under this name already is simply added. Raises TooMany, NotASkill,
    TooManySuggestions, NotOnTheList.
    """
    profile = CandidateProfile.objects.locked(profile_id)
    words = _checked(typed)
    skill = _named(words)
    if (skill is None or _is_others(profile, skill)) and _waiting(profile) >= MOST_SUGGESTED:
        raise TooManySuggestions
    if skill is None:
        skill = Skill.objects.create(
            name_en=words, state=Skill.State.SUGGESTED, suggested_by=profile.user
        )
    elif skill.state == Skill.State.DECLINED:
        raise NotOnTheList
    return _add(profile, skill)


def _is_others(profile: CandidateProfile, skill: Skill) -> bool:
    """Whether somebody else suggested it, and nobody has decided: that she is not to learn."""
    is_open = skill.state == Skill.State.SUGGESTED
    return is_open and not profile.skills.filter(pk=skill.pk).exists()


def _waiting(profile: CandidateProfile) -> int:
    """Her words that wait for an adviser, also where somebody had suggested one before."""
    hers = Q(suggested_by=profile.user_id) | Q(pk__in=profile.skills.values("pk"))
    return Skill.objects.to_review().filter(hers).count()


def _checked(typed: str) -> str:
    words = typed_line(typed)
    try:
        reject_cpr(words)
    except ValidationError as error:
        raise NotASkill from error
    if not spelling_key(words) or len(words) > LONGEST:
        raise NotASkill
    return words


def _named(words: str) -> Skill | None:
    """In either language, however it is spelled; for another word, the one on the list."""
    key = spelling_key(words)
    every = Skill.objects.select_related("merged_into")
    found = next((each for each in every if key in _keys(each)), None)
    return (found.merged_into or found) if found else None


def _keys(skill: Skill) -> tuple[str, ...]:
    return tuple(spelling_key(name) for name in (skill.name_en, skill.name_da) if name)


def _add(profile: CandidateProfile, skill: Skill) -> Skill:
    if profile.skills.filter(pk=skill.pk).exists():
        return skill
    if profile.skills.count() >= MOST:
        raise TooMany
    profile.skills.add(skill)
    _changed(profile)
    return skill


def _changed(profile: CandidateProfile) -> None:
    profile.save(update_fields=["changed_at"])
    publishing.refresh(profile.pk)


def offered(profile: CandidateProfile, typed: str = "") -> list[Skill]:
    """What fits the typed word, best first; before she types, what people of her work have."""
    has = set(profile.skills.values_list("pk", flat=True))
    listed = [skill for skill in Skill.objects.listed() if skill.pk not in has]
    key = spelling_key(typed)
    if key:
        ranked = sorted((-_likeness(key, skill), str(skill), skill.pk) for skill in listed)
        by_pk = {skill.pk: skill for skill in listed}
        return [by_pk[pk] for score, _name, pk in ranked if score <= -ALIKE][:OFFERED]
    usual = usual_for(profile.occupation)
    return [skill for skill in listed if skill.name_en in usual][:OFFERED]


def _likeness(key: str, skill: Skill) -> float:
    """0 to 103: begins with it, has a word that does, has it inside, or nearly so."""
    return max((_likeness_of(key, name) for name in _keys(skill)), default=0)


def _likeness_of(key: str, name: str) -> float:
    if name.startswith(key):
        return 103
    if f" {key}" in name:
        return 102
    if key in name:
        return 101
    return fuzz.WRatio(key, name) if len(key) > 3 else 0


def may_suggest(profile: CandidateProfile, typed: str) -> bool:
    """Whether the word is new, as far as she may know: what others have suggested is theirs."""
    if not typed:
        return False
    skill = _named(typed_line(typed))
    return skill is None or _is_others(profile, skill)
