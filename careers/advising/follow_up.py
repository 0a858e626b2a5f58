"""Half a year after: is she still there? A task of her adviser, done with a yes or a no."""

from django.db import transaction
from django.utils import timezone

from accounts.models import AccessLog, User
from careers.emails import advising as emails
from careers.models import CandidateProfile, FollowUp
from careers.models.advising import FollowUpQuerySet
from outbox.mail import post_many


def due(adviser: User | None = None) -> FollowUpQuerySet:
    """The overdue list, the longest first: of this adviser's caseload and of what is nobody's."""
    found = FollowUp.objects.due().select_related("outcome__profile__user")
    return found if adviser is None else found.for_adviser(adviser.pk)


@transaction.atomic
def done(follow_up_id: int, *, still: bool, by: User) -> FollowUp:
    """She was asked. Another answer within the day corrects it; the day and who asked stay."""
    found = FollowUp.objects.select_related("outcome").get(pk=follow_up_id)
    if found.outcome.profile_id is None:
        raise FollowUp.DoesNotExist
    profile = CandidateProfile.objects.locked(found.outcome.profile_id)
    follow_up = FollowUp.objects.select_related("outcome").get(pk=follow_up_id)
    if follow_up.still == still:
        return follow_up
    follow_up.still, follow_up.done_by = still, by
    follow_up.done_at = follow_up.done_at or timezone.now()
    follow_up.save(update_fields=["still", "done_by", "done_at"])
    AccessLog.add("outcome.followed_up", profile, by=by, about=profile.user)
    return follow_up


def tell_of_due() -> int:
    """By the clock: each adviser once of each task. How many are due."""
    ids = list(
        FollowUp.objects.due()
        .filter(outcome__profile__adviser__isnull=False)
        .values_list("pk", flat=True)
    )
    post_many(emails.follow_up_due, ids, keys=[f"careers.follow-up:{pk}" for pk in ids])
    return len(ids)
