"""Somebody else in the same seats: nobody in line, and nobody quicker, comes between."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import AccessLog, User
from events.booking.claims import Person
from events.booking.errors import NotExpected
from events.models import Attendee, Booking, SeatClaim


@transaction.atomic
def replace_person(
    booking: Booking, *, number: int, person: Person, by: User | None = None
) -> list[Attendee]:
    """``person`` (her session and quotas aside) comes instead of who has this number.

    At every date that has not begun; a new row, ticket and calendar entry for each, by time. The
    seats stay taken throughout. Raises NotExpected where there is no seat left to give.
    """
    booking = Booking.objects.locked(booking.pk)
    expected = Attendee.objects.expected().filter(booking=booking, number=number).all_locked()
    to_come = [seat for seat in expected if not seat.session.has_begun]
    if not to_come:
        raise NotExpected(_("There is no seat left here that could be changed."))
    seats = sorted(to_come, key=lambda seat: (seat.session.starts, seat.pk))
    own = _next_number(booking)
    new = [_replace(old, person, own) for old in seats]
    AccessLog.add("attendee.replaced", new[0], by=by)
    return new


def _next_number(booking: Booking) -> int:
    """Of her own, so that her dates can be told from those of who was there before."""
    numbers = booking.attendees.order_by("-number").values_list("number", flat=True)
    return (numbers.first() or 0) + 1


def _replace(old: Attendee, person: Person, number: int) -> Attendee:
    new = Attendee.objects.create(
        booking_id=old.booking_id,
        session_id=old.session_id,
        number=number,
        given_name=person.given_name,
        family_name=person.family_name,
        email=person.email,
        language=person.language,
        situation=dict(person.situation),
    )
    SeatClaim.objects.filter(attendee=old).update(attendee=new)
    old.state = Attendee.State.CANCELLED
    old.calendar_revision += 1
    old.save(update_fields=["state", "calendar_revision"])
    return new
