"""A booking is completed when the desk is through with everybody on it."""

from django.db import transaction

from accounts.models import AccessLog
from companies.models import GroupBooking
from events.models import Attendee

STILL_OPEN = (Attendee.State.EXPECTED, Attendee.State.ARRIVED)
CONFIRMED, COMPLETED = GroupBooking.State.CONFIRMED, GroupBooking.State.COMPLETED


@transaction.atomic
def settle(group: GroupBooking) -> GroupBooking:
    """Complete the booking, or open it again after an undo at the desk.

    In a transaction of its own after the tap (``companies.tasks``): a tap has locked its attendee,
    while whoever changes a booking locks that first. And of the last two people, marked at the same
    moment, neither tap would see the other.
    """
    group = GroupBooking.objects.locked(group.pk)
    people = Attendee.objects.coming().filter(booking=group.booking_id)
    is_over = people.exists() and not people.filter(state__in=STILL_OPEN).exists()
    was, now = (CONFIRMED, COMPLETED) if is_over else (COMPLETED, CONFIRMED)
    if group.state == was:
        group.state = now
        group.save(update_fields=["state"])
        AccessLog.add(f"group_booking.{now}", group)
    return group
