"""Which events and dates a company can book seats at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q, QuerySet

from events.models import Event, EventQuerySet, Session, SignUp
from events.sign_up.opening import Opening

KINDS = (Event.Kind.EVENT, Event.Kind.COURSE, Event.Kind.FAIR)
SHOWN = 60  # dates to look at for the list of events


@dataclass(frozen=True)
class Choice:
    """An event with what can be booked of it: its dates, or the course as a whole."""

    event: Event
    openings: Sequence[Opening]

    @property
    def next(self) -> Opening:
        """The first with a free seat, or the first of all."""
        return next((each for each in self.openings if each.free > 0), self.openings[0])

    @property
    def has_room(self) -> bool:
        return self.next.free > 0

    @property
    def is_course(self) -> bool:
        return self.event.kind == Event.Kind.COURSE

    def opening_of(self, session: Session | None) -> Opening | None:
        """What was chosen, if it can still be booked; ``None`` is a course."""
        if self.is_course:
            return self.next
        return next((each for each in self.openings if each.first == session), None)


def events_for_companies() -> EventQuerySet:
    """Events that companies book seats at: sign-up is here, and they or everybody are meant."""
    meant = Q(for_companies=True) | Q(for_newcomers=True)
    events = Event.objects.public().filter(meant, kind__in=KINDS, sign_up=SignUp.HERE)
    return events.exclude(company_limit=0)


def takes_companies(event: Event) -> bool:
    return events_for_companies().filter(pk=event.pk).exists()


def choices() -> list[Choice]:
    """Every fitting event with a date that is open for sign-up, by its next one; three queries."""
    sessions = _to_come().filter(event__in=events_for_companies())[: SHOWN * 4]
    ordered = sorted(sessions, key=lambda each: (each.event_id, each.starts, each.pk))
    found = [
        choice
        for _pk, dates in groupby(ordered, key=lambda each: each.event_id)
        if (choice := _choice(list(dates)))
    ]
    return sorted(found, key=lambda choice: choice.next.first.starts)[:SHOWN]


def choice_of(event: Event) -> Choice | None:
    """None where nothing of it can be booked now."""
    return _choice(list(_to_come().filter(event=event)))


def _to_come() -> "QuerySet[Session]":
    upcoming = Session.objects.upcoming().filter(admission=Session.Admission.ORDINARY)
    dates = upcoming.with_quotas().prefetch_related("event__residents_of")
    return dates.order_by("starts", "pk")


def _choice(dates: Sequence[Session]) -> Choice | None:
    if not dates:
        return None
    event = dates[0].event
    whole = event.kind == Event.Kind.COURSE
    openings = [Opening(event, dates)] if whole else [Opening(event, [each]) for each in dates]
    open_now = list(_open(openings))
    return Choice(event, open_now) if open_now else None


def _open(openings: Iterable[Opening]) -> Iterable[Opening]:
    return (opening for opening in openings if opening.window.is_open)
