"""Seats in use, as rows: what a booking holds without names, and what its people have."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from events.booking.errors import NotBookable
from events.models import Attendee, Booking, Quota, SeatClaim, Session


@dataclass(frozen=True)
class Person:
    """Somebody who is to have seats at one session: one of each of these quotas."""

    session_id: int
    quota_ids: tuple[int, ...]
    given_name: str
    family_name: str = ""
    email: str = ""
    language: str = "en"
    citizenship: str = ""
    situation: Mapping[str, Any] = field(default_factory=dict, hash=False)
    number: int = 0  # in the party: 0 signed up for the others


def seats_needed(people: Iterable[Person]) -> Counter[int]:
    """Seats by quota id that these people need."""
    return Counter(quota_id for person in people for quota_id in person.quota_ids)


def seats_of(claims: "QuerySet[SeatClaim]") -> Counter[int]:
    """Seats by quota id of these claims."""
    seats: Counter[int] = Counter()
    for quota_id, n in claims.values_list("quota_id", "seats"):
        seats[quota_id] += n
    return seats


def held_claims(booking: Booking) -> "QuerySet[SeatClaim]":
    """The booking's claims without names."""
    return booking.claims.filter(attendee=None)


def drop(claims: "QuerySet[SeatClaim]") -> Counter[int]:
    """Delete the claims; the seats to give back."""
    seats = seats_of(claims)
    claims.delete()
    return seats


def hold_seats(booking: Booking, needs: Mapping[int, int]) -> None:
    SeatClaim.objects.bulk_create(
        SeatClaim(booking=booking, quota_id=quota_id, seats=n) for quota_id, n in needs.items() if n
    )


def seat_people(booking: Booking, people: Sequence[Person]) -> list[Attendee]:
    """Write the people and one claim for each desk they need, in two statements; in order."""
    attendees = Attendee.objects.bulk_create(_attendee(booking, person) for person in people)
    pairs = zip(attendees, people, strict=True)
    SeatClaim.objects.bulk_create(
        SeatClaim(booking=booking, attendee=attendee, quota_id=quota_id)
        for attendee, person in pairs
        for quota_id in person.quota_ids
    )
    return attendees


def _attendee(booking: Booking, person: Person) -> Attendee:
    return Attendee(
        booking=booking,
        session_id=person.session_id,
        given_name=person.given_name,
        family_name=person.family_name,
        email=person.email,
        language=person.language,
        citizenship=person.citizenship,
        situation=dict(person.situation),
        number=person.number,
    )


def check_bookable(quota_ids: Collection[int]) -> dict[int, int]:
    """Session id by quota id. Raises NotBookable unless every session is open and has not begun.

    A session that is cancelled after this look is caught by ``Quota.closed`` when the seat is
    taken.
    """
    quotas = Quota.objects.filter(pk__in=quota_ids).select_related("session")
    sessions = {quota.pk: quota.session for quota in quotas}
    if missing := set(quota_ids) - set(sessions):
        raise ValueError(f"There are no quotas {sorted(missing)}")
    for session in sessions.values():
        check_open(session)
    return {quota_id: session.pk for quota_id, session in sessions.items()}


def check_open(session: Session) -> None:
    """Raises NotBookable unless the session is open for booking and has not begun."""
    if session.state == Session.State.CANCELLED:
        raise NotBookable(_("This time has been cancelled. Please choose another time."))
    if session.state != Session.State.OPEN:
        raise NotBookable(_("This time is not open for booking yet. Please choose another time."))
    if session.has_begun:
        raise NotBookable(_("This time has passed. Please choose a later one."))


def check_quotas(people: Iterable[Person], session_of: Mapping[int, int]) -> None:
    """Raises ValueError where a person would get a seat of another session than her own."""
    for person in people:
        if any(session_of[quota_id] != person.session_id for quota_id in person.quota_ids):
            raise ValueError(f"{person} would sit in two sessions at once")
