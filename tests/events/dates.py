"""Dates of an event that an editor makes, people who come to them, and what calendars show."""

from collections.abc import Iterable
from datetime import date, time, timedelta

from django.utils import timezone

from events import booking as seats
from events.editing import times
from events.editing.recurrence import Every, Recurrence, local_times
from events.editing.times import Details, Slot
from events.models import Booking, Event, Session, WaitlistEntry

THURSDAY = date(2031, 2, 6)
WEEK = timedelta(weeks=1)


def weekly(event: Event, **rule) -> list[Session]:
    every = Recurrence(THURSDAY, Every.WEEK, weekdays=frozenset({3}), **rule)
    times.add_series(event, every, time(17), time(19))
    return list(event.sessions.all())


def slot(day: date = THURSDAY, begins: int = 17, ends: int = 19, **details) -> Slot:
    return Slot(*local_times(day, time(begins), time(ends)), Details(**details))


def when(sessions: Iterable[Session]) -> list[str]:
    """As a calendar shows them now."""
    fresh = Session.objects.filter(pk__in=[each.pk for each in sessions])
    return [f"{timezone.localtime(each.starts):%m-%d %H:%M}" for each in fresh]


def seat(session: Session, email: str = "ana@ankomst.example", language: str = "en") -> Booking:
    return seats.book_one(
        session=session,
        quota_ids=list(session.quotas.values_list("pk", flat=True)),
        given_name=email.split("@")[0].capitalize(),
        email=email,
        language=language,
    )


def hold(needs: dict[int, int]) -> Booking:
    return seats.hold(needs=needs, contact_name="HR", contact_email="hr@ankomst.example")


def waits(
    session: Session | None, event: Event, email: str = "wu@ankomst.example"
) -> WaitlistEntry:
    return WaitlistEntry.objects.create(
        event=event, session=session, contact_name="Wu", contact_email=email, seats=1
    )


def fresh(session: Session) -> Session:
    return Session.objects.select_related("series").get(pk=session.pk)
