"""Students who were to have a mentor, or had one, and have none now; and what happened."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from mentoring.agreeing.told import what_happened
from mentoring.models import Match, Programme, Side, StudentApplication
from mentoring.models.applications import State

HAS_ONE = (Match.State.PROPOSED, Match.State.ACTIVE, Match.State.COMPLETED)
NO_OTHER = (Match.Why.TIME, Match.Why.MOVED)  # whoever says no for this says it to anybody


@dataclass(frozen=True)
class Need:
    """``match``: what fell away last; None where the mentor is erased. ``wants``: we think that
    this student still wants a mentor, so the screen begins with her."""

    student: StudentApplication
    match: Match | None
    words: str
    since: datetime | None
    wants: bool


def needing(programme: Programme) -> list[Need]:
    """Who waits longest first. Nobody in a programme that is over."""
    if is_over(programme):
        return []
    alone = {student.pk: student for student in without_mentor(programme)}
    last = _last_matches(alone)
    lost = _were_sent(programme) & alone.keys()
    needs = [
        _need(student, last.get(pk)) for pk, student in alone.items() if pk in last or pk in lost
    ]
    return sorted(needs, key=lambda need: (need.since is not None, need.since, need.student.pk))


def is_over(programme: Programme) -> bool:
    """Finished, or past its last day: nobody begins any more."""
    finished = programme.state == Programme.State.FINISHED
    return finished or programme.ends_on < timezone.localdate()


def without_mentor(programme: Programme) -> QuerySet[StudentApplication]:
    """Accepted, and neither proposed to a mentor nor in a pair nor through with it."""
    served = Match.objects.filter(programme=programme, state__in=HAS_ONE)
    rows = StudentApplication.objects.accepted().filter(programme=programme)
    rows = rows.exclude(pk__in=served.values("student"))
    return rows.select_related("user", "university").order_by("pk")


def number_needing(programme: Programme) -> int:
    """For the hub's count."""
    return len(needing(programme))


def number_never_proposed(programme: Programme) -> int:
    """Whom no run that was sent has found a mentor for; they have heard nothing yet."""
    lost = [need.student.pk for need in needing(programme)]
    return without_mentor(programme).exclude(pk__in=lost).count()


def is_looked_for(student: StudentApplication) -> bool:
    """Whether another mentor is looked for, after one who fell away."""
    if student.state != State.ACCEPTED or is_over(student.programme):
        return False
    last = student.matches.order_by("pk").last()
    return last is not None and last.state not in HAS_ONE and _wants(last)


def _last_matches(students: Collection[int]) -> dict[int, Match]:
    rows = Match.objects.filter(student__in=students).order_by("pk")
    rows = rows.select_related("student__user", "mentor__user")
    return {match.student_id: match for match in rows}


def _were_sent(programme: Programme) -> set[int]:
    """Students of the pairs that were proposed; of a pair that is erased nothing else is left."""
    sent = programme.runs.filter(sent_at__isnull=False)
    results: list[Any] = list(sent.values_list("result__pairs", flat=True))
    return {pair["student"] for pairs in results for pair in pairs or []}


def _need(student: StudentApplication, match: Match | None) -> Need:
    if match is None:
        words = _("The mentor's account is deleted, and the pair with it.")
        return Need(student, None, words, None, wants=True)
    return Need(student, match, what_happened(match), match.over_at, wants=_wants(match))


def _wants(match: Match) -> bool:
    """Not whoever was silent, and not whoever left for a reason that holds with anybody."""
    if match.state == Match.State.LAPSED:
        return match.student_said is True
    return not (match.over_by == Side.STUDENT and match.why in NO_OTHER)
