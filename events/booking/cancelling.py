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
    """Give up what is held and everybody who is still expected. Called again it does nothing.

    Where somebody has been received already the booking stays confirmed, with the others off it.
    Raises NotExpected where nobody is left to take off.
    """
    booking = Booking.objects.locked(booking.pk)
    if booking.state == Booking.State.CANCELLED:
        return booking
    people = expected(booking)
    _check_not_over(booking, people)
    freed = drop(held_claims(booking))
    freed += _take_out(people, reason=reason)
    AccessLog.add("booking.cancelled", booking, by=by, reason=reason)
    line.end_offer(booking)
    line.give_back(freed)
    _end_unless_used(booking)
    return booking


def _check_not_over(booking: Booking, people: Sequence[Attendee]) -> None:
    if not people and booking.attendees.exclude(state=Attendee.State.CANCELLED).exists():
        raise NotExpected(
            _("Nobody on this booking is expected any more, so there is nothing to cancel.")
        )


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


@transaction.atomic
def remove_people(people: Sequence[Attendee], *, by: User | None = None, reason: str = "") -> None:
    """Take these people of one booking, still expected, out together. The caller has locked it."""
    freed = _take_out(people, reason=reason)
    for person in people:
        AccessLog.add("attendee.cancelled", person, by=by, reason=reason)
    line.give_back(freed)


def end_if_over(booking: Booking) -> None:
    """It is over with its last person and seat; but to a group people can be added again."""
    if booking.kind != Booking.Kind.GROUP:
        _end_unless_used(booking)


def _end_unless_used(booking: Booking) -> None:
    """Cancelled is what nobody came to, and nobody holds a seat of any more."""
    came = booking.attendees.exclude(state=Attendee.State.CANCELLED)
    if not came.exists() and not booking.claims.exists():
        booking.state = Booking.State.CANCELLED
        booking.held_until = None
        booking.once = ""
        booking.save(update_fields=["state", "held_until", "once"])


def expected(booking: Booking) -> list[Attendee]:
    """Whom the desk has not received, locked: a tap there waits, and then finds her cancelled."""
    people = Attendee.objects.expected().filter(booking=booking).all_locked()
    for person in people:
        person.booking = booking
    return people


def take_out(
    people: Sequence[Attendee], *, reason: str, session: Session | None = None
) -> tuple[Counter[int], list[Attendee]]:
    """Cancel these people, who are locked; the seats to give back, and whom no app has told."""
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
    """At their own wish, or whoever booked for them: each is told, of all her dates at once."""
    freed, untold = take_out(people, reason=reason)
    of_addresses: dict[tuple[str, int], int] = {}
    for person in untold:
        alone = 0 if person.booking.kind in Booking.WITH_GUESTS else person.pk
        if person.email:
            of_addresses.setdefault((person.email.lower(), alone), person.pk)
    post_many(seat_cancelled, sorted(of_addresses.values()))
    return freed
