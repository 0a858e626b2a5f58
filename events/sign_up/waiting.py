"""The line for a seat at a full event.

    join ──► waiting ──► offered ──► taken
                │           ├──► declined
                └──► left   └──► lapsed (the next one is asked)

``events.booking.line`` makes the offers; an offer is accepted as any sign-up is confirmed.
"""

from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import AccessLog, User
from events.booking import NotBookable, cancel
from events.booking.line import serve_line
from events.emails import joined_line, joined_line_already, seats_not_free
from events.models import Booking, Event, Session, WaitlistEntry
from events.sign_up.parties import (
    check_party,
    confirm_sign_up,
    once_key,
    send_link_again,
)
from events.sign_up.party import Party, quotas_of
from events.sign_up.window import check_window
from outbox.mail import post, post_many

State = WaitlistEntry.State


def join(
    *,
    event: Event,
    sessions: Sequence[Session],
    party: Party,
    by: User | None = None,
    put_by: str = "",
) -> WaitlistEntry | Booking:
    """A place at the end of the line. Who stands in it already keeps her place.

    ``sessions``: one date, or all meetings of a course. Who has seats there is answered those, and
    is sent her link: she adds people on her own page. ``put_by``: the company that wants her to
    have a seat, named in the mail. Raises NotBookable.
    """
    check_window(event, sessions[0])
    check_party(event, party)
    if not event.has_waiting_list:
        raise NotBookable(_("There is no waiting list for this event. Choose another date."))
    once = once_key(event, sessions, party.contact.email)
    try:
        return _known(once) or _join(event, sessions, party, once=once, by=by, put_by=put_by)
    except IntegrityError:
        if known := _known(once):
            return known
        raise


def _known(once: str) -> WaitlistEntry | Booking | None:
    """Her seats, or her place in this line, if she has one; she is sent the link again."""
    if booking := Booking.objects.filter(once=once).first():
        send_link_again(booking)
        return booking
    entry = WaitlistEntry.objects.filter(once=once).first()
    if entry is not None:
        hour = timezone.now().strftime("%Y%m%d%H")
        post(joined_line_already, entry.pk, key=f"line-again:{entry.pk}:{hour}")
    return entry


@transaction.atomic
def _join(
    event: Event,
    sessions: Sequence[Session],
    party: Party,
    *,
    once: str,
    by: User | None,
    put_by: str,
) -> WaitlistEntry:
    """Seats may have come free since the page was read: then she is offered them at once."""
    quotas = quotas_of(sessions)
    entry = WaitlistEntry.objects.create(
        event=event,
        session=None if event.kind == Event.Kind.COURSE else sessions[0],
        contact_name=party.contact.full_name[:200],
        contact_email=party.contact.email,
        language=party.language,
        seats=party.size,
        party=party.as_json() | ({"put_by": put_by} if put_by else {}),
        once=once,
    )
    AccessLog.add("waiting.joined", entry, by=by, on_behalf_of=put_by)
    post(joined_line, entry.pk)
    serve_line(quota.pk for quota in quotas)
    entry.refresh_from_db()
    return entry


def accept(entry: WaitlistEntry, *, by: User | None = None) -> Booking:
    """Take the offered seats. Called again it answers the same booking.

    Raises HoldExpired, NotHeld, and NotBookable where nothing is offered.
    """
    if entry.booking is None:
        raise NotBookable(_nothing_offered(entry))
    return confirm_sign_up(entry.booking, by=by)


def _nothing_offered(entry: WaitlistEntry) -> str:
    if entry.state == State.WAITING:
        return _("No seat is offered to you now. You keep your place in line.")
    return _("No seat is offered to you any more. You may sign up again.")


@transaction.atomic
def leave(entry: WaitlistEntry, *, by: User | None = None) -> WaitlistEntry:
    """Leave the line, or decline what is offered: the next one is asked. Called again: nothing."""
    waits = WaitlistEntry.objects.waiting().filter(pk=entry.pk)
    left = waits.update(state=State.LEFT, once="")
    entry.refresh_from_db()
    if left:
        AccessLog.add("waiting.left", entry, by=by)
    elif entry.state == State.OFFERED and entry.booking_id:
        _decline(entry, Booking.objects.locked(entry.booking_id), by)
    return entry


def _decline(entry: WaitlistEntry, booking: Booking, by: User | None) -> None:
    entry.refresh_from_db()
    if entry.state == State.OFFERED:
        entry.state = State.DECLINED
        entry.once = ""
        entry.save(update_fields=["state", "once"])
        AccessLog.add("waiting.declined", entry, by=by)
        cancel(booking, by=by, reason="offer declined")


def before(entry: WaitlistEntry) -> int:
    """How many stand before her in the same line."""
    line = WaitlistEntry.objects.waiting().filter(event=entry.event_id, session=entry.session_id)
    earlier = Q(joined_at__lt=entry.joined_at) | Q(joined_at=entry.joined_at, pk__lt=entry.pk)
    return line.filter(earlier).count()


def dates_of(entry: WaitlistEntry) -> list[Session]:
    """What she waits for: one date, or the meetings of the course that are not called off."""
    if entry.session:
        return [entry.session]
    meetings = entry.event.sessions.filter(admission=Session.Admission.ORDINARY)
    return list(meetings.filter(state=Session.State.OPEN))


def link_open(entry: WaitlistEntry, dates: Sequence[Session]) -> bool:
    """Whether her page can still be opened, some time after the last of these dates."""
    if not dates:
        return True
    days = timedelta(days=settings.LINK_DAYS_AFTER_SESSION)
    return timezone.now() < max(session.ends for session in dates) + days


@transaction.atomic
def close_lines() -> int:
    """Tell those still in line, once it has begun, that no seat became free; how many.

    A course can be joined until its last meeting, so its line is open until then.
    """
    now = timezone.now()
    meetings = Session.objects.filter(
        event=OuterRef("event"), state=Session.State.OPEN, admission=Session.Admission.ORDINARY
    )
    over = Q(session__starts__lte=now) | Q(
        ~Exists(meetings.filter(starts__gt=now)), Exists(meetings), session=None
    )
    begun = list(WaitlistEntry.objects.waiting().filter(over).values_list("pk", flat=True))
    WaitlistEntry.objects.filter(pk__in=begun).update(state=State.OVER, once="")
    post_many(seats_not_free, begun)
    return len(begun)
