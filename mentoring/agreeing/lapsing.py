"""Proposals that were not answered in time fall away, by the clock."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from accounts.models import AccessLog
from mentoring.agreeing.answering import is_late
from mentoring.agreeing.declining import tell_over
from mentoring.agreeing.standing import IsGone, fall, locked
from mentoring.emails import agreeing as emails
from mentoring.models import Match, Side
from outbox.mail import post


def lapse_all() -> int:
    """Each by itself; how many there were. Both are told, the coordinator once for all of them."""
    late = Match.objects.filter(state=Match.State.PROPOSED, answer_by__lt=timezone.now())
    rows = list(late.order_by("pk").values_list("pk", "programme"))
    lapsed = [(pk, programme) for pk, programme in rows if _lapse(pk)]
    _tell_coordinators({programme for _pk, programme in lapsed})
    return len(lapsed)


@transaction.atomic
def _lapse(pk: int) -> bool:
    try:
        match = locked(pk)
    except IsGone:
        return False
    if not is_late(match):
        return False
    fall(match, Match.State.LAPSED)
    AccessLog.add("mentoring.lapsed", match, about=match.student.user)
    tell_over(match, Side)
    return True


def _tell_coordinators(programmes: Iterable[int]) -> None:
    """Once a day for a programme: proposals that were sent together lapse together."""
    for programme in sorted(programmes):
        key = f"mentoring.lapsed/{programme}/{timezone.localdate()}"
        post(emails.proposals_lapsed, programme, key=key)
