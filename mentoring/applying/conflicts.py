"""Two who know or work with one another are never paired."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog, User
from mentoring.applying.sides import Either
from mentoring.models import MentorApplication, PairRule, Programme, StudentApplication
from vocabulary.refused import Refused


class LockedTogether(Refused):
    message = _("These two are locked together in the matching. Take that lock away first.")


class NotTheseTwo(Refused):
    message = _("Choose a student and a mentor of this programme.")


@transaction.atomic
def mark(
    programme: Programme,
    student_id: int,
    mentor_id: int,
    *,
    by: User,
    cause: str = PairRule.Cause.CONFLICT,
    reason: str = "",
) -> PairRule:
    """Again writes the new reason. Raises NotTheseTwo, LockedTogether."""
    student = StudentApplication.objects.filter(programme=programme, pk=student_id).first()
    mentor = MentorApplication.objects.filter(programme=programme, pk=mentor_id).first()
    if student is None or mentor is None:
        raise NotTheseTwo
    StudentApplication.objects.locked(student.pk)
    rule, made = PairRule.objects.get_or_create(
        programme=programme, student=student, mentor=mentor, defaults={"kind": PairRule.Kind.BAN}
    )
    if not made and rule.kind == PairRule.Kind.LOCK:
        raise LockedTogether
    rule.cause, rule.reason, rule.made_by = cause, reason, by
    rule.save(update_fields=["cause", "reason", "made_by"])
    AccessLog.add("mentoring.conflict", student, by=by, about=student.user, reason=reason)
    return rule


@transaction.atomic
def lift(programme: Programme, rule_id: int, *, by: User) -> None:
    """Nothing where it is lifted already."""
    rules = PairRule.objects.filter(programme=programme, pk=rule_id, kind=PairRule.Kind.BAN)
    rule = rules.select_related("student__user").first()
    if rule is not None:
        AccessLog.add("mentoring.conflict_lifted", rule.student, by=by, about=rule.student.user)
        rule.delete()


def of(application: Either) -> QuerySet[PairRule]:
    rules = PairRule.objects.filter(kind=PairRule.Kind.BAN)
    rules = rules.select_related("student__user", "mentor__user", "made_by")
    if isinstance(application, StudentApplication):
        return rules.filter(student=application)
    return rules.filter(mentor=application)
