"""Choosing a day: which sessions have room for the whole group, and holding them.

Seats are held for what is known now: for each person on the list the desks that she needs, and for
people beyond the list (a headcount) the desks of their citizenship group. When the list changes,
``place_again`` moves the hold along.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog, User
from companies.group_booking import locked_draft
from companies.models import GroupBooking, RosterRow
from companies.needs import Desks, PeopleRules
from companies.roster_rows import arrives_after
from events import booking
from events.placing.offers import DayOffer, offers_for_group
from guidance.in_force import rulebook
from vocabulary.refused import Refused

WEEKS_AHEAD = 8


class NobodyToPlace(Refused):
    """Neither a list nor a headcount: there is nothing to hold seats for."""

    message = _("Add your new hires first, or say about how many they are.")


class NoRoom(Refused):
    """The day has no room for the whole group (any more)."""

    message = _(
        "That day has no room for your whole group any more. Nothing was booked: choose "
        "another day."
    )


@dataclass(frozen=True)
class Everybody:
    """Everybody to be placed: the rows of the list, and nameless people beyond it."""

    rows: Sequence[RosterRow]
    desks: Sequence[Desks]  # of the rows in order, then of the nameless

    @property
    def size(self) -> int:
        return len(self.desks)

    def arriving_after(self, day: date) -> int:
        """How many of the named would not be in Denmark yet."""
        return sum(arrives_after(row.values, day) for row in self.rows)


def everybody_of(group: GroupBooking) -> Everybody:
    """A headcount larger than the list so far keeps its seats for the names to come."""
    rules = PeopleRules(rulebook(group.at_centre, on=timezone.localdate()))
    rows = list(RosterRow.objects.filter(roster__group=group))
    desks = rules.desks_of_rows(rows)
    nameless = rules.desks_of_headcount(group) if group.names_later else []
    return Everybody(rows, [*desks, *_beyond(desks, nameless)])


def _beyond(named: Sequence[Desks], expected: Sequence[Desks]) -> list[Desks]:
    """What is left of the expected people when the named ones have taken their places.

    A named person takes the place of a nameless one with the same desks, else of any.
    """
    left = Counter(expected)
    others = 0
    for desks in named:
        if left[desks]:
            left[desks] -= 1
        else:
            others += 1
    remaining = sorted(left.elements(), key=len)
    return remaining[others:]


def offers(
    group: GroupBooking, everybody: Everybody, *, since: date | None = None
) -> list[DayOffer]:
    """Every day of the weeks from ``since`` or today on: with the times for this group, or why it
    is not offered."""
    first = since or timezone.localdate()
    return _offers(group, everybody, first=first, last=first + timedelta(weeks=WEEKS_AHEAD))


def makes_sense_from(group: GroupBooking) -> date | None:
    """The day on which they move, while it is to come and no seats are held before it."""
    held, moves = held_day(group), group.moves_on
    if moves is None or moves <= timezone.localdate() or (held and held < moves):
        return None
    return moves


def _offers(
    group: GroupBooking, everybody: Everybody, *, first: date, last: date
) -> list[DayOffer]:
    held = group.booking if group.holds_seats else None
    counts = Counter(everybody.desks)
    return offers_for_group(
        counts,
        centre=group.at_centre,
        first=first,
        last=last,
        all_applied=group.all_applied,
        held=held,
    )


@transaction.atomic
def hold_day(
    group: GroupBooking, *, day: date, by: User, all_applied: bool | None = None
) -> GroupBooking:
    """Hold seats for everybody on that day, or for nobody.

    ``all_applied`` opens the times before opening (None: as it was). Raises NobodyToPlace, NoRoom,
    NotInThisState.
    """
    group = locked_draft(group)
    if all_applied is not None and all_applied != group.all_applied:
        group.all_applied = all_applied
        group.save(update_fields=["all_applied"])
    everybody = everybody_of(group)
    if not everybody.size:
        raise NobodyToPlace
    offers = _offers(group, everybody, first=day, last=day)
    if not offers or not offers[0].is_offered:
        raise NoRoom
    _place_rows(everybody, offers[0])  # first: others wait for the seats from when they are taken
    try:
        _hold(group, offers[0], by)
    except booking.BookingError as error:
        raise NoRoom from error
    group.day = day
    group.save(update_fields=["day"])
    return group


def _hold(group: GroupBooking, offer: DayOffer, by: User) -> None:
    if group.booking is None:
        group.booking = booking.hold(
            needs=offer.needs,
            contact_name=by.get_full_name() or by.email,
            contact_email=by.email,
            organisation=group.company.name,
            language=by.language,
            reference=group.reference,
            by=by,
        )
        group.save(update_fields=["booking"])
    else:
        group.booking = booking.change_hold(group.booking, needs=offer.needs, by=by)
    AccessLog.add("group_booking.held", group, by=by, on_behalf_of=group.company.name)


def _place_rows(everybody: Everybody, offer: DayOffer) -> None:
    """Write each person's session on her row; who has no desk on that day has none."""
    by_appointment = {desk for slot in offer.slots for desk in slot.quotas}
    needs = [desks & by_appointment for desks in everybody.desks]
    places = offer.place(needs)
    if not isinstance(places, list):
        raise NoRoom
    sessions: dict[int | None, list[int]] = {}
    for row, place, desks in zip(everybody.rows, places, needs, strict=False):
        sessions.setdefault(place.session_id if desks else None, []).append(row.pk)
    for session_id, pks in sessions.items():
        RosterRow.objects.filter(pk__in=pks).update(session=session_id)


@transaction.atomic
def place_again(group: GroupBooking, *, by: User) -> bool:
    """After the list changed: keep the day if it has room for everybody; whether it had."""
    group = locked_draft(group)
    day = held_day(group)
    if day is None:
        return False
    try:
        with transaction.atomic():
            hold_day(group, day=day, by=by)
    except (NoRoom, NobodyToPlace):
        RosterRow.objects.filter(roster__group=group).update(session=None)
        return False
    return True


def held_day(group: GroupBooking) -> date | None:
    """The day whose seats are held, if any are."""
    if not group.holds_seats:
        return None
    return group.day
