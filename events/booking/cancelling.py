"""Giving seats up: one person's, or a whole booking's. They are free at once."""

from collections import Counter
from collections.abc import Sequence

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.models import AccessLog, User
from events.booking import line
from events.booking.claims import drop, held_claims
from events.booking.errors import NotExpected
from events.emails import seat_cancelled
from events.models import Attendee, Booking, SeatClaim, Session
from events.signals import send_cancelled
from outbox.mail import post_many


@transaction.atomic
def cancel(booking: Booking, *, by: User | None = None, reason: str = "") -> Booking:
    """Give up what is held and everybody who is still expected. Called again it does nothing."""
    booking = Booking.objects.locked(booking.pk)
    if booking.state == Booking.State.CANCELLED:
        return booking
    freed = drop(held_claims(booking))
    freed += _take_out(expected(booking), reason=reason)
    AccessLog.add("booking.cancelled", booking, by=by, reason=reason)
    line.end_offer(booking)
    line.give_back(freed)
    booking.state = Booking.State.CANCELLED
    booking.held_until = None
    booking.once = ""
    booking.save(update_fields=["state", "held_until", "once"])
    return booking


@transaction.atomic
def remove_person(attendee: Attendee, *, by: User | None = None, reason: str = "") -> Attendee:
    """Take one person out. Called again it does nothing. Raises NotExpected after the visit."""
    booking = Booking.objects.locked(attendee.booking_id)
    attendee = Attendee.objects.locked(attendee.pk)
    if attendee.state == Attendee.State.CANCELLED:
        return attendee
    if attendee.state != Attendee.State.EXPECTED:
        raise NotExpected(
            _("%(name)s has been received, so it is too late to cancel.")
            % {"name": attendee.full_name}
        )
    freed = _take_out([attendee], reason=reason)
    AccessLog.add("attendee.cancelled", attendee, by=by, reason=reason)
    line.give_back(freed)
    end_if_over(booking)
    return attendee


def end_if_over(booking: Booking) -> None:
    """A booking that stands for a person or a party is over with its last seat."""
    if booking.once and not booking.claims.exists():
        booking.once = ""
        booking.state = Booking.State.CANCELLED
        booking.held_until = None
        booking.save(update_fields=["once", "state", "held_until"])


def expected(booking: Booking) -> list[Attendee]:
    """Whom the desk has not received, locked: a tap there waits, and then finds her cancelled."""
    return booking.attendees.expected().all_locked()


def take_out(
    people: Sequence[Attendee], *, reason: str, session: Session | None = None
) -> tuple[Counter[int], list[Attendee]]:
    """Cancel these people, who are locked; the seats to give back, and whom no other app has told."""
    if not people:
        return Counter(), []
    freed = drop(SeatClaim.objects.filter(attendee__in=people))
    Attendee.objects.filter(pk__in=[person.pk for person in people]).update(
        state=Attendee.State.CANCELLED, calendar_revision=F("calendar_revision") + 1
    )
    for person in people:
        person.state = Attendee.State.CANCELLED
        person.calendar_revision += 1
    return freed, send_cancelled(people, reason=reason, session=session)


def _take_out(people: Sequence[Attendee], *, reason: str) -> Counter[int]:
    """At their own wish, or whoever booked for them: each is told."""
    freed, untold = take_out(people, reason=reason)
    post_many(seat_cancelled, [person.pk for person in untold if person.email])
    return freed
