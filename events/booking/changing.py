"""People of a confirmed booking: one more, or another time."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import AccessLog, User
from events.booking import line, seats
from events.booking.claims import Person, check_bookable, check_quotas, drop, seat_people
from events.booking.errors import AlreadyBooked, NotConfirmed, NotExpected
from events.booking.individual import once_key
from events.emails import moved
from events.models import Attendee, Booking, SeatClaim, Session
from events.signals import send_moved
from outbox.mail import post_many


@transaction.atomic
def add_person(booking: Booking, person: Person, *, by: User | None = None) -> Attendee:
    """One more person, with a seat at each desk she needs.

    Called again with the same person it answers her. Raises NotConfirmed, SoldOut, NotBookable.
    """
    booking = Booking.objects.locked(booking.pk)
    if booking.state != Booking.State.CONFIRMED:
        raise NotConfirmed(_("People can be added once the booking is confirmed."))
    if already := _same(booking, person):
        return already
    check_quotas([person], check_bookable(person.quota_ids))
    [attendee] = seat_people(booking, [person])
    AccessLog.add("attendee.added", attendee, by=by)
    seats.take(dict.fromkeys(person.quota_ids, 1))
    return attendee


def _same(booking: Booking, person: Person) -> Attendee | None:
    people = Attendee.objects.coming().filter(
        booking=booking,
        session=person.session_id,
        number=person.number,
        given_name=person.given_name,
        family_name=person.family_name,
    )
    return people.with_email(person.email).first()


@transaction.atomic
def move_person(
    attendee: Attendee, *, session: Session, quota_ids: Sequence[int], by: User | None = None
) -> Attendee:
    """The same person and ticket at another time; the old seats are free at once.

    Called again it does nothing. Raises NotExpected, SoldOut (and she keeps the old time),
    NotBookable.
    """
    booking = Booking.objects.locked(attendee.booking_id)
    attendee = Attendee.objects.locked(attendee.pk)
    if attendee.state != Attendee.State.EXPECTED:
        raise NotExpected(
            _("%(name)s is not expected any more, so there is no time to change.")
            % {"name": attendee.full_name}
        )
    had = set(attendee.claims.values_list("quota_id", flat=True))
    if attendee.session_id == session.pk and had == set(quota_ids):
        return attendee
    new = set(quota_ids) - had
    check_bookable(new)
    if Session.objects.filter(quotas__in=quota_ids).exclude(pk=session.pk).exists():
        raise ValueError(f"Quotas {list(quota_ids)} are not all of session {session.pk}")
    return _move(attendee, booking, session, had=had, now=set(quota_ids), by=by)


def _move(
    attendee: Attendee,
    booking: Booking,
    session: Session,
    *,
    had: set[int],
    now: set[int],
    by: User | None,
) -> Attendee:
    was = attendee.session
    once = _once_at(booking, attendee, session)
    drop(SeatClaim.objects.filter(attendee=attendee))
    SeatClaim.objects.bulk_create(
        SeatClaim(booking=booking, attendee=attendee, quota_id=quota_id) for quota_id in now
    )
    attendee.session = session
    # What the new date's revision lacks is made up for, so that SEQUENCE grows here too.
    attendee.calendar_revision += 1 + max(0, was.revision - session.revision)
    attendee.save(update_fields=["session", "calendar_revision"])
    AccessLog.add("attendee.moved", attendee, by=by, reason=f"{was} → {session}")
    untold = send_moved([attendee], was=was)
    if was != session:
        post_many(moved, [person.pk for person in untold if person.email])
    line.change(dict.fromkeys(now - had, 1) | dict.fromkeys(had - now, -1))
    if once != booking.once:
        booking.once = once
        booking.save(update_fields=["once"])
    return attendee


def _once_at(booking: Booking, attendee: Attendee, session: Session) -> str:
    """What no other sign-up may share once she is there: the new time, where she comes alone.

    A party keeps the time that it signed up for while somebody else of it comes then, and a course
    keeps its own. Raises AlreadyBooked where her address has another booking at the new time.
    """
    if booking.once != once_key(attendee.session_id, booking.contact_email):
        return booking.once
    others = Attendee.objects.expected().filter(booking=booking).exclude(pk=attendee.pk)
    if others.filter(session=attendee.session_id).exists():
        return booking.once
    there = Attendee.objects.coming().filter(session=session).exclude(booking=booking)
    once = once_key(session.pk, booking.contact_email)
    taken = Booking.objects.filter(once=once).exclude(pk=booking.pk)
    if there.with_email(booking.contact_email).exists() or taken.exists():
        raise AlreadyBooked
    return once
