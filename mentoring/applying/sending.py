"""Sending an application, and taking it back."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import AccessLog
from mentoring.applying.opening import check_may_change
from mentoring.applying.sides import Either, locked
from mentoring.applying.steps import Missing, missing
from mentoring.emails import applying as emails
from mentoring.models import Match
from mentoring.models.applications import State
from mentoring.pairs.ending import leave, lock_all_of
from outbox.mail import post
from vocabulary.refused import Refused


class Incomplete(Refused):
    def __init__(self, lacking: Sequence[Missing]) -> None:
        words = "; ".join(str(each.words) for each in lacking)
        super().__init__(_("Before you send it, tell us: %(words)s.") % {"words": words})


class InAPair(Refused):
    message = gettext_lazy(
        "There is a pair with this person in it. Answer the proposal, or end the pair, first."
    )


@transaction.atomic
def send(side: str, pk: int) -> Either:
    """From draft, or again after more was asked for.

    Raises Incomplete, TooLate, ClosedByDecision.
    """
    application = locked(side, pk)
    if application.state in (State.SENT, State.ACCEPTED):
        return application
    check_may_change(application)
    if lacking := missing(application):
        raise Incomplete(lacking)
    application.state, application.sent_at, application.reason = State.SENT, timezone.now(), ""
    application.save(update_fields=["state", "sent_at", "reason"])
    AccessLog.add("mentoring.sent", application, by=application.user, about=application.user)
    post(emails.RECEIVED[application.side], application.pk)
    return application


@transaction.atomic
def withdraw(side: str, pk: int) -> Either:
    """A proposal that stands is declined by it, a pair ends; the other one is told, and the
    coordinator. Again changes nothing. Raises Refused for an application that is declined."""
    lock_all_of(side, pk)
    application = locked(side, pk)
    if application.state == State.WITHDRAWN:
        return application
    if application.state == State.DECLINED:
        raise Refused(gettext_lazy("This application is closed. There is nothing to withdraw."))
    application.state = State.WITHDRAWN
    application.save(update_fields=["state"])
    AccessLog.add("mentoring.withdrawn", application, by=application.user, about=application.user)
    leave(side, pk, by=application.user)
    return application


def check_in_no_pair(application: Either) -> None:
    """Raises InAPair."""
    if stands_in(application):
        raise InAPair


def stands_in(application: Either) -> int:
    """How many proposals and pairs this person is in now."""
    return Match.objects.standing().filter(**{application.side: application}).count()
