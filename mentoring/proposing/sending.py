"""A run's pairs are proposed to everybody in them, at once or not at all."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog, User
from mentoring.agreeing.proposing import Proposed, propose
from mentoring.models import MatchRun, PairRule, Programme
from mentoring.proposing.freezing import fingerprint_of, frozen_of
from vocabulary.refused import Refused

SENT_IN = (Programme.State.MATCHING, Programme.State.RUNNING)


class NotAProposal(Refused):
    message = _("Only a run that is done, and that does not ask “what if”, can be sent.")


class StillOpen(Refused):
    message = _("Close the applications first: whoever applies now would be left out.")


class RuledOut(Refused):
    message = _("Two of these people are not to be paired any more. Match anew.")


@dataclass(frozen=True)
class Preview:
    """``changed``: somebody has come, gone or changed an answer since the run was asked for."""

    pairs: int
    without: int
    changed: bool
    answer_days: int


def preview(run: MatchRun) -> Preview:
    return Preview(
        pairs=run.result["matched"],
        without=len(run.result["unmatched"]),
        changed=not is_current(run),
        answer_days=run.programme.answer_days,
    )


def is_current(run: MatchRun) -> bool:
    """Whether matching anew, with the same settings, would be the same question."""
    return fingerprint_of(frozen_of(run.programme), run.settings) == run.fingerprint


@transaction.atomic
def send(run_id: int, by: User) -> MatchRun:
    """Sent once, however often it is asked for.

    Raises NotAProposal, StillOpen, RuledOut, CannotBeProposed, MentorIsFull.
    """
    programme = Programme.objects.locked(MatchRun.objects.get(pk=run_id).programme_id)
    run = MatchRun.objects.locked(run_id)
    if run.sent_at is not None:
        return run
    check_can_be_sent(run, programme)
    propose(programme.pk, [_proposed(pair) for pair in run.result["pairs"]], by, run)
    run.sent_at = timezone.now()
    run.save(update_fields=["sent_at"])
    AccessLog.add("mentoring.sent", run, by=by)
    return run


def check_can_be_sent(run: MatchRun, programme: Programme) -> None:
    """Raises NotAProposal, StillOpen, RuledOut."""
    if run.state != MatchRun.State.DONE or run.what_if:
        raise NotAProposal
    if programme.state not in SENT_IN:
        raise StillOpen
    bans = PairRule.objects.filter(programme=programme, kind=PairRule.Kind.BAN)
    pairs = {(pair["student"], pair["mentor"]) for pair in run.result["pairs"]}
    if pairs & set(bans.values_list("student", "mentor")):
        raise RuledOut


def _proposed(pair: dict[str, Any]) -> Proposed:
    return Proposed(pair["student"], pair["mentor"], pair["score"], pair["points"])
