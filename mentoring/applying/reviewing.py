"""Staff decide: accept, ask for more, or decline; the applicant reads why in a mail."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import AccessLog, User
from mentoring.applying.sending import check_in_no_pair
from mentoring.applying.sides import Either, locked
from mentoring.emails import applying as emails
from mentoring.models import MentorApplication, Programme, Side, StudentApplication
from mentoring.models.applications import State
from outbox.mail import post
from vocabulary.refused import Refused

#: What can be decided about; a decision may be made again.
DECIDABLE = (State.SENT, State.ASKED, State.ACCEPTED, State.DECLINED)


class NotInHand(Refused):
    message = gettext_lazy("It is not sent, or it is withdrawn, so there is nothing to decide.")


class ChangedMeanwhile(Refused):
    message = gettext_lazy(
        "The applicant has changed something while you were reading. Look at it again, then decide."
    )


class NoReason(Refused):
    message = gettext_lazy("Write what is missing or why, so that the applicant understands it.")


class Full(Refused):
    def __init__(self, programme: Programme) -> None:
        words = _(
            "All %(n)d places for students are given. Give the programme more places, or decline "
            "somebody first."
        )
        super().__init__(words % {"n": programme.capacity})


@dataclass(frozen=True)
class Places:
    """For students, of the programme."""

    capacity: int
    given: int

    @property
    def free(self) -> int:
        return max(self.capacity - self.given, 0)


def places(programme: Programme) -> Places:
    accepted = StudentApplication.objects.accepted().filter(programme=programme)
    return Places(programme.capacity, accepted.count())


@transaction.atomic
def accept(
    side: str, pk: int, *, by: User, words: str = "", seen: datetime | None = None
) -> Either:
    """``seen``: when the applicant had last changed what was read.

    Of somebody accepted already: the changes are read, and no mail goes out.
    Raises NotInHand, ChangedMeanwhile, Full.
    """
    application = _to_decide(side, pk, seen)
    was_accepted = application.state == State.ACCEPTED
    if not was_accepted and side == Side.STUDENT and not places(application.programme).free:
        raise Full(application.programme)
    if was_accepted and not application.is_changed_since:
        return application
    _decide(application, State.ACCEPTED, by, words)
    if not was_accepted:
        post(emails.ACCEPTED[application.side], application.pk)
    return application


@transaction.atomic
def ask(side: str, pk: int, *, by: User, words: str, seen: datetime | None = None) -> Either:
    """For more. Raises NoReason, NotInHand, ChangedMeanwhile, InAPair."""
    return _with_reason(side, pk, State.ASKED, by, words, seen)


@transaction.atomic
def decline(side: str, pk: int, *, by: User, words: str, seen: datetime | None = None) -> Either:
    """Raises NoReason, NotInHand, ChangedMeanwhile, InAPair."""
    return _with_reason(side, pk, State.DECLINED, by, words, seen)


def _with_reason(
    side: str, pk: int, state: State, by: User, words: str, seen: datetime | None
) -> Either:
    if not words.strip():
        raise NoReason
    application = _to_decide(side, pk, seen)
    if (application.state, application.reason) == (state, words):
        return application
    check_in_no_pair(application)
    _decide(application, state, by, words)
    mails = emails.ASKED if state == State.ASKED else emails.DECLINED
    post(mails[application.side], application.pk)
    return application


def _to_decide(side: str, pk: int, seen: datetime | None) -> Either:
    """Locked, after its programme: two who accept do not give one place twice."""
    programme_id = _programme_of(side, pk)
    Programme.objects.locked(programme_id)
    application = locked(side, pk)
    if application.state not in DECIDABLE:
        raise NotInHand
    if seen is not None and application.changed_at > seen:
        raise ChangedMeanwhile
    return application


def _programme_of(side: str, pk: int) -> int:
    """It never changes, so it is read without a lock: the programme's comes first."""
    model = StudentApplication if side == Side.STUDENT else MentorApplication
    found: int = model._default_manager.values_list("programme_id", flat=True).get(pk=pk)
    return found


def _decide(application: Either, state: State, by: User, words: str) -> None:
    application.state, application.reason = state, words
    application.decided_at, application.decided_by = timezone.now(), by
    application.save(update_fields=["state", "reason", "decided_at", "decided_by"])
    AccessLog.add(
        f"mentoring.{state}", application, by=by, about=application.user, reason=words[:400]
    )


@dataclass(frozen=True)
class Together:
    accepted: int
    left: list[str]  # who was not, and why, a line each


def accept_many(side: str, pks: Iterable[int], *, by: User) -> Together:
    """Each by itself, in the order in which they were sent."""
    done, left = 0, []
    for pk in pks:
        try:
            accept(side, pk, by=by)
            done += 1
        except Refused as refusal:
            left.append(str(refusal))
    return Together(done, list(dict.fromkeys(left)))
