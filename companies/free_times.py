"""Times with a free seat for one person of a booking that has been sent."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from companies.appointment import WEEKS_AHEAD
from companies.models import GroupBooking
from events.models import Attendee, Session, SessionQuerySet

Choices = list[tuple[str, list[tuple[int, str]]]]


@dataclass(frozen=True)
class FreeTimes:
    """In order; ``days`` and ``shared`` are where the others of the booking are."""

    sessions: Sequence[Session]
    days: Collection[date]
    shared: Collection[int]

    def __bool__(self) -> bool:
        return bool(self.sessions)

    def find_by_text(self, pk: str) -> Session | None:
        return next((session for session in self.sessions if str(session.pk) == pk), None)

    def without(self, pk: int) -> "FreeTimes":
        others = [session for session in self.sessions if session.pk != pk]
        return FreeTimes(others, self.days, self.shared)

    @property
    def best(self) -> Session | None:
        """Together with the others, or at least on their day."""
        together = [session for session in self.sessions if session.pk in self.shared]
        same_day = [session for session in self.sessions if _day(session) in self.days]
        return next(iter([*together, *same_day]), None)

    @property
    def choices(self) -> Choices:
        """The days of the others first, then any day."""
        return [*self._of_days(theirs=True), *self._of_days(theirs=False)]

    def _of_days(self, *, theirs: bool) -> Iterator[tuple[str, list[tuple[int, str]]]]:
        for day, sessions in groupby(self.sessions, key=_day):
            if (day in self.days) == theirs:
                words = capfirst(date_format(day, "LONG_DATE"))
                label = _("%(day)s, the day of the others") % {"day": words} if theirs else words
                yield label, [self._option(session) for session in sessions]

    def _option(self, session: Session) -> tuple[int, str]:
        words = capfirst(date_format(timezone.localtime(session.starts), "WEEKDAY_DATETIME"))
        if session.pk in self.shared:
            words = _("%(time)s, together with others") % {"time": words}
        return session.pk, words


def free_times(group: GroupBooking, *, desks: Collection[int] | None = None) -> FreeTimes:
    """``desks`` are the authorities that must have a seat; None: not known yet, so all of them."""
    others = Session.objects.filter(
        attendees__new_hire__group=group, attendees__state=Attendee.State.EXPECTED
    )
    theirs = list(others.distinct())
    free = [session for session in _open_sessions(group) if _has_room(session, desks)]
    return FreeTimes(free, {_day(session) for session in theirs}, {each.pk for each in theirs})


def _open_sessions(group: GroupBooking) -> SessionQuerySet:
    weeks = timezone.now() + timedelta(weeks=WEEKS_AHEAD)
    days = Session.objects.upcoming().registration().at(group.at_centre)
    sessions = days.filter(starts__lt=weeks)
    closed = [Session.Admission.ON_SITE]
    if not group.all_applied:
        closed.append(Session.Admission.BEFORE_OPENING)
    return sessions.exclude(admission__in=closed).order_by("starts", "pk").with_quotas()


def _has_room(session: Session, desks: Collection[int] | None) -> bool:
    quotas = session.quotas.all()
    free = {quota.authority_id: quota.free > 0 and not quota.closed for quota in quotas}
    return all(free.values()) if desks is None else all(free.get(desk) for desk in desks)


def _day(session: Session) -> date:
    return timezone.localdate(session.starts)
