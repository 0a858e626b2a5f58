"""A morning of last week at each centre, on which everybody was served: how long visits take."""

from datetime import date, datetime, time, timedelta

from accounts.models import User
from accounts.roles import Role
from events.demo.people import book, visitors
from events.demo.registration import SEATS, SLOT_MINUTES
from events.desk import arrivals
from events.models import Attendee, Session
from events.placing.slots import midnight
from events.planning.registration_days import (
    Pattern,
    confirm_staffing,
    create,
    registration_days,
)
from guidance.centres.hours import Hours
from guidance.models import Authority, Centre
from vocabulary.danish_days import is_working_day

AHEAD = timedelta(weeks=12)  # seats can only be had of days to come; then all of it is moved back
MINUTES = (41, 48, 55, 62, 67, 78)  # from being received to being served
A_MORNING = timedelta(minutes=3 * SLOT_MINUTES)
PEOPLE = 2  # a slot


def load(today: date) -> None:
    desk = User.objects.filter(groups__name=Role.DESK).order_by("pk").first()
    if desk is None:
        return
    for centre in Centre.objects.filter(key__in=SEATS):
        _morning(centre, today, desk)


def _morning(centre: Centre, today: date, desk: User) -> None:
    hours = Hours.of(centre, today - timedelta(days=14))
    days = (today - timedelta(days=n) for n in range(3, 14))
    past = next(d for d in days if hours.on(d).desks[-1].hours and is_working_day(d + AHEAD))
    event = registration_days(centre)
    if event.sessions.filter(starts__lt=midnight(today)).exists():
        return
    sessions = _plan(centre, past + AHEAD, hours.on(past).desks[-1].hours[0][0])
    book(
        [person for session in sessions for person in visitors(session, PEOPLE)],
        "Fjordlab ApS",
        "people@fjordlab.example",
    )
    for session in sessions:
        session.starts, session.ends = session.starts - AHEAD, session.ends - AHEAD
        session.save(update_fields=["starts", "ends"])
    _serve(sessions, desk)


def _plan(centre: Centre, day: date, opens: time) -> list[Session]:
    seats = {desk.pk: PEOPLE for desk in Authority.objects.filter(key__in=SEATS[centre.key])}
    begins = datetime.combine(day, opens)
    pattern = Pattern(
        centre=centre,
        weekdays=frozenset({day.weekday()}),
        first=day,
        last=day,
        opens=begins.time(),
        closes=(begins + A_MORNING).time(),
        slot_minutes=SLOT_MINUTES,
        seats=seats,
    )
    sessions = create(pattern)
    confirm_staffing([quota for each in sessions for quota in each.quotas.all()])
    return sessions


def _serve(sessions: list[Session], desk: User) -> None:
    """By the desk, and then at the minute at which it would have been."""
    people = Attendee.objects.filter(session__in=sessions).select_related("session").order_by("pk")
    for person, minutes in zip(people, MINUTES, strict=False):
        arrivals.serve(person, by=desk, sure=True)
        came = person.session.starts
        Attendee.objects.filter(pk=person.pk).update(
            arrived_at=came, finished_at=came + timedelta(minutes=minutes)
        )
