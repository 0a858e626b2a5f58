"""A booking is completed when the desk is through with everybody on it."""

from django.db import transaction

from accounts.models import AccessLog
from companies.models import GroupBooking
from events.models import Attendee

STILL_OPEN = (Attendee.State.EXPECTED, Attendee.State.ARRIVED)


@transaction.atomic
def settle(group: GroupBooking) -> None:
    """Complete the booking, or open it again after an undo at the desk."""
    state = GroupBooking.State
    people = Attendee.objects.coming().filter(booking=group.booking_id)
    is_over = people.exists() and not people.filter(state__in=STILL_OPEN).exists()
    was, now = (state.CONFIRMED, state.COMPLETED) if is_over else (state.COMPLETED, state.CONFIRMED)
    if GroupBooking.objects.filter(pk=group.pk, state=was).update(state=now):
        AccessLog.add(f"group_booking.{now}", group)
