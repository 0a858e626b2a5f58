"""News from ``events`` that concerns a company's new hires. Connected when the app is ready.

Whom we have told, ``events`` sends no mail of its own (``events.signals``).
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from companies import called_off, emails
from companies.models import GroupBooking, NewHire, NewHireQuerySet
from companies.tasks import settle_booking
from events import signals
from events.models import Attendee, Session
from outbox.mail import post, post_many


def connect() -> None:
    signals.attendees_cancelled.connect(tell_cancelled, dispatch_uid="companies.cancelled")
    signals.attendees_moved.connect(tell_moved, dispatch_uid="companies.moved")
    signals.attendees_sent_away.connect(tell_sent_away, dispatch_uid="companies.sent_away")
    signals.attendees_cancelled.connect(settle, dispatch_uid="companies.nobody_left")
    signals.sessions_changed.connect(tell_changed, dispatch_uid="companies.changed")
    signals.tickets_wanted.connect(send_tickets, dispatch_uid="companies.tickets_wanted")
    signals.visits_changed.connect(settle, dispatch_uid="companies.visits_changed")


def tell_cancelled(
    sender: Any, *, attendees: Sequence[Attendee], session: Session | None, **news: Any
) -> Collection[int]:
    """Every new hire who was invited gets our words, whoever cancelled and why.

    Her company too, where the whole session was called off. What happens to the date of an event
    ``events`` tells everybody who comes, of all dates at once.
    """
    by_attendee = _by_attendee(_among(attendees))
    if session is None:
        by_attendee |= _at_events(attendees)
    else:
        _tell_companies(attendees)
    post_many(emails.visit_cancelled, _once(by_attendee))
    return by_attendee.keys()


def _tell_companies(attendees: Sequence[Attendee]) -> None:
    groups = GroupBooking.objects.filter(booking__in={each.booking_id for each in attendees})
    for pk in groups.order_by("pk").values_list("pk", flat=True):
        called_off.tell(pk)


def tell_moved(
    sender: Any, *, attendees: Sequence[Attendee], was: Session, **news: Any
) -> Collection[int]:
    """A new time answers her wish for one; other desks at the same time need no mail."""
    hires = _among(attendees)
    by_attendee = _by_attendee(hires)
    later = hires.exclude(attendee__session=was)
    pks = list(later.values_list("pk", flat=True))
    NewHire.objects.filter(pk__in=pks).update(another_time_asked_at=None, another_time_reason="")
    by_event = _at_events(attendees)
    post_many(emails.visit_moved, [*pks, *_once(by_event)])
    return {*by_attendee, *by_event}


def tell_sent_away(sender: Any, *, attendees: Sequence[Attendee], **news: Any) -> Collection[int]:
    """What was missing, and that her own page leads to another time."""
    by_attendee = _by_attendee(_among(attendees))
    post_many(emails.paper_missing, by_attendee.values())
    return by_attendee.keys()


def tell_changed(sender: Any, *, attendees: Sequence[Attendee], **news: Any) -> Collection[int]:
    """Her session itself has another time or place: to her it is a new time all the same.

    Of an event her company is told as well: it may want to send somebody else.
    """
    by_attendee = _by_attendee(_among(attendees))
    by_event = _at_events(attendees)
    post_many(emails.visit_moved, [*by_attendee.values(), *_once(by_event)])
    told = NewHire.objects.filter(pk__in=by_event.values()).order_by("group")
    post_many(emails.seats_moved, list(told.values_list("group", flat=True).distinct()))
    return {*by_attendee, *by_event}


def send_tickets(
    sender: Any, *, attendees: Sequence[Attendee], key: str, **news: Any
) -> Collection[int]:
    """The ticket of somebody at an event is in her company's invitation."""
    by_attendee = _at_events(attendees)
    for pk in _once(by_attendee):
        post(emails.invitation, pk, key=key)
    return by_attendee.keys()


def settle(sender: Any, *, attendees: Sequence[Attendee], **news: Any) -> None:
    """Nobody may be left to come, or somebody again. Looked at when this change is committed."""
    groups = GroupBooking.objects.filter(booking__in={person.booking_id for person in attendees})
    for pk in groups.values_list("pk", flat=True):
        settle_booking.enqueue(pk)


def _among(attendees: Sequence[Attendee]) -> NewHireQuerySet:
    """Those on a visit to a centre."""
    return NewHire.objects.filter(attendee__in=attendees, group__event=None)


def _once(by_attendee: Mapping[int, int]) -> list[int]:
    """Each of them, however many dates of hers it is about."""
    return sorted(set(by_attendee.values()))


def _at_events(attendees: Sequence[Attendee]) -> dict[int, int]:
    """Of each of these seats at an event, whose it is; of a course she has several."""
    bookings = {person.booking_id for person in attendees}
    hires = NewHire.objects.filter(attendee__booking__in=bookings).exclude(group__event=None)
    rows = hires.values_list("attendee__booking", "attendee__number", "pk")
    by_number = {(booking, number): pk for booking, number, pk in rows}
    keys = {person.pk: (person.booking_id, person.number) for person in attendees}
    return {pk: by_number[key] for pk, key in keys.items() if key in by_number}


def _by_attendee(hires: NewHireQuerySet) -> dict[int, int]:
    return dict(hires.values_list("attendee_id", "pk"))
