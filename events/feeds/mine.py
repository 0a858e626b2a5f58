"""What one person has signed up for, as a calendar that keeps itself up to date."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils import translation

from accounts.models import User
from events.calendar_files import appointments_calendar
from events.models import Attendee, CalendarLink, my_calendar_link
from outbox.letters import absolute


def make_link(user: User) -> CalendarLink:
    """The one she has, if she has one."""
    return CalendarLink.objects.get_or_create(user=user)[0]


def path_of(link: CalendarLink) -> str:
    """The address of her calendar, in her language; whoever has it can read it."""
    token = my_calendar_link.token(link.pk, link.version)
    with translation.override(link.user.language):
        return reverse("events:my_calendar", args=[token])


def change_link(user: User, *, seen: int) -> None:
    """Make the old address dead: it was given to the wrong person.

    ``seen``: the version that she looked at, so that a second press changes nothing.
    """
    CalendarLink.objects.filter(user=user, version=seen).update(version=seen + 1)


def calendar_of(user: User) -> bytes:
    """Her own seats and, struck out, those she gave up."""
    with translation.override(user.language):
        url = absolute(reverse("events:index"))
        return appointments_calendar(appointments_of(user), url=url)


def appointments_of(user: User) -> Sequence[Attendee]:
    """By the address that she has proved to be hers. She and staff book for others, too, and what
    she handed over is in another's name."""
    own = Attendee.objects.filter(booking__contact_email__iexact=user.email, number=0)
    hers = own.with_email(user.email)
    people = hers.select_related("booking", "session__event__centre", "session__event__venue")
    return list(people.order_by("session__starts", "pk"))
