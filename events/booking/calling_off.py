"""Sessions called off: nobody can book them, and everybody who was to come or waited knows why."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import AccessLog, User
from content.page_cache import touch
from events.booking import line
from events.booking.cancelling import end_if_over, expected, take_out
from events.booking.claims import drop, held_claims
from events.emails import held_seats_gone
from events.models import (
    Attendee,
    Booking,
    Event,
    Quota,
    SeatClaim,
    Session,
    SessionQuerySet,
    WaitlistEntry,
)
from events.telling import CalledOff, tell_called_off
from outbox.mail import post_many


def cancel_session(session: Session, *, by: User | None = None, reason: str) -> Session:
    """Call one session off. Called again it does nothing."""
    cancel_sessions([session], by=by, reason=reason)
    return session


def cancel_sessions(
    sessions: Iterable[Session], *, by: User | None = None, reason: str
) -> list[Session]:
    """Call sessions off together: whoever was to come to several has one mail.

    Two transactions, because bookings are always locked before seats. Should the process die
    between them, the sessions are closed and ``finish_cancelling`` tells the people.
    """
    sessions = sorted(sessions, key=lambda session: session.pk)
    _close(sessions, by=by, reason=reason)
    _empty(sessions, by=by)
    return sessions


def finish_cancelling() -> int:
    """Take up sessions that were called off while somebody's seat there still stands."""
    named = Attendee.objects.filter(state=Attendee.State.EXPECTED).values("session")
    held = SeatClaim.objects.filter(attendee=None).values("quota__session")
    waited_for = WaitlistEntry.objects.waiting().exclude(session=None).values("session")
    off = Session.objects.filter(state=Session.State.CANCELLED)
    left = off.filter(Q(pk__in=named) | Q(pk__in=held) | Q(pk__in=waited_for))
    sessions = list(left.order_by("pk"))
    for session in sessions:
        _empty([session], by=None)
    return len(sessions)


@transaction.atomic
def _close(sessions: Sequence[Session], *, by: User | None, reason: str) -> None:
    """From here on the conditional UPDATE of a seat fails; takers before us are waited for."""
    for session in sessions:
        standing = Session.objects.exclude(state=Session.State.CANCELLED).filter(pk=session.pk)
        session.state = Session.State.CANCELLED
        session.cancelled_because = reason
        if standing.update(
            state=session.state,
            cancelled_because=reason,
            revision=F("revision") + 1,
            changed_at=timezone.now(),
        ):
            AccessLog.add("session.cancelled", session, by=by, reason=reason)
    # In the order in which everybody locks them; an UPDATE alone takes them in any order.
    quotas = Quota.objects.filter(session__in=sessions).all_locked()
    Quota.objects.filter(pk__in=[quota.pk for quota in quotas]).update(closed=True)
    touch(of_events=True)


@transaction.atomic
def _empty(sessions: Sequence[Session], *, by: User | None) -> None:
    named = Attendee.objects.filter(session__in=sessions, state=Attendee.State.EXPECTED)
    held = SeatClaim.objects.filter(quota__session__in=sessions, attendee=None)
    touched = Booking.objects.filter(
        Q(pk__in=named.values("booking")) | Q(pk__in=held.values("booking"))
    )
    news = CalledOff()
    freed: Counter[int] = Counter()
    for booking in touched.all_locked():
        for session in sessions:
            freed += _leave(booking, session, news)
        end_if_over(booking)
        reason = sessions[0].cancelled_because
        AccessLog.add("booking.session_cancelled", booking, by=by, reason=reason)
    line.give_back(freed)
    _end_lines(sessions, news)
    post_many(held_seats_gone, sorted(news.holders))
    tell_called_off(news)


def _leave(booking: Booking, session: Session, news: CalledOff) -> Counter[int]:
    """Take a booking's people and held seats out of one session."""
    people = [person for person in expected(booking) if person.session_id == session.pk]
    freed, untold = take_out(people, reason=session.cancelled_because, session=session)
    news.people += untold
    held = drop(held_claims(booking).filter(quota__session=session))
    if held and booking.kind in Booking.WITH_GUESTS:
        news.parties.append((booking.contact_email, session))
    elif held:
        news.holders.add(booking.pk)
    return freed + held


def _end_lines(sessions: Sequence[Session], news: CalledOff) -> None:
    """Nobody waits for what will not be. A line for a course ends with its last meeting."""
    line_of = WaitlistEntry.objects.filter(state__in=WaitlistEntry.STANDING)
    for session in sessions:
        over = Q(session=session)
        if session.event.kind == Event.Kind.COURSE and not _still_to_come(session.event).exists():
            over |= Q(event=session.event, session=None)
        for entry in line_of.filter(over).order_by("pk"):
            news.parties.append((entry.contact_email, session))
            WaitlistEntry.objects.filter(pk=entry.pk).update(
                state=WaitlistEntry.State.OVER, once=""
            )


def _still_to_come(event: Event) -> SessionQuerySet:
    return Session.objects.upcoming().filter(event=event)
