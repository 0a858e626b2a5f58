"""Who gets a message: each address once, however many seats it has.

Whoever has no address of her own is reached by her who signed up. Seats without a name yet reach
nobody; nor do sign-ups that were not confirmed, were cancelled or given back.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from events.models import (
    Attendee,
    AttendeeQuerySet,
    EventMessage,
    Session,
    SessionQuerySet,
    WaitlistEntry,
)

To, Dates = EventMessage.To, EventMessage.Dates


@dataclass(frozen=True)
class Receiver:
    email: str
    name: str
    language: str
    session: Session | None  # None: she waits for a course as a whole
    in_person: bool = True  # not for somebody of hers who has no address


def receivers_of(message: EventMessage) -> list[Receiver]:
    """As things are now, in the order of their addresses."""
    found: dict[str, Receiver] = {}
    now = timezone.now()
    for each in sorted(_all(message), key=lambda each: _nearness(each, now)):
        if each.email:
            found.setdefault(each.email.lower(), each)
    return [found[email] for email in sorted(found)]


def dates_of(message: EventMessage) -> SessionQuerySet:
    """The dates that it is about; never one that was called off."""
    sessions: SessionQuerySet = message.event.sessions.exclude(state=Session.State.CANCELLED)
    if message.dates == Dates.ONE:
        return sessions.filter(pk__in=[message.session_id] if message.session_id else [])
    if message.dates == Dates.TO_COME:
        return sessions.filter(ends__gt=timezone.now())
    return sessions


def _all(message: EventMessage) -> Iterator[Receiver]:
    if message.to == To.WAITING:
        return _waiting(message)
    people = Attendee.objects.filter(session__in=dates_of(message))
    return _people(people.were_there() if message.to == To.CAME else people.coming())


def _people(people: AttendeeQuerySet) -> Iterator[Receiver]:
    for person in people.select_related("booking", "session").order_by("pk"):
        booking = person.booking
        if person.email:
            name = person.given_name or person.family_name
            yield Receiver(person.email, name, person.language, person.session)
        else:
            contact = (booking.contact_email, booking.contact_name, booking.language)
            yield Receiver(*contact, person.session, in_person=person.number == 0)


def _waiting(message: EventMessage) -> Iterator[Receiver]:
    """For one of the dates, or for the course that they are meetings of."""
    line = WaitlistEntry.objects.filter(event=message.event, state__in=WaitlistEntry.STANDING)
    found: Iterable[WaitlistEntry] = line.filter(
        Q(session__in=dates_of(message)) | Q(session=None)
    ).select_related("session")
    for entry in found:
        yield Receiver(entry.contact_email, entry.contact_name, entry.language, entry.session)


def _nearness(each: Receiver, now: datetime) -> tuple[bool, bool, float]:
    """Of several rows of one address the first counts: herself, and the date that is next."""
    if each.session is None:
        return (not each.in_person, True, float("inf"))
    away = (each.session.starts - now).total_seconds()
    return (not each.in_person, each.session.ends <= now, abs(away))
