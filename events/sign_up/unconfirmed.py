"""Seats held for addresses that nobody has proved: how long, and how many from one network.

Anybody can hold seats by typing addresses (docs/decisions/0014), so a stranger could keep a small
evening full with made-up ones. See docs/decisions/0019.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from typing import cast

from django.conf import settings
from django.db.models import Sum
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from events.booking import NotBookable
from events.models import Booking, BookingQuerySet, Quota, SeatClaim

HOUSE = 64  # bits of an IPv6 address that tell one house from another
KEPT = 32  # characters of the digest


class TooManyHeld(NotBookable):
    """Many seats wait for a button to be pressed, and all were asked for from one network."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Many seats were asked for from your network, and nobody has confirmed them yet. "
                "Press the button in those mails, then sign up here again. Or sign in first: then "
                "your seat needs no mail."
            )
        )


def network_of(address: str) -> str:
    """A keyed digest of the visitor's network, by which its holds are counted; "" for none."""
    try:
        visitor = ip_address(address)
    except ValueError:
        return ""
    whole = ip_network((visitor, HOUSE), strict=False) if visitor.version == 6 else visitor
    return salted_hmac("events.sign_up.unconfirmed", str(whole)).hexdigest()[:KEPT]


def check_network(network: str, needs: Mapping[int, int], *, but: Booking | None = None) -> None:
    """Raises TooManyHeld where its holds, and these seats, are more than one network may have.

    ``needs``: seats by quota id. Exact where the caller has taken the seats already, since another
    form for the same date waits for them.
    """
    if not network:
        return
    held = _held_from(network)
    others = held.exclude(pk=but.pk) if but else held
    if others.count() >= settings.UNCONFIRMED_SIGN_UPS:
        raise TooManyHeld
    sizes = dict(Quota.objects.filter(pk__in=needs).values_list("pk", "size"))
    if any(_seats(others, pk) + needs[pk] > seats_allowed(size) for pk, size in sizes.items()):
        raise TooManyHeld


def _held_from(network: str) -> BookingQuerySet:
    return Booking.objects.holding().filter(kind=Booking.Kind.SIGN_UP, network=network)


def _seats(held: BookingQuerySet, quota_id: int) -> int:
    claims = SeatClaim.objects.filter(quota=quota_id, booking__in=held)
    return cast(int, claims.aggregate(n=Sum("seats"))["n"] or 0)


def seats_allowed(size: int) -> int:
    """Unconfirmed at one date of so many seats, from one network."""
    return int(max(settings.UNCONFIRMED_SEATS, size * settings.UNCONFIRMED_SEATS_PER_CENT // 100))


def held_until(needs: Mapping[int, int], now: datetime | None = None) -> datetime:
    """Until when the button must be pressed: sooner where few seats are left after these."""
    scarce = any(
        3 * (quota.free - needs[quota.pk]) < quota.size
        for quota in Quota.objects.filter(pk__in=needs)
    )
    minutes = settings.CONFIRM_MINUTES_SCARCE if scarce else settings.CONFIRM_MINUTES
    return (now or timezone.now()) + timedelta(minutes=minutes)
