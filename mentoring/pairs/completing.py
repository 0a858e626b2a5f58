"""A pair has come to its end as planned: by the clock after the last day, or by staff.

The mentor's place is free again; both are thanked, get certificates, and are asked how it was.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog, User
from mentoring.agreeing.standing import IsGone, fall, locked
from mentoring.emails import rhythm as emails
from mentoring.models import Evaluation, Match, Side
from mentoring.pairs import certificates
from outbox.mail import post_many
from vocabulary.refused import Refused


class NotTogether(Refused):
    message = _("These two are not together now, so there is nothing to complete.")


def complete_over(today: date) -> int:
    """By the clock, from the day after the last one on; how many."""
    over = Match.objects.active().filter(programme__ends_on__lt=today)
    pks = list(over.values_list("pk", flat=True))
    for pk in pks:
        _complete_if_together(pk)
    return len(pks)


def _complete_if_together(match_id: int) -> None:
    """Somebody may have ended it since the list was made."""
    try:
        complete(match_id)
    except (IsGone, NotTogether):
        return


@transaction.atomic
def complete(match_id: int, *, by: User | None = None) -> Match:
    """Again changes nothing. Raises IsGone, NotTogether."""
    match = locked(match_id)
    if match.state == Match.State.COMPLETED:
        return match
    if match.state != Match.State.ACTIVE:
        raise NotTogether
    fall(match, Match.State.COMPLETED)
    certificates.give(match)
    _ask_how_it_was(match)
    AccessLog.add("mentoring.completed", match, by=by, about=match.student.user)
    return match


def _ask_how_it_was(match: Match) -> None:
    """One mail to each: thanks, the certificate, and the last evaluation."""
    now, pks = timezone.now(), []
    for side in Side:
        last, _made = Evaluation.objects.get_or_create(
            match=match,
            side=side,
            moment=Evaluation.Moment.END,
            defaults={"due_on": timezone.localdate()},
        )
        last.asked_at = last.asked_at or now
        last.due_on = min(last.due_on, timezone.localdate())
        last.save(update_fields=["asked_at", "due_on"])
        pks.append(last.pk)
    post_many(emails.completed, pks, keys=[f"mentoring.completed/{pk}" for pk in pks])
