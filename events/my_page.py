"""What a person has signed up for, waits for and has earned, on My page.

By the address that she has proved.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from accounts.my_page import Panel
from content.addresses import in_language
from events.models import Attendee, Booking, Certificate, Event, Quota, Session, WaitlistEntry
from events.sign_up.allotted import Allotted


@dataclass(frozen=True)
class Row:
    """One thing that is coming, and where she finds it.

    ``kind``: seat, held, waiting, offered; or reserved, for people whom she is to name.
    """

    kind: str
    event: Event
    starts: datetime | None
    place: str
    url: str
    people: int = 1
    more: int = 0  # meetings of the same course, after this one


def panels(user: User) -> list[Panel]:
    rows = [*_seats(user), *_held(user), *_reserved(user), *_waiting(user)]
    rows.sort(key=lambda row: (row.starts is None, row.starts))
    rows = [replace(row, url=_as_read_here(row.url)) for row in rows]
    earned = list(Certificate.objects.filter(email__iexact=user.email).order_by("-given_on", "pk"))
    found = [Panel("events/sign_up/my_page.html", {"rows": rows})] if rows else []
    if earned:
        found.append(Panel("events/certificates/my_page.html", {"certificates": earned}))
    return found


def _as_read_here(url: str) -> str:
    """A personal link is in the language of her mails; she may read this page in the other."""
    _blank, _language, rest = url.split("/", 2)
    return in_language(f"/{rest}")


def own_bookings(user: User) -> Q:
    """Of a party or an individual; a company's are on the company's pages."""
    return Q(contact_email__iexact=user.email, kind__in=Booking.PERSONAL)


def _seats(user: User) -> Iterator[Row]:
    """A row for each date, and one for a course; others that she brings are counted in it."""
    bookings = Booking.objects.filter(own_bookings(user), state=Booking.State.CONFIRMED)
    as_guest = Q(email__iexact=user.email, booking__kind__in=Booking.WITH_GUESTS)
    people = Attendee.objects.expected().filter(
        Q(booking__in=bookings) | as_guest, session__ends__gt=timezone.now()
    )
    seats = list(people.select_related("booking", *_where("session")).order_by("number", "pk"))
    of_dates: dict[tuple[int, int], list[Attendee]] = {}
    for seat in seats:
        of_dates.setdefault((seat.booking_id, seat.session_id), []).append(seat)
    for dates in _courses_together(of_dates.values()):
        first = dates[0][0]
        of_her = first.booking.contact_email.lower() == user.email.lower()
        url = first.booking.link if of_her else first.link
        row = _row("seat", first.session, url, len(dates[0]))
        yield replace(row, more=len(dates) - 1)


def _courses_together(of_dates: Iterable[list[Attendee]]) -> list[list[list[Attendee]]]:
    """The meetings of a course by time, and each other date alone."""
    together: dict[tuple[int, int], list[list[Attendee]]] = {}
    for same in sorted(of_dates, key=lambda same: same[0].session.starts):
        session = same[0].session
        whole = session.event.kind == Event.Kind.COURSE
        what = -session.event_id if whole else session.pk
        together.setdefault((same[0].booking_id, what), []).append(same)
    return list(together.values())


def _held(user: User) -> Iterator[Row]:
    """Signed up without signing in, and not confirmed by mail yet."""
    held = Booking.objects.holding().filter(
        kind=Booking.Kind.SIGN_UP, contact_email__iexact=user.email, waitlist_entry=None
    )
    for booking in held:
        quotas = Quota.objects.filter(claims__booking=booking).select_related(*_where("session"))
        first = quotas.order_by("session__starts").first()
        if first:
            yield _row("held", first.session, booking.link)


def _reserved(user: User) -> Iterator[Row]:
    """For a partner or a company whose contact she is."""
    own = Booking.objects.filter(kind=Booking.Kind.ALLOTMENT, contact_email__iexact=user.email)
    for booking in own.filter(state__in=(Booking.State.HELD, Booking.State.CONFIRMED)):
        allotted = Allotted.of(booking)
        if allotted.may_change:
            yield _row("reserved", allotted.to_come[0], booking.link, allotted.seats)


def _waiting(user: User) -> Iterator[Row]:
    entries = WaitlistEntry.objects.filter(
        contact_email__iexact=user.email, state__in=WaitlistEntry.STANDING
    )
    for entry in entries.select_related("event__venue", "event__centre", "session"):
        if entry.session:
            entry.session.event = entry.event
            yield _row(entry.state, entry.session, entry.link, entry.seats)
        else:
            yield Row(entry.state, entry.event, None, "", entry.link, entry.seats)


def _row(kind: str, session: Session, url: str, people: int = 1) -> Row:
    return Row(kind, session.event, session.starts, session.location, url, people)


def _where(session: str) -> tuple[str, ...]:
    return (f"{session}__event__venue", f"{session}__event__centre")
