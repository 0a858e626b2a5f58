"""Giving seats up: one person's, a whole booking's, a whole session's. They are free at once."""

from collections import Counter
from collections.abc import Sequence

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from accounts.models import AccessLog, User
from content.page_cache import touch
from events.booking import line
from events.booking.claims import drop, held_claims
from events.booking.errors import NotExpected
from events.emails import held_seats_gone, seat_cancelled, session_cancelled
from events.models import Attendee, Booking, Quota, SeatClaim, Session
from events.signals import send_cancelled
from outbox.mail import post, post_many


@transaction.atomic
def cancel(booking: Booking, *, by: User | None = None, reason: str = "") -> Booking:
    """Give up what is held and everybody who is still expected. Called again it does nothing."""
    booking = Booking.objects.locked(booking.pk)
    if booking.state == Booking.State.CANCELLED:
        return booking
    freed = drop(held_claims(booking))
    freed += _take_out(_expected(booking), reason=reason)
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
    _end_individual(booking)
    return attendee


def _end_individual(booking: Booking) -> None:
    """An individual's booking is over with its one person."""
    if booking.once:
        booking.once = ""
        booking.state = Booking.State.CANCELLED
        booking.save(update_fields=["once", "state"])


def _expected(booking: Booking) -> list[Attendee]:
    return list(booking.attendees.filter(state=Attendee.State.EXPECTED))


def _take_out(
    people: Sequence[Attendee], *, reason: str, session: Session | None = None
) -> Counter[int]:
    """Cancel these people and tell them; the seats to give back."""
    if not people:
        return Counter()
    freed = drop(SeatClaim.objects.filter(attendee__in=people))
    Attendee.objects.filter(pk__in=[person.pk for person in people]).update(
        state=Attendee.State.CANCELLED, calendar_revision=F("calendar_revision") + 1
    )
    for person in people:
        person.state = Attendee.State.CANCELLED
        person.calendar_revision += 1
    untold = send_cancelled(people, reason=reason, session=session)
    mail = session_cancelled if session else seat_cancelled
    post_many(mail, [person.pk for person in untold if person.email])
    return freed


def cancel_session(session: Session, *, by: User | None = None, reason: str) -> Session:
    """Call a session off: nobody can book it, and everybody who was to come is told.

    Two transactions, because bookings are always locked before seats. Should the process die
    between them, the session is closed and ``finish_cancelling`` tells the people.
    """
    _close(session, by=by, reason=reason)
    _empty(session, by=by)
    return session


def finish_cancelling() -> int:
    """Take up sessions that were called off while somebody's seat there still stands."""
    named = Attendee.objects.filter(state=Attendee.State.EXPECTED).values("session")
    held = SeatClaim.objects.filter(attendee=None).values("quota__session")
    off = Session.objects.filter(state=Session.State.CANCELLED)
    left = list(off.filter(Q(pk__in=named) | Q(pk__in=held)))
    for session in left:
        _empty(session, by=None)
    return len(left)


@transaction.atomic
def _close(session: Session, *, by: User | None, reason: str) -> None:
    """From here on the conditional UPDATE of a seat fails; takers before us are waited for."""
    standing = Session.objects.exclude(state=Session.State.CANCELLED).filter(pk=session.pk)
    session.state = Session.State.CANCELLED
    session.cancelled_because = reason
    if standing.update(state=session.state, cancelled_because=reason):
        AccessLog.add("session.cancelled", session, by=by, reason=reason)
    # In the order in which everybody locks them; an UPDATE alone takes them in any order.
    quotas = Quota.objects.filter(session=session).all_locked()
    Quota.objects.filter(pk__in=[quota.pk for quota in quotas]).update(closed=True)
    touch()


@transaction.atomic
def _empty(session: Session, *, by: User | None) -> None:
    named = session.attendees.filter(state=Attendee.State.EXPECTED).values("booking")
    held = SeatClaim.objects.filter(quota__session=session, attendee=None).values("booking")
    touched = Booking.objects.filter(Q(pk__in=named) | Q(pk__in=held))
    freed: Counter[int] = Counter()
    for booking in touched.all_locked():
        freed += _leave(booking, session)
        AccessLog.add("booking.session_cancelled", booking, by=by, reason=session.cancelled_because)
    line.give_back(freed)


def _leave(booking: Booking, session: Session) -> Counter[int]:
    """Take a booking's people and held seats out of one session."""
    people = [person for person in _expected(booking) if person.session_id == session.pk]
    freed = _take_out(people, reason=session.cancelled_because, session=session)
    held = drop(held_claims(booking).filter(quota__session=session))
    if held:
        post(held_seats_gone, booking.pk)
    _end_individual(booking)
    return held + freed
