"""What happens by the clock: she is asked whether to go on, hidden, warned, erased.

Each mail goes once however often the clock runs: ``CandidateProfile.reminded_days`` says which was
the last, and is forgotten when she renews or hides.
"""

from datetime import date, timedelta

from django.db import transaction

from careers.emails import publishing as emails
from careers.models import CandidateProfile
from careers.models.profiles import CandidateProfileQuerySet
from careers.publishing import states
from careers.publishing.erasing import erase
from careers.publishing.periods import LAST_WARNING, REMIND
from outbox.mail import post

State = CandidateProfile.State
WARNED = -1  # reminded_days once she has been told that it will be erased


def remind(today: date) -> int:
    """Ask whose end comes near; only the last of the mails that have come due."""
    near = CandidateProfile.objects.live().filter(expires_on__lte=today + timedelta(max(REMIND)))
    return sum(_remind(pk, today) for pk in near.values_list("pk", flat=True))


def hide_overdue(today: date) -> int:
    over = CandidateProfile.objects.live().filter(expires_on__lt=today)
    return sum(states.expire(pk, today) for pk in over.values_list("pk", flat=True))


def warn(today: date) -> int:
    """Tell who has been hidden for long that everything will be erased."""
    near = _hidden().filter(erase_on__lte=today + LAST_WARNING).exclude(reminded_days=WARNED)
    return sum(_warn(pk, today) for pk in near.values_list("pk", flat=True))


def erase_overdue(today: date) -> int:
    """Nobody who has not been warned in time."""
    over = _hidden().filter(erase_on__lte=today, reminded_days=WARNED)
    return sum(_erase(pk, today) for pk in over.values_list("pk", flat=True))


def due(today: date, ends: date, last: int | None) -> int | None:
    """Which of REMIND to send now, given the last that was sent; None for none."""
    left = (ends - today).days
    steps = [step for step in REMIND if left <= step]
    if left < 0 or not steps or (last is not None and last <= min(steps)):
        return None
    return min(steps)


def _hidden() -> CandidateProfileQuerySet:
    return CandidateProfile.objects.filter(state__in=(State.HIDDEN, State.EXPIRED))


@transaction.atomic
def _remind(pk: int, today: date) -> bool:
    profile = CandidateProfile.objects.locked(pk)
    ends = profile.expires_on
    step = due(today, ends, profile.reminded_days) if ends else None
    if step is None or profile.state != State.LIVE:
        return False
    profile.reminded_days = step
    profile.save(update_fields=["reminded_days"])
    post(emails.renewal_due, pk, key=f"renewal_due:{pk}:{ends}:{step}")
    return True


@transaction.atomic
def _warn(pk: int, today: date) -> bool:
    """Whoever is told late is kept for as long as the warning says."""
    profile = CandidateProfile.objects.locked(pk)
    if profile.state == State.LIVE or profile.erase_on is None or profile.reminded_days == WARNED:
        return False
    profile.erase_on = max(profile.erase_on, today + LAST_WARNING)
    profile.reminded_days = WARNED
    profile.save(update_fields=["erase_on", "reminded_days"])
    post(emails.erased_soon, pk, key=f"erased_soon:{pk}:{profile.erase_on}")
    return True


@transaction.atomic
def _erase(pk: int, today: date) -> bool:
    profile = CandidateProfile.objects.locked(pk)
    over = profile.erase_on is not None and profile.erase_on <= today
    if profile.state == State.LIVE or not over or profile.reminded_days != WARNED:
        return False
    erase(pk)
    return True
