"""Whose ticket it is: told by its code and e-mail address together, or by who has signed in."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from events.models import Attendee, AttendeeQuerySet, Booking, Event
from events.my_page import own_bookings
from vocabulary.refused import Refused


class UnknownTicket(Refused):
    """The same words whatever is wrong: nobody learns of a ticket that is not hers."""

    message = _(
        "We know no ticket to this fair with this code and this address. Look at both again: the"
        " code stands below the picture on your ticket, and the address is the one it was sent to."
    )


def by_ticket(event: Event, code: str, email: str) -> Attendee:
    """A guest without an address gives that of who signed her up. Raises UnknownTicket."""
    email = email.strip().lower()
    found = _tickets(event).filter(ticket_code=code.strip().upper()).first()
    if found is None or not found.link_open:
        raise UnknownTicket
    known = (found.email or found.booking.contact_email).strip().lower()
    if not known or known != email:
        raise UnknownTicket
    return found


def of_user(event: Event, user: User) -> Attendee | None:
    """Her own ticket, by the address that she has proved: the next one, or the last that was."""
    mine = Q(booking__in=Booking.objects.filter(own_bookings(user)), number=0)
    as_guest = Q(email__iexact=user.email, booking__kind__in=Booking.WITH_GUESTS)
    tickets = [each for each in _tickets(event).filter(mine | as_guest) if each.link_open]
    tickets.sort(key=lambda each: (each.session.starts, each.number, each.pk))
    now = timezone.now()
    return next((each for each in tickets if each.session.ends > now), [*tickets, None][-1])


def still_coming(event: Event, pk: int, code: str) -> Attendee | None:
    """Who was recognised before, unless the ticket has been given back or handed over since."""
    found = _tickets(event).filter(pk=pk, ticket_code=code).first()
    return found if found is not None and found.link_open else None


def _tickets(event: Event) -> AttendeeQuerySet:
    tickets = Attendee.objects.coming().filter(session__event=event)
    return tickets.select_related("booking", "session__event")
