"""Pairs are proposed to both: a place is taken for each, and both are asked by mail."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import AccessLog, User
from mentoring.agreeing import places
from mentoring.emails.agreeing import proposed_to_mentor, proposed_to_student
from mentoring.models import Match, MatchRun, Programme, StudentApplication
from mentoring.models.applications import State
from outbox.mail import post_many
from vocabulary.refused import Refused


class CannotBeProposed(Refused):
    """Says who, and what has happened meanwhile."""


@dataclass(frozen=True)
class Proposed:
    """Ids of applications; the score, and the points by criterion, that are told of."""

    student: int
    mentor: int
    score: int
    points: Mapping[str, int] = field(default_factory=dict)


@transaction.atomic
def propose(
    programme_id: int, pairs: Sequence[Proposed], by: User | None, run: MatchRun | None = None
) -> list[Match]:
    """All of them or none. A pair that is proposed already, or has begun, stays as it is.

    Raises CannotBeProposed, MentorIsFull.
    """
    programme = Programme.objects.locked(programme_id)
    standing = _standing(programme)
    new = [pair for pair in pairs if standing.get(pair.student) != pair.mentor]
    _check(programme, new, standing)
    for pair in sorted(new, key=lambda pair: pair.mentor):
        places.take(pair.mentor)
    made = [_match(programme, pair, run) for pair in sorted(new, key=lambda pair: pair.student)]
    for match in made:
        AccessLog.add("mentoring.proposed", match, by=by, about=match.student.user)
    _tell(made)
    return made


def _standing(programme: Programme) -> dict[int, int]:
    rows = Match.objects.standing().filter(programme=programme)
    return dict(rows.values_list("student", "mentor"))


def _check(programme: Programme, new: Sequence[Proposed], standing: Mapping[int, int]) -> None:
    """Raises CannotBeProposed."""
    wanted = [pair.student for pair in new]
    rows = StudentApplication.objects.filter(pk__in=wanted, programme=programme)
    students = {student.pk: student for student in rows.all_locked()}
    for pk in wanted:
        student = students.get(pk)
        if student is None or student.state != State.ACCEPTED:
            raise CannotBeProposed(
                _("%(student)s takes no part any more. Match anew.")
                % {"student": student.user if student else _("A student")}
            )
        if pk in standing:
            raise CannotBeProposed(
                _("%(student)s has another mentor by now. Match anew.") % {"student": student.user}
            )


def _match(programme: Programme, pair: Proposed, run: MatchRun | None) -> Match:
    return Match.objects.create(
        programme=programme,
        run=run,
        student_id=pair.student,
        mentor_id=pair.mentor,
        score=pair.score,
        points=dict(pair.points),
        answer_by=_answer_by(programme),
    )


def _answer_by(programme: Programme) -> datetime:
    """The end of the last of the days to answer."""
    day = timezone.localdate() + timedelta(days=programme.answer_days)
    return timezone.make_aware(datetime.combine(day, time(23, 59)))


def _tell(made: Sequence[Match]) -> None:
    pks = [match.pk for match in made]
    for write, side in ((proposed_to_student, "student"), (proposed_to_mentor, "mentor")):
        post_many(write, pks, keys=[f"mentoring.proposed/{side}/{pk}" for pk in pks])
