"""What came of it for the student: told by her, or recorded by the coordinator."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import AccessLog, User
from mentoring.models import Match, MentoringOutcome, Side, StudentApplication
from vocabulary.refused import Refused

AHEAD = timedelta(days=365)  # a job that is agreed may begin next year


class NotInTheProgramme(Refused):
    """Says between which days."""


def of(student: StudentApplication) -> list[MentoringOutcome]:
    return list(student.outcomes.all())


@transaction.atomic
def record(
    student_id: int, kind: str, on: date, *, told_by: str = "", by: User | None = None
) -> MentoringOutcome:
    """One of a kind; recorded again it gets the new day. Raises NotInTheProgramme."""
    student = StudentApplication.objects.locked(student_id)
    first, last = student.programme.starts_on, timezone.localdate() + AHEAD
    if not first <= on <= last:
        words = _("Choose a day from %(first)s to %(last)s.")
        raise NotInTheProgramme(words % {"first": _day(first), "last": _day(last)})
    outcome, _made = MentoringOutcome.objects.update_or_create(
        student=student,
        kind=kind,
        defaults={"on": on},
        create_defaults={"on": on, "told_by": told_by},
    )
    AccessLog.add("mentoring.outcome", student, by=by, about=student.user, reason=kind)
    return outcome


def tell(match: Match, kinds: Iterable[str]) -> None:
    """By the student, of today: ticked ones that are there stay, unticked ones of hers go."""
    kinds, today = set(kinds), timezone.localdate()
    hers = MentoringOutcome.objects.filter(student=match.student_id)
    hers.filter(told_by=Side.STUDENT).exclude(kind__in=kinds).delete()
    for kind in sorted(kinds):
        MentoringOutcome.objects.get_or_create(
            student_id=match.student_id,
            kind=kind,
            defaults={"on": today, "told_by": Side.STUDENT},
        )


@transaction.atomic
def take_back(student_id: int, outcome_id: int, *, by: User) -> None:
    """What was recorded by mistake. Again changes nothing."""
    student = StudentApplication.objects.locked(student_id)
    rows = MentoringOutcome.objects.filter(pk=outcome_id, student=student)
    if rows.delete()[0]:
        AccessLog.add("mentoring.outcome_taken_back", student, by=by, about=student.user)


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")
