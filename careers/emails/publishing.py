"""Mails to her about what employers see. Never with her words in them: mail is read by others."""

from typing import Any

from django.utils import timezone

from careers.models import CandidateProfile, Skill, Submission
from careers.models.profiles import CandidateProfileQuerySet
from careers.publishing.links import token_of
from outbox.letters import Letter, mail

State = Submission.State


@mail("careers.words_approved")
def words_approved(pk: int) -> Letter | None:
    """About a Submission."""
    return _about(pk, State.APPROVED, "careers/words_approved")


@mail("careers.words_sent_back")
def words_sent_back(pk: int) -> Letter | None:
    """About a Submission, unless she has sent another meanwhile."""
    return _about(pk, State.SENT_BACK, "careers/words_sent_back")


@mail("careers.words_taken_down")
def words_taken_down(pk: int) -> Letter | None:
    """About the Submission that was approved once, and could give her away now."""
    return _about(pk, State.WITHDRAWN, "careers/words_taken_down")


@mail("careers.renewal_due")
def renewal_due(pk: int) -> Letter | None:
    """About a CandidateProfile that will be hidden, unless she has renewed or hidden it."""
    profile = _profile(pk, CandidateProfile.objects.live())
    if profile is None or profile.expires_on is None or profile.reminded_days is None:
        return None
    left = (profile.expires_on - timezone.localdate()).days
    return _with_link(profile, "careers/renewal_due", left=max(0, left))


@mail("careers.erased_soon")
def erased_soon(pk: int) -> Letter | None:
    """About a CandidateProfile that has been hidden for long."""
    profile = _profile(pk, CandidateProfile.objects.exclude(state=CandidateProfile.State.LIVE))
    return _with_link(profile, "careers/erased_soon") if profile and profile.erase_on else None


@mail("careers.skill_decided")
def skill_decided(pk: int) -> Letter | None:
    """About a Skill that somebody suggested."""
    skill = Skill.objects.select_related("suggested_by", "merged_into").filter(pk=pk).first()
    user = skill.suggested_by if skill else None
    if skill is None or user is None or skill.state == Skill.State.SUGGESTED:
        return None
    return Letter(
        user.email, user.language, "careers/skill_decided", {"skill": skill, "person": user}
    )


def _profile(pk: int, among: CandidateProfileQuerySet) -> CandidateProfile | None:
    return among.select_related("user").filter(pk=pk).first()


def _with_link(profile: CandidateProfile, template: str, **context: Any) -> Letter:
    user = profile.user
    context |= {"profile": profile, "person": user, "token": token_of(profile)}
    return Letter(user.email, user.language, template, context)


def _about(pk: int, state: Submission.State, template: str) -> Letter | None:
    found = Submission.objects.select_related("profile__user").filter(pk=pk, state=state)
    submission = found.first()
    if submission is None:
        return None
    user = submission.profile.user
    newer = submission.profile.submissions.filter(pk__gt=pk, state=State.WAITING).exists()
    context = {"person": user, "submission": submission, "newer": newer}
    return Letter(user.email, user.language, template, context)
