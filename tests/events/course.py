"""A course of four evenings, for tests of what becomes of who takes part."""

from datetime import timedelta

from django.utils import timezone

from events.booking import confirm, hold
from events.models import Booking, Event, Session
from events.sign_up.parties import confirm_sign_up, sign_up
from events.sign_up.party import Guest, Party
from tests.events import make, pages

ANA = Guest("Ana", "Silva", "ana@ankomst.example")
BO = Guest("Bo", "Olsen", "bo@ankomst.example")
WEEK = timedelta(weeks=1)


def course(*, percent: int | None = 75, meetings: int = 4, **facts: object) -> Event:
    """With a page; its meetings are a week apart, two hours each, the first in a week."""
    page = pages.published(
        "Danish from scratch",
        kind=Event.Kind.COURSE,
        attendance_percent=percent,
        party_limit=3,
        **facts,
    )
    pages.in_danish(page, "Dansk fra bunden")
    event = Event.objects.get(pk=page.event_id)
    for number in range(meetings):
        starts = timezone.now() + WEEK * (number + 1)
        make.session(event, seats=10, starts=starts, minutes=120)
    return event


def sign_up_for(event: Event, *people: Guest, language: str = "en") -> Booking:
    sessions = list(Session.objects.upcoming().filter(event=event).order_by("starts"))
    party = Party(people=people, language=language)
    return confirm_sign_up(sign_up(event=event, sessions=sessions, party=party))


def company_brings(event: Event, n: int) -> Booking:
    """An organisation's own people, who have no numbers."""
    guests = [person for each in event.sessions.all() for person in make.people(n, each)]
    needs = {quota_id: n for guest in guests for quota_id in guest.quota_ids}
    held = hold(needs=needs, contact_name="Nordvind", contact_email="hr@nordvind.example")
    return confirm(held, people=guests)


def pass_weeks(event: Event, weeks: float) -> None:
    """All meetings are so many weeks earlier."""
    for session in event.sessions.order_by("starts"):
        Session.objects.filter(pk=session.pk).update(
            starts=session.starts - WEEK * weeks, ends=session.ends - WEEK * weeks
        )


def over(event: Event) -> None:
    """The last meeting was five days ago."""
    pass_weeks(event, event.sessions.count() + 5 / 7)
