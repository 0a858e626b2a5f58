"""Words for skills that people suggest, decided by advisers: taken up, merged, or declined.

suggested ──accept──► listed      employers see it from then on
    ├──merge──► merged            who has it has the other one instead
    └──decline──► declined        stays in her own profile, and nowhere else
"""

from django.db import transaction

from accounts.models import AccessLog, User
from careers.emails import publishing as emails
from careers.models import CandidateProfile, Job, Skill
from careers.publishing.refreshing import refresh
from careers.publishing.refusals import SkillDecided, SkillKnown
from outbox.mail import post

State = Skill.State


@transaction.atomic
def accept(skill_id: int, by: User, *, name_en: str, name_da: str) -> Skill:
    """Put it on the list, by these names. Raises SkillDecided and SkillKnown."""
    skill = _suggested(skill_id)
    if Skill.objects.filter(name_en__iexact=name_en).exclude(pk=skill.pk).exists():
        raise SkillKnown
    skill.name_en, skill.name_da = name_en, name_da
    return _decided(skill, State.LISTED, by)


@transaction.atomic
def merge(skill_id: int, into: Skill, by: User) -> Skill:
    """It is another word for one on the list. Raises SkillDecided."""
    skill = _suggested(skill_id)
    if into.pk == skill.pk or into.state != State.LISTED:
        raise SkillDecided
    skill.merged_into = into
    return _decided(skill, State.MERGED, by)


@transaction.atomic
def decline(skill_id: int, by: User) -> Skill:
    """Not for the list. Raises SkillDecided."""
    return _decided(_suggested(skill_id), State.DECLINED, by)


def forget_suggested(user: User) -> None:
    """Words of hers that are on no list and in nobody's profile; the others are everybody's."""
    hers = Skill.objects.filter(suggested_by=user).exclude(state=State.LISTED)
    hers.exclude(pk__in=CandidateProfile.skills.through.objects.values("skill")).delete()


def people_with(skill: Skill) -> list[int]:
    return list(
        CandidateProfile.objects.filter(skills=skill).order_by("pk").values_list("pk", flat=True)
    )


def refresh_people_with(skill: Skill) -> None:
    """After its name or state changed."""
    for profile_id in people_with(skill):
        refresh(profile_id)


def _suggested(skill_id: int) -> Skill:
    skill = Skill.objects.locked(skill_id)
    if skill.state != State.SUGGESTED:
        raise SkillDecided
    return skill


def _decided(skill: Skill, state: Skill.State, by: User) -> Skill:
    skill.state = state
    skill.save()
    if skill.merged_into is not None:
        _use_the_other(skill, skill.merged_into)
    refresh_people_with(skill.merged_into or skill)
    AccessLog.add(f"skill.{state}", skill, by=by)
    if skill.suggested_by_id:
        post(emails.skill_decided, skill.pk, key=f"skill_decided:{skill.pk}")
    return skill


def _use_the_other(skill: Skill, other: Skill) -> None:
    for model in (CandidateProfile, Job):
        for record in model.objects.filter(skills=skill):
            record.skills.add(other)
            record.skills.remove(skill)
