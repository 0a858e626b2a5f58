"""What staff look at: who has applied, who waits to be read, and how many places there are."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet, Sum

from mentoring.models import MentorApplication, Programme, Side, StudentApplication
from mentoring.models.applications import State

#: Sent and not read, or accepted and changed since.
TO_READ = Q(state=State.SENT) | Q(state=State.ACCEPTED, changed_at__gt=F("decided_at"))


def applications(programme: Programme, side: str) -> QuerySet[Any]:
    """In the order in which they were sent; drafts last."""
    if side == Side.STUDENT:
        rows: QuerySet[Any] = StudentApplication.objects.select_related("user", "university")
    else:
        rows = MentorApplication.objects.select_related("user", "partner", "invitation")
    return rows.filter(programme=programme).order_by(F("sent_at").asc(nulls_last=True), "pk")


def to_read(programme: Programme, side: str) -> QuerySet[Any]:
    return applications(programme, side).filter(TO_READ)


def number_to_read(programme: Programme) -> int:
    return sum(to_read(programme, side).count() for side in Side.values)


def next_to_read(programme: Programme, side: str, after: int) -> Any:
    """The one behind this one; from the beginning again after the last. None: all are read."""
    waiting = [one for one in to_read(programme, side) if one.pk != after]
    behind = [one for one in waiting if one.pk > after]
    return next(iter(behind or waiting), None)


@dataclass(frozen=True)
class Figures:
    students_to_read: int
    students_accepted: int
    mentors_to_read: int
    mentors_accepted: int
    mentors_places: int


def figures(programme: Programme) -> Figures:
    mentors = applications(programme, Side.MENTOR).filter(state=State.ACCEPTED)
    return Figures(
        students_to_read=to_read(programme, Side.STUDENT).count(),
        students_accepted=applications(programme, Side.STUDENT)
        .filter(state=State.ACCEPTED)
        .count(),
        mentors_to_read=to_read(programme, Side.MENTOR).count(),
        mentors_accepted=mentors.count(),
        mentors_places=mentors.aggregate(n=Sum("capacity"))["n"] or 0,
    )
