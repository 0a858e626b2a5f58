"""Both have said yes: the pair begins, and each learns how to reach the other."""

from django.utils import timezone

from accounts.models import AccessLog
from mentoring.agreeing.standing import of_side
from mentoring.emails import agreeing as emails
from mentoring.models import Match, Side
from mentoring.pairs.rhythm import plan
from outbox.mail import post


def begin(match: Match) -> Match:
    """In the transaction that holds the match (``agreeing.standing.locked``). Again is nothing."""
    if match.state != Match.State.PROPOSED:
        return match
    match.state, match.began_at = Match.State.ACTIVE, timezone.now()
    match.save(update_fields=["state", "began_at"])
    plan(match)
    for side in Side:
        AccessLog.add("mentoring.began", match, about=of_side(match, side).user)
        post(emails.BEGAN[side], match.pk, key=f"mentoring.began/{side.value}/{match.pk}")
    return match
