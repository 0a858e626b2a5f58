"""Whoever has not answered a proposal is reminded of it, once, two days before the time is over."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import AccessLog, User
from mentoring.agreeing.answering import check_open
from mentoring.agreeing.standing import IsGone, locked
from mentoring.emails import agreeing as emails
from mentoring.models import Match, Side
from outbox.mail import post

BEFORE = timedelta(days=2)
NOT_BEFORE = timedelta(days=1)  # after the proposal: it would be no reminder but a second mail


def remind_all() -> int:
    """How many proposals were reminded of."""
    now = timezone.now()
    due = Match.objects.filter(
        state=Match.State.PROPOSED,
        reminded_at=None,
        answer_by__range=(now, now + BEFORE),
        proposed_at__lte=now - NOT_BEFORE,
    )
    return sum(_remind(pk) for pk in due.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _remind(pk: int) -> bool:
    try:
        match = locked(pk)
    except IsGone:
        return False
    if match.reminded_at is not None or match.state != Match.State.PROPOSED:
        return False
    _post(match)
    return True


@transaction.atomic
def remind(match_id: int, *, by: User) -> Match:
    """By staff, once a day. Raises IsGone, HasBegun, SaidNoAlready, Fell, OutOfTime."""
    match = locked(match_id)
    check_open(match, Side.STUDENT)
    AccessLog.add("mentoring.reminded", match, by=by, about=match.student.user)
    _post(match)
    return match


def _post(match: Match) -> None:
    match.reminded_at = timezone.now()
    match.save(update_fields=["reminded_at"])
    for side in Side:
        if getattr(match, f"{side.value}_said") is None:
            key = f"mentoring.proposal_reminder/{side.value}/{match.pk}/{timezone.localdate()}"
            post(emails.PROPOSAL_REMINDER[side], match.pk, key=key)
