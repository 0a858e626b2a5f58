"""Eight weeks of registration days at every centre, of which one morning is nearly full."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta

from events.demo.people import book, visitors
from events.models import Quota, Session
from events.placing.slots import midnight
from events.planning.registration_days import (
    Pattern,
    confirm_staffing,
    create,
    open_before_opening,
    registration_days,
)
from guidance.models import Authority, Centre, OpeningHours
from vocabulary.danish_days import is_working_day

WEEKS = 8
UNSTAFFED_WEEKS = 1  # at the end: the authorities have not confirmed those yet
SLOT_MINUTES = 30
SEATS = {
    "copenhagen": {"immigration": 6, "citizen_service": 10},
    "aarhus": {"immigration": 5, "citizen_service": 8},
    "odense": {"immigration": 4, "citizen_service": 6},
    "aalborg": {"immigration": 4, "citizen_service": 6},
}


def load(monday: date) -> None:
    for centre in Centre.objects.prefetch_related("opening_hours"):
        if centre.key in SEATS:
            _plan(centre, monday)
    _before_opening(Centre.objects.get(key="aarhus"), monday)
    _visitors_of_a_university(Centre.objects.get(key="aarhus"), monday)


def _plan(centre: Centre, monday: date) -> None:
    """Weekdays with the same hours and desks are one pattern."""
    weekdays: dict[tuple[time, time, tuple[int, ...]], set[int]] = defaultdict(set)
    for weekday, hours in _hours(centre, monday).items():
        opens, closes = min(each.opens for each in hours), max(each.closes for each in hours)
        weekdays[opens, closes, tuple(each.authority_id for each in hours)].add(weekday)
    seats = {desk.pk: SEATS[centre.key].get(desk.key, 0) for desk in Authority.objects.all()}
    for (opens, closes, desks), days in weekdays.items():
        pattern = Pattern(
            centre=centre,
            weekdays=frozenset(days),
            first=monday,
            last=monday + timedelta(weeks=WEEKS, days=-1),
            opens=opens,
            closes=closes,
            slot_minutes=SLOT_MINUTES,
            seats={desk: seats[desk] for desk in desks},
        )
        _staff(create(pattern), monday + timedelta(weeks=WEEKS - UNSTAFFED_WEEKS))


def _hours(centre: Centre, day: date) -> Mapping[int, list[OpeningHours]]:
    hours: dict[int, list[OpeningHours]] = defaultdict(list)
    for each in centre.opening_hours.all():
        begun = each.valid_from is None or each.valid_from <= day
        if begun and (each.valid_to is None or each.valid_to >= day):
            hours[each.weekday].append(each)
    return hours


def _staff(sessions: Sequence[Session], until: date) -> None:
    staffed = [session for session in sessions if session.starts < midnight(until)]
    quotas = list(Quota.objects.filter(session__in=staffed).select_related("authority"))
    if quotas:
        confirm_staffing(quotas)


def _before_opening(centre: Centre, monday: date) -> None:
    """Aarhus opens an hour early for people whose application is in."""
    seats = {desk.pk: 12 for desk in Authority.objects.filter(key__in=SEATS[centre.key])}
    early = open_before_opening(centre, _working_day(monday, 9), seats=seats)
    confirm_staffing(list(early.quotas.select_related("authority")))


def _working_day(monday: date, offset: int) -> date:
    """The first day from then on that has Aarhus' opening hours."""
    days = (monday + timedelta(days=offset + n) for n in range(14))
    return next(day for day in days if is_working_day(day) and day.weekday() != 1)


def _visitors_of_a_university(centre: Centre, monday: date) -> None:
    """A morning that is nearly full already."""
    day = _working_day(monday, 2)
    sessions = registration_days(centre).sessions.filter(
        starts__gte=midnight(day), starts__lt=midnight(day) + timedelta(hours=12)
    )
    people = [person for session in sessions for person in visitors(session, 4)]
    if not any(session.attendees.exists() for session in sessions):
        book(people, "Aarhus University", "staff@university.example")
