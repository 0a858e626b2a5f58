"""When the demo's events happen: one date, every week or month, a course, talks with an adviser.

In the texts a date is counted in days from the next Monday. One that falls on a holiday is held
another week instead; a rule leaves holidays out.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from events.demo.people import book, visitors
from events.editing import times
from events.editing.recurrence import Every, Recurrence, Without, local_times
from events.editing.talk_times import talk_times
from events.editing.times import Change, Details, Slot
from events.models import Attendee, Event, Session
from vocabulary.danish_days import holiday_name

Kept = Mapping[str, Any]

A_DAY, A_WEEK = timedelta(days=1), timedelta(weeks=1)
LONGEST_MONTH = timedelta(days=31)


def set_dates(event: Event, text: Kept, monday: date) -> None:
    """The dates of a new event; those that are over, with the people who came."""
    used: set[date] = set()
    for kept in sorted(text["dates"], key=lambda each: each["day"]):
        if kept["day"] < 0:
            _were(event, kept, monday, used)
        else:
            _will_be(event, kept, monday, used)
    if "taken" in text:  # of a course: the same people at each meeting
        meetings = list(Session.objects.filter(event=event).order_by("starts"))
        same = {"number": text["taken"], "of": meetings[0]}
        people = [person for each in meetings for person in visitors(each, **same)]
        book(people, "Nordvind A/S", "people@nordvind.example")


def _will_be(event: Event, kept: Kept, monday: date, used: set[date]) -> None:
    first = monday + timedelta(days=kept["day"])
    if "minutes" in kept:
        _offer_talks(event, kept, first)
        return
    if rule := _rule(kept, first):
        _series, sessions = times.add_series(event, rule, kept["begins"], kept["ends"])
    else:
        sessions = times.add_sessions(event, [_slot(kept, _another_week(first, used))])
    for session, topic_en, topic_da in zip(sessions, *_topics(kept), strict=False):
        times.change(session, Change(topic_en=topic_en, topic_da=topic_da))
    if kept.get("taken"):
        _book(sessions[0], kept["taken"])
    if kept.get("changed"):
        _change_by_hand(sessions, kept["changed"])


def _rule(kept: Kept, first: date) -> Recurrence | None:
    without = Without(holidays=True)
    if "weekdays" in kept:
        days, n = frozenset(kept["weekdays"]), kept["times"]
        return Recurrence(first, Every.WEEK, weekdays=days, times=n, without=without)
    if "months" in kept:
        until = first + kept["months"] * LONGEST_MONTH
        day, nth = frozenset({first.weekday()}), min((first.day - 1) // 7 + 1, 4)
        return Recurrence(first, Every.MONTH, nth=nth, weekdays=day, until=until, without=without)
    if "weeks" in kept:
        until = first + (kept["weeks"] - 1) * A_WEEK
        day = frozenset({first.weekday()})
        return Recurrence(first, Every.WEEK, weekdays=day, until=until, without=without)
    return None


def _another_week(day: date, used: set[date], step: timedelta = A_WEEK) -> date:
    while holiday_name(day) or day in used:
        day += step
    used.add(day)
    return day


def _slot(kept: Kept, day: date) -> Slot:
    return Slot(*local_times(day, kept["begins"], kept["ends"]))


def _topics(kept: Kept) -> tuple[Sequence[str], Sequence[str]]:
    return kept.get("topics_en", []), kept.get("topics_da", [])


def _change_by_hand(sessions: Sequence[Session], changed: Kept) -> None:
    """As in life: one date is held the day before, for once, and one is cancelled."""
    later = sessions[changed["moved"] :]
    moved = next(each for each in later if not holiday_name(_day(each) - A_DAY))
    times.change(moved, Change(day=_day(moved) - A_DAY))
    cancelled = next(each for each in reversed(sessions[:-1]) if each.pk != moved.pk)
    times.cancel([cancelled], reason=changed["cancelled_because"])


def _day(session: Session) -> date:
    return timezone.localdate(session.starts)


def _offer_talks(event: Event, kept: Kept, day: date) -> None:
    """By the demo's adviser."""
    host = User.objects.filter(groups__name=Role.ADVISER).order_by("pk").first()
    details = Details(seats=1, host=host)
    begins, ends, minutes = kept["begins"], kept["ends"], kept["minutes"]
    moments = talk_times(_another_week(day, set()), begins, ends, minutes=minutes)
    times.add_sessions(event, [Slot(*moment, details) for moment in moments])


def _were(event: Event, kept: Kept, monday: date, used: set[date]) -> None:
    """Booked while they are to come, and then put where they were."""
    for number, day in enumerate(_days_before(kept, monday, used)):
        [session] = times.add_sessions(event, [_slot(kept, timezone.localdate() + A_DAY)])
        if number == 0 and kept.get("taken"):
            _book(session, kept["taken"])
        _end(session, _slot(kept, day))


def _days_before(kept: Kept, monday: date, used: set[date]) -> Iterator[date]:
    for week in range(kept.get("weeks", 1)):
        yield _another_week(monday + timedelta(days=kept["day"], weeks=week), used, -A_WEEK)


def _book(session: Session, taken: int) -> None:
    book(visitors(session, taken), "Newcomers' Network", "hello@newcomers-network.example")


def _end(session: Session, was: Slot) -> None:
    """Nearly everybody came."""
    Session.objects.filter(pk=session.pk).update(starts=was.starts, ends=was.ends)
    people = Attendee.objects.filter(session=session)
    missed = list(people.order_by("pk").values_list("pk", flat=True))[::9]
    people.update(state=Attendee.State.SERVED, arrived_at=was.starts, finished_at=was.ends)
    people.filter(pk__in=missed).update(
        state=Attendee.State.NO_SHOW, arrived_at=None, finished_at=None
    )
