"""Seats held without names, for some time, by whoever will bring the names later."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import AccessLog, Language, User
from events.booking import line, seats
from events.booking.claims import check_bookable, drop, held_claims, hold_seats, seats_of
from events.booking.errors import NotHeld
from events.models import Booking, new_reference


def default_end() -> datetime:
    return timezone.now() + timedelta(hours=settings.HOLD_HOURS)


@transaction.atomic
def hold(
    *,
    needs: Mapping[int, int],
    contact_name: str,
    contact_email: str,
    organisation: str = "",
    language: str = Language.ENGLISH,
    until: datetime | None = None,
    reference: str = "",
    by: User | None = None,
) -> Booking:
    """Hold n seats of each quota until then, all or none. Raises SoldOut, NotBookable.

    ``reference``: where it is known by one already; else it gets one of its own.
    """
    check_bookable(needs)
    booking = Booking.objects.create(
        reference=reference or new_reference(),
        organisation=organisation,
        contact_name=contact_name,
        contact_email=contact_email,
        language=language,
        held_until=until or default_end(),
        created_by=by,
    )
    hold_seats(booking, needs)
    AccessLog.add("booking.held", booking, by=by)
    seats.take(needs)
    return booking


@transaction.atomic
def change_hold(
    booking: Booking,
    *,
    needs: Mapping[int, int],
    until: datetime | None = None,
    by: User | None = None,
) -> Booking:
    """Hold these seats instead, all or none; a hold that ran out is taken up again.

    The end stays unless it is given or has passed. Raises SoldOut (the old seats stay), NotHeld,
    NotBookable.
    """
    booking = Booking.objects.locked(booking.pk)
    if booking.state not in (Booking.State.HELD, Booking.State.EXPIRED):
        raise NotHeld(_("This booking is settled: change its people one by one."))
    had = seats_of(held_claims(booking))
    needs = {quota_id: n for quota_id, n in needs.items() if n}
    if booking.state == Booking.State.HELD and until is None and had == needs:
        return booking
    check_bookable([quota_id for quota_id, n in needs.items() if n > had[quota_id]])
    drop(held_claims(booking))
    hold_seats(booking, needs)
    AccessLog.add("booking.hold_changed", booking, by=by)
    line.change({key: needs.get(key, 0) - had[key] for key in {*needs, *had}})
    _renew(booking, until)
    return booking


def _renew(booking: Booking, until: datetime | None) -> None:
    over = booking.held_until is None or booking.held_until <= timezone.now()
    if until or over or booking.state == Booking.State.EXPIRED:
        booking.held_until = until or default_end()
        booking.warned_at = None
    booking.state = Booking.State.HELD
    booking.save(update_fields=["state", "held_until", "warned_at"])


@transaction.atomic
def release(booking: Booking, *, by: User | None = None, reason: str = "") -> Booking:
    """Give held seats back before their time; ``change_hold`` takes others.

    Called again it does nothing. Raises NotHeld.
    """
    booking = Booking.objects.locked(booking.pk)
    if booking.state == Booking.State.EXPIRED:
        return booking
    if booking.state != Booking.State.HELD:
        raise NotHeld(_("This booking is settled: change its people one by one."))
    freed = drop(held_claims(booking))
    booking.state = Booking.State.EXPIRED
    booking.save(update_fields=["state"])
    AccessLog.add("booking.released", booking, by=by, reason=reason)
    line.give_back(freed)
    return booking
