"""The dates of an event as its editors see them: seats, who waits, the rule they came from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from events.editing.effect import moved_by_hand, rule_of
from events.editing.rule_words import how_often, in_words
from events.models import Attendee, Event, SeatClaim, Session, SessionQuerySet, WaitlistEntry


@dataclass(frozen=True)
class DateRow:
    session: Session
    waiting: int
    booked_ever: bool

    @property
    def size(self) -> int:
        return sum(quota.size for quota in self.session.quotas.all())

    @property
    def taken(self) -> int:
        return sum(quota.taken for quota in self.session.quotas.all())

    @property
    def is_cancelled(self) -> bool:
        return self.session.state == Session.State.CANCELLED

    @property
    def can_change(self) -> bool:
        return not self.is_cancelled and not self.session.has_begun

    @property
    def rule(self) -> str:
        """“Every second Thursday”; empty for a date that was made by hand."""
        return how_often(rule_of(self.session.series)) if self.session.series else ""

    @property
    def moved_from(self) -> date | None:
        """The day that the rule gave it, where it was moved by hand."""
        return self.session.rule_day if moved_by_hand(self.session) else None


@dataclass(frozen=True)
class Dates:
    upcoming: Sequence[DateRow]
    past: Sequence[DateRow]  # the last one first

    @property
    def rules(self) -> list[str]:
        """The rules of the dates to come, in words."""
        series = {row.session.series_id: row.session.series for row in self.upcoming}
        return [in_words(rule_of(each), each.begins, each.ends) for each in series.values() if each]


def dates_of(event: Event) -> Dates:
    """In three queries, however many they are."""
    return dates_among(event.sessions.all())


def dates_among(sessions: SessionQuerySet) -> Dates:
    people = Attendee.objects.filter(session=OuterRef("pk"))
    claims = SeatClaim.objects.filter(quota__session=OuterRef("pk"))
    line = WaitlistEntry.objects.filter(session=OuterRef("pk"))
    in_line = Count("waiting", filter=Q(waiting__state=WaitlistEntry.State.WAITING), distinct=True)
    found: Any = (
        sessions.select_related("series", "host", "event__venue")
        .prefetch_related("quotas")
        .annotate(in_line=in_line, ever=Exists(people) | Exists(claims) | Exists(line))
        .order_by("starts", "pk")
    )
    rows = [DateRow(each, each.in_line, each.ever) for each in found]
    now = timezone.now()
    return Dates(
        upcoming=[row for row in rows if row.session.ends > now],
        past=[row for row in reversed(rows) if row.session.ends <= now],
    )
