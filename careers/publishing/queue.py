"""What advisers have to read: texts that wait, old ones to look at again, words for skills."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q
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


def suggested_skills() -> list[Skill]:
    """With how many people have each (``people``)."""
    people = CandidateProfile.skills.through.objects.filter(skill=OuterRef("pk"))
    counted = people.order_by().values("skill").annotate(n=Count("pk")).values("n")
    suggested = Skill.objects.to_review().select_related("suggested_by").order_by("pk")
    return list(suggested.annotate(people=counted))
