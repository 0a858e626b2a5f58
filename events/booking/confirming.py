"""From held seats to people with tickets."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import AccessLog, User
from events.booking import line
from events.booking.claims import (
    Person,
    check_bookable,
    check_quotas,
    drop,
    held_claims,
    seat_people,
    seats_needed,
)
from events.booking.errors import HoldExpired, NotHeld
from events.models import Attendee, Booking, Quota


@transaction.atomic
def confirm(
    booking: Booking, *, people: Sequence[Person], by: User | None = None
) -> list[Attendee]:
    """Give the held seats to these people; the attendees in the order of ``people``.

    Seats beyond those held are taken too, all or none; seats not needed are free at once. A hold
    whose time is over but whose seats were not given back yet still counts. Called again it
    changes nothing and answers the same attendees. Raises SoldOut, HoldExpired, NotHeld,
    NotBookable.
    """
    booking = Booking.objects.locked(booking.pk)
    if booking.state == Booking.State.CONFIRMED:
        return list(booking.attendees.order_by("pk"))
    check_held(booking)
    needs = seats_needed(people)
    had = drop(held_claims(booking))
    _check_people(people, more={key for key in needs if needs[key] > had[key]})
    attendees = seat_people(booking, people)
    AccessLog.add("booking.confirmed", booking, by=by)
    line.change({key: needs[key] - had[key] for key in {*needs, *had}})
    booking.state = Booking.State.CONFIRMED
    booking.held_until = None
    booking.save(update_fields=["state", "held_until"])
    return attendees


def check_held(booking: Booking) -> None:
    if booking.state == Booking.State.EXPIRED:
        raise HoldExpired
    if booking.state != Booking.State.HELD:
        raise NotHeld(_("This booking was cancelled. Make a new one to have seats again."))


def _check_people(people: Sequence[Person], *, more: set[int]) -> None:
    """Seats that are held already are honoured even where the session has closed meanwhile."""
    check_bookable(more)
    quota_ids = {quota_id for person in people for quota_id in person.quota_ids}
    quotas = Quota.objects.filter(pk__in=quota_ids)
    check_quotas(people, dict(quotas.values_list("pk", "session_id")))
