"""How far each person came, and on which day she came there first."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Min, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from careers.models import (
    Application,
    CandidateProfile,
    ContactRequest,
    Ladder,
    Outcome,
    PublishedSummary,
    Step,
)


class Stage(models.TextChoices):
    """The funnel, in its order; the values are those of an outcome's kind."""

    CONTACT = Step.CONTACT.value, _("Contact")
    PROFILE = Step.PROFILE.value, _("Profile")
    REQUEST = Step.REQUEST.value, _("Request")
    INTERVIEW = Ladder.INTERVIEW.value, _("Interview")
    JOB = Ladder.JOB.value, _("Job")


#: What can be somebody's first step into work: an interview is none yet.
RUNGS = tuple(rung for rung in Ladder if rung != Ladder.INTERVIEW)


@dataclass
class Way:
    """Of one person. ``days``: when she first reached a stage or rung, by its value."""

    occupation: str = ""
    days: dict[str, date] = field(default_factory=dict)

    @property
    def first_rung(self) -> str:
        """The rung of the ladder that she reached first; empty for none."""
        reached = [(self.days[rung], n, rung) for n, rung in enumerate(RUNGS) if rung in self.days]
        return min(reached)[2].value if reached else ""

    def reached(self, kind: str, day: date) -> None:
        self.days[kind] = min(day, self.days.get(kind, day))


def ways(profiles: QuerySet[CandidateProfile]) -> dict[int, Way]:
    """By profile; six queries, however many there are."""
    found: dict[int, Way] = {}
    for pk, created_at, occupation in profiles.order_by().values_list(
        "pk", "created_at", "occupation"
    ):
        found[pk] = Way(occupation, {Stage.CONTACT: timezone.localdate(created_at)})
    ids = profiles.order_by().values("pk")
    for kind, rows, moment in _moments(ids):
        for pk, at in rows.order_by().values_list("profile").annotate(Min(moment)):
            if pk in found and at is not None:
                found[pk].reached(kind, timezone.localdate(at))
    for pk, kind, day in _outcomes(ids):
        if pk in found:
            found[pk].reached(kind, day)
    return found


def _moments(ids: Any) -> Iterable[tuple[str, QuerySet[Any], str]]:
    """What is counted beside outcomes, and by which moment."""
    State = Application.State
    requests = ContactRequest.objects.filter(profile__in=ids)
    applications = Application.objects.filter(profile__in=ids)
    invited = applications.filter(state__in=(State.INTERVIEW, State.HIRED))
    yield Stage.PROFILE, PublishedSummary.objects.filter(profile__in=ids), "published_at"
    yield Stage.REQUEST, requests, "asked_at"
    yield Stage.REQUEST, applications, "sent_at"
    yield Stage.INTERVIEW, invited, "answered_at"


def _outcomes(ids: Any) -> Iterable[tuple[int, str, date]]:
    rows = Outcome.objects.filter(profile__in=ids).order_by()
    return rows.values_list("profile", "kind").annotate(Min("happened_on"))
