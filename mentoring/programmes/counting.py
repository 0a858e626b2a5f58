"""How many have applied, are accepted and are matched, beside what the quotas ask for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Model, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from mentoring.models import Match, Programme
from mentoring.models.applications import State
from mentoring.models.programme import Quota

SENT = (State.SENT, State.ASKED, State.ACCEPTED, State.DECLINED)
MATCHED = (Match.State.PROPOSED, Match.State.ACTIVE, Match.State.COMPLETED)


@dataclass(frozen=True)
class Line:
    """Of one university or partner. ``places``: of its mentors; None of universities."""

    name: str
    applied: int
    accepted: int
    matched: int
    lower: int
    upper: int | None
    places: int | None = None

    @property
    def can_give(self) -> int:
        """Pairs that there could be at most."""
        return self.accepted if self.places is None else self.places

    @property
    def trouble(self) -> str:
        """Why the quota cannot be kept, or is not, in words; empty where it can."""
        if self.upper is not None and self.matched > self.upper:
            return _("More pairs than allowed")
        if self.can_give < self.lower:
            words = _("%(n)d more needed to reach the fewest")
            return words % {"n": self.lower - self.can_give}
        return ""

    @property
    def quota(self) -> str:
        if self.upper is None:
            return _("at least %(n)d") % {"n": self.lower} if self.lower else ""
        if not self.lower:
            return _("at most %(n)d") % {"n": self.upper}
        return _("%(least)d to %(most)d") % {"least": self.lower, "most": self.upper}


@dataclass(frozen=True)
class Counts:
    """``waiting``: applications that somebody has to read."""

    students: int
    mentors: int
    places: int
    matched: int
    waiting: int
    universities: list[Line]
    partners: list[Line]


def counts_of(programme: Programme) -> Counts:
    students, mentors = programme.students.all(), programme.mentors.all()
    accepted = mentors.accepted()
    waiting = Q(state=State.SENT)
    return Counts(
        students=students.accepted().count(),
        mentors=accepted.count(),
        places=accepted.aggregate(n=Sum("capacity"))["n"] or 0,
        matched=programme.matches.filter(state__in=MATCHED).values("student").distinct().count(),
        waiting=students.filter(waiting).count() + mentors.filter(waiting).count(),
        universities=_lines(programme.universities.select_related("university"), students),
        partners=_lines(programme.partners.select_related("partner"), mentors, places=True),
    )


def _lines(
    quotas: QuerySet[Any], applications: QuerySet[Any], *, places: bool = False
) -> list[Line]:
    """One for each quota, and for mentors one more of those who came on their own."""
    side = "partner" if places else "university"
    numbers = {row[side]: row for row in _numbers(applications, side, places=places)}
    lines = [
        _line(
            str(getattr(quota, side)), numbers.pop(getattr(quota, f"{side}_id"), {}), quota, places
        )
        for quota in quotas
    ]
    if places and None in numbers:
        lines.append(_line(_("On their own"), numbers[None], None, places))
    return lines


def _line(name: str, numbers: Mapping[str, int], quota: Quota | None, places: bool) -> Line:
    return Line(
        name,
        applied=numbers.get("applied", 0),
        accepted=numbers.get("accepted", 0),
        matched=numbers.get("matched", 0),
        lower=quota.lower if quota else 0,
        upper=quota.upper if quota else None,
        places=(numbers.get("places") or 0) if places else None,
    )


def _numbers(applications: QuerySet[Model], side: str, *, places: bool) -> list[dict[str, Any]]:
    """By university or partner. Matches in a query of their own: a join would count twice."""
    accepted = Q(state=State.ACCEPTED)
    counted: dict[str, Any] = {
        "applied": Count("pk", filter=Q(state__in=SENT)),
        "accepted": Count("pk", filter=accepted),
    }
    if places:
        counted["places"] = Sum("capacity", filter=accepted)
    rows = list(applications.order_by().values(side).annotate(**counted))
    together = Count("matches", filter=Q(matches__state__in=MATCHED))
    matched = applications.order_by().values(side).annotate(n=together).values_list(side, "n")
    by_side = dict(matched)
    return [{**row, "matched": by_side.get(row[side], 0)} for row in rows]
