"""Seats that come free go to the people in line, before anybody else can see them.

Called in the transaction that gave the seats back, after it: so bookings are locked before
quotas, and quotas before the line, everywhere. Nobody waits for a lock on the line
(``skip_locked``), so it cannot close a circle.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from accounts.models import AccessLog, User
from events.booking import seats
from events.booking.claims import hold_seats
from events.booking.errors import SoldOut
from events.emails import offer_lapsed, seats_offered
from events.models import Booking, Event, Quota, Session, WaitlistEntry
from outbox.mail import post, post_many

OFFER_LASTS = timedelta(hours=24)
SHORTEST_OFFER = timedelta(minutes=15)

State = WaitlistEntry.State


def give_back(freed: Mapping[int, int]) -> None:
    """Give these seats back, and offer them to the line. Instead of ``seats.give_back``."""
    seats.give_back(freed)
    serve_line(quota_id for quota_id, n in freed.items() if n)


def change(deltas: Mapping[int, int]) -> None:
    """Take and give back; what comes free goes to the line. Raises SoldOut."""
    seats.change(deltas)
    serve_line(quota_id for quota_id, n in deltas.items() if n < 0)


def serve_line(quota_ids: Iterable[int]) -> list[WaitlistEntry]:
    """Offer the free seats of these quotas to whoever is first in line for them and fits.

    A party that is too large keeps its place while a smaller one behind it is asked.
    """
    quotas = Quota.objects.filter(pk__in=list(quota_ids), authority=None, closed=False)
    waiting = WaitlistEntry.objects.waiting()
    offered = []
    for session in {quota.session_id: quota.session for quota in _bookable(quotas)}.values():
        line = waiting.filter(session=session)
        if session.event.kind == Event.Kind.COURSE:
            line = waiting.filter(event=session.event, session=None)
        offered += _serve(line, session)
    return offered


def _bookable(quotas: "QuerySet[Quota]") -> "QuerySet[Quota]":
    return quotas.filter(
        session__state=Session.State.OPEN, session__starts__gt=timezone.now()
    ).select_related("session__event")


def _serve(line: "QuerySet[WaitlistEntry]", session: Session) -> list[WaitlistEntry]:
    if not line.exists():
        return []
    until = offer_ends(session)
    if until is None:
        return []
    offered = []
    for entry in line.select_for_update(skip_locked=True, of=("self",)):
        quotas = list(_meetings(entry, session))
        fits = quotas and min(quota.free for quota in quotas) >= entry.seats
        if fits and _offer(entry, quotas, until):
            offered.append(entry)
    return offered


def _meetings(entry: WaitlistEntry, session: Session) -> "QuerySet[Quota]":
    """The seats of the date, or of all dates of the course that are still to come."""
    if entry.session_id:
        return Quota.objects.filter(session=session, authority=None)
    return _bookable(Quota.objects.filter(session__event=session.event, authority=None))


def offer_ends(session: Session, now: datetime | None = None) -> datetime | None:
    """A day, or half the time that is left until sign-up closes; None when that is too short."""
    now = now or timezone.now()
    closes = session.starts - timedelta(hours=session.event.closes_hours)
    lasts = min(OFFER_LASTS, (closes - now) / 2)
    return now + lasts if lasts >= SHORTEST_OFFER else None


def _offer(
    entry: WaitlistEntry,
    quotas: Sequence[Quota],
    until: datetime,
    *,
    by: User | None = None,
    reason: str = "",
) -> bool:
    """The seats are hers until then, as a hold; False where somebody was quicker, or she herself.

    A course has dates whose seats nobody locked, and she may have signed up by the form meanwhile.
    """
    try:
        with transaction.atomic():
            booking = _hold(entry, quotas, until)
    except (SoldOut, IntegrityError):
        return False
    entry.state = State.OFFERED
    entry.booking = booking
    entry.save(update_fields=["state", "booking"])
    AccessLog.add("waiting.offered", entry, by=by, reason=reason)
    post(seats_offered, entry.pk, key=f"offer:{booking.pk}")
    return True


def _hold(entry: WaitlistEntry, quotas: Sequence[Quota], until: datetime) -> Booking:
    needs = {quota.pk: entry.seats for quota in quotas}
    booking = Booking.objects.create(
        kind=Booking.Kind.SIGN_UP,
        contact_name=entry.contact_name,
        contact_email=entry.contact_email,
        language=entry.language,
        held_until=until,
        once=entry.once,
        party=entry.party,
    )
    hold_seats(booking, needs)
    seats.take(needs)
    return booking


def offer_out_of_order(
    entry: WaitlistEntry, quotas: Sequence[Quota], *, by: User, reason: str
) -> bool:
    """Offer her seats of these quotas, which the caller has locked, before those who wait longer.

    Until an offer would end by itself, or just before it begins. False where they are not free, or
    somebody is offering her seats at this moment.
    """
    waiting = WaitlistEntry.objects.waiting().filter(pk=entry.pk)
    locked = waiting.select_for_update(skip_locked=True, of=("self",)).first()
    if locked is None:
        return False
    first = min((quota.session for quota in quotas), key=lambda session: session.starts)
    return _offer(locked, quotas, offer_ends(first) or first.starts, by=by, reason=reason)


def end_offer(booking: Booking) -> None:
    """The offered seats were not taken in time, or given up: she has left the line."""
    offered = WaitlistEntry.objects.filter(booking=booking, state=State.OFFERED)
    lapsed = list(offered.values_list("pk", flat=True))
    offered.update(state=State.LAPSED, once="")
    post_many(offer_lapsed, lapsed)


def serve_every_line() -> int:
    """A net under the calls above, for the clock: free seats with somebody in line for them."""
    waited_for = WaitlistEntry.objects.waiting()
    free = _bookable(Quota.objects.filter(authority=None, closed=False, taken__lt=F("size")))
    one_date = free.filter(session__in=waited_for.exclude(session=None).values("session"))
    courses = free.filter(session__event__in=waited_for.filter(session=None).values("event"))
    return sum(len(_serve_alone(pk)) for pk in {*_ids(one_date), *_ids(courses)})


def _ids(quotas: "QuerySet[Quota]") -> Iterable[int]:
    return quotas.values_list("pk", flat=True)


@transaction.atomic
def _serve_alone(quota_id: int) -> list[WaitlistEntry]:
    """Lock the seats first, as everybody does who gives some back."""
    locked = Quota.objects.filter(pk=quota_id).all_locked()
    return serve_line(quota.pk for quota in locked)
