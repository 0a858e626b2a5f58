"""The rungs that she reached, each with its day; told by herself, an adviser or a company.

record ──► correct ──► take_back      What lasts is asked about again half a year later.
"""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog, User
from careers.models import CandidateProfile, FollowUp, Ladder, Outcome
from careers.models.advising import FOLLOW_UP_DAYS
from vocabulary.refused import Refused

OLDEST = timedelta(days=2 * 365)
HERS_TO_CORRECT = timedelta(days=30)  # after that the numbers of the quarter have been told
LASTING = frozenset(Ladder) - {Ladder.INTERVIEW}


class NotThatDay(Refused):
    """A day that has not come, or is too long ago to be news."""


class TooLate(Refused):
    """Somebody else recorded it, or too long ago to be changed by herself."""

    message = _(
        "This can be changed by an adviser only. Write to your adviser, and say what is wrong."
    )


class SameTwice(Refused):
    """Corrected into one that is there already."""

    message = _("That is recorded for this day already. Take this one away instead.")


@transaction.atomic
def record(profile_id: int, kind: str, on: date, by: User | None = None) -> Outcome:
    """``kind``: a value of Ladder. ``by``: None for herself. Recorded again it is the same one.

    Raises NotThatDay, and ValueError for no rung of the ladder.
    """
    kind = Ladder(kind)
    check_day(on)
    profile = CandidateProfile.objects.locked(profile_id)
    outcome, is_new = Outcome.objects.get_or_create(
        profile=profile,
        kind=kind,
        happened_on=on,
        defaults={
            "occupation": profile.occupation,
            "recorded_by": None if by is None or by.pk == profile.user_id else by,
        },
    )
    if is_new:
        _ask_again(outcome)
        _log("outcome.recorded", outcome, by)
    return outcome


@transaction.atomic
def correct(outcome_id: int, kind: str, on: date, by: User) -> Outcome:
    """Another rung or day. Raises NotThatDay, TooLate, SameTwice."""
    kind = Ladder(kind)
    check_day(on)
    outcome = _locked(outcome_id, by)
    if (outcome.kind, outcome.happened_on) == (kind, on):
        return outcome
    same = Outcome.objects.filter(profile=outcome.profile_id, kind=kind, happened_on=on)
    if same.exists():
        raise SameTwice
    outcome.kind, outcome.happened_on = kind, on
    outcome.save(update_fields=["kind", "happened_on"])
    FollowUp.objects.filter(outcome=outcome, done_at=None).delete()
    _ask_again(outcome)
    _log("outcome.corrected", outcome, by)
    return outcome


@transaction.atomic
def take_back(outcome_id: int, by: User) -> None:
    """It was a mistake. Called again it does nothing. Raises TooLate."""
    try:
        outcome = _locked(outcome_id, by)
    except Outcome.DoesNotExist:
        return
    _log("outcome.taken_back", outcome, by)
    outcome.delete()


def may_change(outcome: Outcome, user: User) -> bool:
    """Advisers whatever is somebody's; she what she recorded herself, for a month."""
    profile = outcome.profile
    if profile is None:
        return False
    if profile.user_id != user.pk:
        return True
    return outcome.recorded_by_id is None and outcome.recorded_at > timezone.now() - HERS_TO_CORRECT


def check_day(on: date) -> None:
    """Raises NotThatDay."""
    today = timezone.localdate()
    if on > today:
        raise NotThatDay(_("That day has not come yet. Record it when it has."))
    if on < today - OLDEST:
        raise NotThatDay(_("That is more than two years ago. Choose a later day."))


def _locked(outcome_id: int, by: User) -> Outcome:
    """After its profile, as everywhere. Raises TooLate, Outcome.DoesNotExist."""
    found = Outcome.objects.select_related("profile").get(pk=outcome_id)
    if not may_change(found, by) or found.profile_id is None:
        raise TooLate
    CandidateProfile.objects.locked(found.profile_id)
    return Outcome.objects.select_related("profile").get(pk=outcome_id)


def _ask_again(outcome: Outcome) -> None:
    """Half a year after, or now where that has gone by."""
    if outcome.kind in LASTING:
        due = max(outcome.happened_on + timedelta(days=FOLLOW_UP_DAYS), timezone.localdate())
        FollowUp.objects.get_or_create(outcome=outcome, defaults={"due_on": due})


def _log(action: str, outcome: Outcome, by: User | None) -> None:
    assert outcome.profile is not None  # noqa: S101 - nothing is logged of what is nobody's
    her = outcome.profile.user
    AccessLog.add(action, outcome.profile, by=by or her, about=her)
