"""What advisers have to read: texts that wait, old ones to look at again, words for skills."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from careers.identity import VERSION
from careers.models import CandidateProfile, PublishedSummary, Skill, Submission
from careers.models.publishing import SubmissionQuerySet
from careers.publishing.periods import SECOND_LOOK

State = Submission.State


@dataclass(frozen=True)
class Counts:
    waiting: int
    again: int
    skills: int

    @property
    def any(self) -> bool:
        return bool(self.waiting or self.again or self.skills)


def counts() -> Counts:
    return Counts(
        waiting=Submission.objects.waiting().count(),
        again=to_read_again().count(),
        skills=Skill.objects.to_review().count(),
    )


def waiting() -> SubmissionQuerySet:
    """The longest first."""
    return Submission.objects.waiting().select_related("profile__user", "profile__adviser")


def to_read_again() -> SubmissionQuerySet:
    """Approved long ago, or before the gate last learned something, and shown to employers now."""
    long_ago = timezone.now() - SECOND_LOOK
    nobody_since = Q(looked_again_at=None) | Q(looked_again_at__lt=long_ago)
    shown = PublishedSummary.objects.findable().filter(profile=OuterRef("profile"))
    return (
        Submission.objects.filter(Exists(shown), state=State.APPROVED)
        .filter((Q(decided_at__lt=long_ago) & nobody_since) | ~Q(gate=VERSION))
        .select_related("profile__user", "decided_by")
        .order_by("decided_at", "id")
    )


def approved_before(submission: Submission) -> Submission | None:
    """The last that an adviser approved before this one, to see what is new in it."""
    decided = submission.profile.submissions.filter(decided_at__isnull=False)
    return decided.exclude(state=State.SENT_BACK).filter(pk__lt=submission.pk).first()


def suggested_skills() -> list[tuple[Skill, int]]:
    """Those that wait, each with how many people have it."""
    suggested = list(Skill.objects.to_review().select_related("suggested_by").order_by("pk"))
    had = CandidateProfile.skills.through.objects.filter(skill__in=suggested)
    people = Counter(had.values_list("skill_id", flat=True))
    return [(skill, people[skill.pk]) for skill in suggested]
