"""Holds that run out: a warning before, and the seats given back after. Run by the clock."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import AccessLog
from events.booking import line
from events.booking.claims import drop, held_claims
from events.emails import allotment_ended, allotment_ends_soon, hold_ended, hold_warning
from events.models import Attendee, Booking, BookingQuerySet
from outbox.mail import post


def expire_overdue() -> int:
    """Give the seats of overdue holds back; how many holds ended. One query when there is none."""
    overdue = list(Booking.objects.overdue().order_by("held_until").values_list("pk", flat=True))
    return sum(_expire(pk) for pk in overdue)


@transaction.atomic
def _expire(pk: int) -> bool:
    # Skipped when somebody is working on it: a confirm in flight wins over the clock.
    overdue = Booking.objects.overdue().select_for_update(skip_locked=True)
    booking = overdue.filter(pk=pk).first()
    if booking is None:
        return False
    freed = drop(held_claims(booking))
    booking.state = state_without_held(booking)
    booking.once = ""
    booking.network = ""
    booking.save(update_fields=["state", "once", "network"])
    AccessLog.add("booking.expired", booking)
    _tell_of_the_end(booking)
    line.give_back(freed)
    return True


def state_without_held(booking: Booking) -> Booking.State:
    """What becomes of a hold whose seats go back: in an allotment some may have names already."""
    named = Attendee.objects.coming().filter(booking=booking).exists()
    return Booking.State.CONFIRMED if named else Booking.State.EXPIRED


def _tell_of_the_end(booking: Booking) -> None:
    """Who never confirmed her address is told nothing: it may not be hers."""
    if booking.kind == Booking.Kind.SIGN_UP:
        line.end_offer(booking)
    elif booking.kind == Booking.Kind.ALLOTMENT:
        post(allotment_ended, booking.pk)
    else:
        post(hold_ended, booking.pk)


def warn_before_expiry() -> int:
    """Tell the holders of what runs out soon, once for each end; how many were told."""
    return sum(_warn(pk) for pk in _to_warn().values_list("pk", flat=True))


def _to_warn() -> BookingQuerySet:
    """Holds in their last hours, if they were longer than that to begin with."""
    last = timedelta(hours=settings.HOLD_WARNING_HOURS)
    ending = (
        Booking.objects.holding()
        .exclude(kind=Booking.Kind.SIGN_UP)
        .filter(held_until__gt=timezone.now(), held_until__lte=timezone.now() + last)
    )
    return ending.filter(warned_at=None, held_until__gt=F("created_at") + last)


@transaction.atomic
def _warn(pk: int) -> bool:
    booking = _to_warn().select_for_update(skip_locked=True).filter(pk=pk).first()
    if booking is None:
        return False
    booking.warned_at = timezone.now()
    booking.save(update_fields=["warned_at"])
    is_allotment = booking.kind == Booking.Kind.ALLOTMENT
    post(allotment_ends_soon if is_allotment else hold_warning, booking.pk)
    return True
