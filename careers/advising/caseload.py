"""Who looks after whom: taken over by an adviser, handed to another, or nobody's again."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import (
    Count,
    Exists,
    IntegerField,
    Max,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog, User
from accounts.roles import Role, has_role
from careers.emails import advising as emails
from careers.models import AdviserNote, CandidateProfile, FollowUp, Offer, Outcome, Submission
from careers.models.profiles import CandidateProfileQuerySet
from outbox.mail import post
from vocabulary.refused import Refused

SOON = timedelta(days=30)  # before a profile expires


class NoAdviser(Refused):
    """Only advisers have a caseload."""

    message = _("That person is no adviser here. Choose another one.")


def advisers() -> QuerySet[User]:
    """Who has the role, by name."""
    return User.objects.filter(is_active=True, groups__name=Role.ADVISER).order_by(
        "first_name", "last_name", "pk"
    )


@transaction.atomic
def hand_to(profile_id: int, adviser: User | None, *, by: User) -> CandidateProfile:
    """From now on hers: taken over, handed over, or (None) nobody's. Done again it does nothing.

    She is told who it is, and so is an adviser who did not ask for it. Raises NoAdviser.
    """
    if adviser is not None and not has_role(adviser, Role.ADVISER):
        raise NoAdviser
    profile = CandidateProfile.objects.locked(profile_id)
    if profile.adviser_id == (adviser.pk if adviser else None):
        return profile
    profile.adviser = adviser
    profile.save(update_fields=["adviser"])
    AccessLog.add("candidate.handed", profile, by=by, about=profile.user, reason=str(adviser or ""))
    if adviser is not None:
        post(emails.your_adviser, profile.pk)
        if adviser.pk != by.pk:
            post(emails.handed_to_you, profile.pk)
    return profile


def with_standing(profiles: QuerySet[CandidateProfile]) -> QuerySet[Any]:
    """What the caseload shows and is filtered by; one query for all rows.

    Adds ``words_waiting``, ``offers_open``, ``due`` (whether a follow-up is) and ``last_sign``.
    """
    waiting = Submission.objects.waiting().filter(profile=OuterRef("pk"))
    made = Offer.objects.filter(profile=OuterRef("pk"), state=Offer.State.MADE)
    due = FollowUp.objects.due().filter(outcome__profile=OuterRef("pk"))
    return profiles.select_related("user", "adviser").annotate(
        words_waiting=Exists(waiting.order_by()),
        offers_open=_count(made),
        due=Exists(due.order_by()),
        last_sign=Greatest(
            "changed_at",
            Coalesce("user__last_login", "created_at"),
            Coalesce(_latest(AdviserNote.objects, "written_at"), "created_at"),
            Coalesce(_latest(Outcome.objects, "recorded_at"), "created_at"),
        ),
    )


def silent_since(profiles: QuerySet[Any], moment: datetime) -> QuerySet[Any]:
    """Of profiles with standing: nothing done, written or recorded since."""
    return profiles.filter(last_sign__lt=moment)


def expiring(profiles: QuerySet[CandidateProfile]) -> QuerySet[CandidateProfile]:
    """Live, and hidden by time soon unless she renews."""
    last = timezone.localdate() + SOON
    return profiles.filter(state=CandidateProfile.State.LIVE, expires_on__lte=last)


def of(user: User) -> CandidateProfileQuerySet:
    return CandidateProfile.objects.of_adviser(user.pk)


def _count(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.order_by().values("profile").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))


def _latest(manager: object, field: str) -> Subquery:
    rows = manager.filter(profile=OuterRef("pk")).order_by().values("profile")  # type: ignore[attr-defined]
    return Subquery(rows.annotate(latest=Max(field)).values("latest"))
