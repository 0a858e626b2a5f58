"""A December with something on, for tests of the calendar. Today is Wednesday the 2nd, noon."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from events.models import Event, Session
from tests.events import make, pages

NOW = datetime(2026, 12, 2, 11, 0, tzinfo=UTC)
HERE = ZoneInfo("Europe/Copenhagen")


def at(day: int, hour: int = 16, *, month: int = 12, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, tzinfo=HERE)


def event(title: str, **facts: Any) -> Event:
    made = make.event(slug=title.lower().replace(" ", "-"))
    facts = {"title_en": title, "title_da": f"{title} (da)", "for_newcomers": False} | facts
    Event.objects.filter(pk=made.pk).update(**facts)
    return Event.objects.get(pk=made.pk)


def on(of: Event, *times: datetime, seats: int = 10, hours: int = 2, **fields: Any) -> Session:
    """A session at each of these times; the last."""
    for starts in times:
        made = make.session(of, seats=seats, starts=starts, minutes=60 * hours, **fields)
    return made


def december() -> dict[str, Event]:
    """Five events, eight entries of them still to come."""
    city = pages.municipality("0101", "Copenhagen")
    venue = pages.venue()
    in_town = pages.venue("Town hall")
    in_town.municipality = city
    in_town.save()
    talks, social = pages.category("talks"), pages.category("social")
    club = pages.organiser("club")
    events = {
        "tax": event("Danish tax", category=talks, venue=in_town, for_spouses=True),
        "cafe": event("Language café", category=social, venue=venue, spoken="both", organiser=club),
        "online": event("Find a job", category=talks, online_link="https://a.example", spoken="da"),
        "family": event("Pancakes", category=social, venue=in_town, for_families=True),
        "full": event("Finding a home", category=talks, venue=venue, organiser=club),
    }
    on(events["tax"], at(9, 17))
    on(events["cafe"], at(1), at(3), at(10), at(17))
    on(events["online"], at(5, 10), at(5, 13))  # two times of one day: one entry
    on(events["family"], at(6, 10), seats=3)
    full = on(events["full"], at(12, 18), seats=2)
    make.booked(full, 2)
    on(events["full"], at(20, 18), state=Session.State.CANCELLED)
    return events


def in_weeks(weeks: int) -> datetime:
    return NOW + timedelta(weeks=weeks)
