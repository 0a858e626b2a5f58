"""A pair ends before its time: by one of the two, by staff, or because somebody withdraws.

What the two have written, and certificates, stay. The student can have another mentor
(``mentoring.repairing``).
"""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog, User
from mentoring.agreeing.answering import NotAReason
from mentoring.agreeing.declining import decline, tell_coordinator
from mentoring.agreeing.standing import fall, locked, of_side
from mentoring.emails import ending as emails
from mentoring.models import Match, MentorApplication, Programme, Side, StudentApplication
from mentoring.models.pairs import STANDING
from mentoring.pairs.meetings import call_off_all
from outbox.mail import post
from vocabulary.refused import Refused

State = Match.State
Why = Match.Why


class NothingToEnd(Refused):
    message = _("This pair is over already. There is nothing to end.")


@transaction.atomic
def end(
    match_id: int,
    *,
    side: Side | None = None,
    by: User | None = None,
    why: str,
    words: str = "",
) -> Match:
    """The match as it is then; ended already, it stays as it is. A proposal is declined.

    ``side``: whose wish it is; None: the centre's. ``by``: who does it. ``why``: a value of
    ``Match.Why``; ``words``: for the coordinator alone.
    Raises IsGone, NotAReason, NothingToEnd.
    """
    if why not in Why.values:
        raise NotAReason
    match = locked(match_id)
    if match.state in (State.ENDED, State.DECLINED):
        return match
    if match.state == State.PROPOSED:
        decline(match, side, by=by, why=why, words=words)
        return match
    if match.state != State.ACTIVE:
        raise NothingToEnd
    fall(match, State.ENDED, side=side, why=why, words=words)
    call_off_all(match)
    about = of_side(match, side or Side.STUDENT).user
    AccessLog.add("mentoring.ended", match, by=by, about=about)
    _tell(match, [each for each in Side if each != side])
    tell_coordinator(match, by)
    return match


def _tell(match: Match, sides: Iterable[Side]) -> None:
    for side in sides:
        key = f"mentoring.pair_ended/{side.value}/{match.pk}"
        post(emails.PAIR_ENDED[side], match.pk, key=key)


def lock_all_of(side: str, pk: int) -> list[int]:
    """Programme, students and mentors of all that stands with this application, in the order of
    everywhere; the ids of these matches. In a transaction."""
    own = StudentApplication if side == Side.STUDENT else MentorApplication
    Programme.objects.locked(own._default_manager.values_list("programme_id", flat=True).get(pk=pk))
    rows = Match.objects.standing().filter(**{side: pk}).order_by("pk")
    found = list(rows.values_list("pk", "student", "mentor"))
    for student in sorted({student for _pk, student, _mentor in found}):
        StudentApplication.objects.locked(student)
    for mentor in sorted({mentor for _pk, _student, mentor in found}):
        MentorApplication.objects.locked(mentor)
    return [match for match, _student, _mentor in found]


def leave(side: str, pk: int, *, by: User | None = None) -> None:
    """Somebody takes no part any more: her proposal is declined, her pairs end."""
    for match_id in lock_all_of(side, pk):
        try:
            end(match_id, side=Side(side), by=by, why=Why.OTHER)
        except NothingToEnd:
            continue  # completed while its people were waited for


def leave_erased(side: str, pk: int) -> None:
    """The same where nothing of her is to stay: the pairs go with her, so the mails are about
    those who are left."""
    for match_id in lock_all_of(side, pk):
        match = locked(match_id)
        if match.state not in STANDING:
            continue
        fall(match, State.DECLINED if match.state == State.PROPOSED else State.ENDED)
        left = of_side(match, Side(side).other)
        AccessLog.add("mentoring.left_alone", left, about=left.user)
        for write in emails.LEFT_ALONE[Side(side).other]:
            post(write, left.pk)
