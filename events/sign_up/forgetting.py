"""Who was at something long ago is forgotten; how many were there is still counted. Daily."""

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from events.models import Attendee, Booking, Session

NAMELESS: dict[str, object] = {"given_name": "", "family_name": "", "email": ""}


def forget_visitors() -> int:
    """Names and addresses at sessions that were over long ago, and of who signed them up."""
    limit = timezone.now() - settings.RETENTION["visits"].period
    people = Attendee.objects.filter(session__ends__lt=limit).exclude(**NAMELESS)
    told = Attendee.objects.filter(session__ends__lt=limit).exclude(situation={})
    forgotten = people.update(**NAMELESS)
    told.update(situation={})
    return forgotten + _forget_contacts()


def _forget_contacts() -> int:
    """Of bookings all of whose people have been forgotten."""
    named = Attendee.objects.filter(booking=OuterRef("pk")).exclude(**NAMELESS)
    limit = timezone.now() - settings.RETENTION["visits"].period
    later = Session.objects.filter(attendees__booking=OuterRef("pk"), ends__gte=limit)
    old = Booking.objects.filter(~Exists(named), ~Exists(later), created_at__lt=limit)
    old = old.exclude(state=Booking.State.HELD).exclude(Q(contact_name="") & Q(contact_email=""))
    return old.update(contact_name="", contact_email="", party={}, once="", network="")
