"""Locks and bans from the coordinator's board: these two in any case, or never."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog, User
from mentoring.models import MentorApplication, PairRule, Programme, StudentApplication
from mentoring.models.applications import State
from mentoring.proposing.freezing import frozen_of
from mentoring.proposing.question import banned_in, mentors_of, students_of
from mentoring.scoring import apart, why_apart
from vocabulary.refused import Refused

Kind = PairRule.Kind


class NotToBePaired(Refused):
    """With the rule that keeps them apart."""


class NoPlaceToLock(Refused):
    message = _("All free places of this mentor are locked already. Release one of them first.")


class LockedElsewhere(Refused):
    message = _("This student is locked to another mentor. Release that lock first.")


class NotInMatching(Refused):
    message = _("One of the two is not waiting for a match any more. Match anew to see who is.")


class ReasonMissing(Refused):
    message = _("Write why: your colleagues will want to know.")


@transaction.atomic
def lock(student_id: int, mentor_id: int, reason: str, by: User) -> PairRule:
    """Together in every run from now on. Twice is once.

    Raises NotInMatching, NotToBePaired, NoPlaceToLock, LockedElsewhere, ReasonMissing.
    """
    student, mentor = _both(student_id, mentor_id)
    if known := PairRule.objects.filter(student=student, mentor=mentor, kind=Kind.LOCK).first():
        return known
    _check_lock(student, mentor)
    return _ruled(student, mentor, Kind.LOCK, reason, by)


@transaction.atomic
def ban(
    student_id: int,
    mentor_id: int,
    reason: str,
    by: User,
    cause: str = PairRule.Cause.COORDINATOR,
) -> PairRule:
    """Never together; a lock on the two is given up. Raises NotInMatching, ReasonMissing."""
    student, mentor = _both(student_id, mentor_id)
    known = PairRule.objects.filter(student=student, mentor=mentor, kind=Kind.BAN).first()
    return known or _ruled(student, mentor, Kind.BAN, reason, by, cause)


@transaction.atomic
def release(rule_id: int, by: User) -> None:
    """Gone already is fine."""
    rule = PairRule.objects.select_related("student__user").filter(pk=rule_id).first()
    if rule is not None:
        AccessLog.add(f"mentoring.un{rule.kind}", rule, by=by, about=rule.student.user)
        rule.delete()


def _both(student_id: int, mentor_id: int) -> tuple[StudentApplication, MentorApplication]:
    """Of one programme, both accepted; others wait. Raises NotInMatching."""
    found = StudentApplication.objects.filter(pk=student_id).first()
    if found is None:
        raise NotInMatching
    Programme.objects.locked(found.programme_id)
    student = StudentApplication.objects.locked(student_id)
    mentor = MentorApplication.objects.filter(programme=student.programme_id, pk=mentor_id).first()
    if mentor is None or (student.state, mentor.state) != (State.ACCEPTED, State.ACCEPTED):
        raise NotInMatching
    return student, mentor


def _check_lock(student: StudentApplication, mentor: MentorApplication) -> None:
    frozen = frozen_of(student.programme)
    students, mentors = students_of(frozen), mentors_of(frozen)
    if student.pk not in students or mentor.pk not in mentors:
        raise NotInMatching
    rule = apart(students[student.pk], mentors[mentor.pk], banned_in(frozen))
    if rule is not None:
        raise NotToBePaired(why_apart(rule))
    locked = frozen["rules"]["locked"]
    if any(one == student.pk for one, _other in locked):
        raise LockedElsewhere
    taken = sum(other == mentor.pk for _one, other in locked)
    if taken >= frozen["mentors"][str(mentor.pk)]["capacity"]:
        raise NoPlaceToLock


def _ruled(
    student: StudentApplication,
    mentor: MentorApplication,
    kind: str,
    reason: str,
    by: User,
    cause: str = PairRule.Cause.COORDINATOR,
) -> PairRule:
    if not reason.strip():
        raise ReasonMissing
    rule, _made = PairRule.objects.update_or_create(
        student=student,
        mentor=mentor,
        defaults={
            "programme_id": student.programme_id,
            "kind": kind,
            "cause": cause,
            "reason": reason.strip(),
            "made_by": by,
        },
    )
    AccessLog.add(f"mentoring.{kind}", rule, by=by, about=student.user, reason=reason)
    return rule
