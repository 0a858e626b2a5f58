"""Mails that go by themselves, once for each date: in two days, and how was it. By the clock."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from events.emails import guest_reminder, how_was_it, reminder
from events.models import Attendee, AttendeeQuerySet, Booking, Event, Session
from outbox.mail import post_many

BEFORE = timedelta(days=2)
JUST_SIGNED_UP = timedelta(days=1)  # who did so since then remembers
AFTER = timedelta(hours=16)  # the next morning
FORGOTTEN = timedelta(days=7)  # after that nobody is asked any more


def remind() -> int:
    """Tell those who come to what begins in two days; how many dates were told of."""
    now = timezone.now()
    soon = Session.objects.upcoming().filter(reminded_at=None, starts__lte=now + BEFORE)
    return sum(_remind(pk) for pk in list(soon.values_list("pk", flat=True)))


@transaction.atomic
def _remind(pk: int) -> bool:
    if not Session.objects.filter(pk=pk, reminded_at=None).update(reminded_at=timezone.now()):
        return False
    people = list(_own_sign_ups().filter(session=pk).order_by("booking", "number", "pk"))
    first: dict[int, int] = {}
    for person in people:
        if person.booking.kind in Booking.PERSONAL:
            first.setdefault(person.booking_id, person.pk)
    post_many(reminder, first.values())
    post_many(guest_reminder, [person.pk for person in people if _is_guest(person)])
    return True


def _own_sign_ups() -> AttendeeQuerySet:
    """Whose booking is an individual's, a party's or an allotment; companies remind their own."""
    early = timezone.now() - JUST_SIGNED_UP
    own = Attendee.objects.expected().exclude(booking__kind=Booking.Kind.GROUP)
    return own.filter(booking__created_at__lte=early).select_related("booking")


def _is_guest(person: Attendee) -> bool:
    """With an address at which she who signed up does not read it already."""
    reads_it = person.booking.kind in Booking.PERSONAL
    of_contact = reads_it and person.email.lower() == person.booking.contact_email.lower()
    return bool(person.number and person.email and not of_contact)


def ask_how_it_was() -> int:
    """Ask those who were there; of a course once, after its last meeting. How many dates.

    Where nobody took attendance, those who were expected. Not after a talk in confidence.
    """
    now = timezone.now()
    over = Session.objects.filter(
        state=Session.State.OPEN,
        asked_how_at=None,
        ends__lte=now - AFTER,
        ends__gt=now - FORGOTTEN,
    ).exclude(event__kind=Event.Kind.REGISTRATION)
    over = over.filter(event__picked_at="")
    later = Session.objects.filter(
        event=OuterRef("event"), state=Session.State.OPEN, starts__gt=OuterRef("starts")
    )
    over = over.exclude(Q(event__kind=Event.Kind.COURSE) & Exists(later))
    return sum(_ask(session) for session in over.select_related("event"))


@transaction.atomic
def _ask(session: Session) -> bool:
    unasked = Session.objects.filter(pk=session.pk, asked_how_at=None)
    if not unasked.update(asked_how_at=timezone.now()):
        return False
    whole = Q(session__event=session.event_id)
    where = whole if session.event.kind == Event.Kind.COURSE else Q(session=session)
    people = Attendee.objects.were_there().filter(where).exclude(email="")
    post_many(how_was_it, _one_for_each_address(people.order_by("-session__starts", "number")))
    return True


def _one_for_each_address(people: Iterable[Attendee]) -> list[int]:
    found: dict[str, int] = {}
    for person in people:
        found.setdefault(person.email.lower(), person.pk)
    return sorted(found.values())
