"""Which days have room for a group, how it would be spread, and in words why the others do not."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from events.booking.claims import held_claims, seats_of
from events.models import Booking, Quota, Session
from events.placing import refusals
from events.placing.placement import Needs, Shortfall
from events.placing.slots import (
    Place,
    Slot,
    by_day,
    desks_by_appointment,
    place,
    registration_quotas,
    slots_of,
)
from guidance.models import Centre
from vocabulary.danish_days import add_working_days

# Later than this no desk can be staffed for a group; Rotterdam's and Vejle's have such limits.
NOTICE_WORKING_DAYS = 2

Group = Mapping[Needs, int]  # people by the authorities (ids) that they must see


@dataclass(frozen=True)
class Share:
    """The part of the group that comes to one session."""

    session: Session
    people: int
    seats: Mapping[int, int]  # by quota id


@dataclass(frozen=True)
class DayOffer:
    """One day: how the group would be spread over it, or why it is not offered."""

    day: date
    desks: Needs = frozenset()  # those that give appointments at the centre
    slots: tuple[Slot, ...] = ()
    shares: tuple[Share, ...] = ()
    refusal: str = ""

    @property
    def is_offered(self) -> bool:
        return not self.refusal

    @property
    def needs(self) -> dict[int, int]:
        """Seats by quota id: what ``booking.hold`` takes."""
        return dict(sum((Counter(share.seats) for share in self.shares), Counter()))

    @property
    def begins(self) -> datetime:
        return self.shares[0].session.starts

    @property
    def ends(self) -> datetime:
        return max(share.session.ends for share in self.shares)

    def place(self, people: Sequence[Needs]) -> list[Place] | Shortfall:
        """Where each of these people sits on this day, in their order."""
        return place([needs & self.desks for needs in people], self.slots)


def offers_for_group(
    group: Group,
    *,
    centre: Centre,
    first: date,
    last: date,
    all_applied: bool = False,
    held: Booking | None = None,
) -> list[DayOffer]:
    """Every registration day from first to last, in order, with or without room for the group.

    Authorities that give no appointments at this centre are left aside. ``all_applied`` opens the
    sessions before opening, which are for people whose application is in. Seats that ``held`` has
    count as free; a hold whose time is over counts until the clock has ended it. Reads only, in at
    most three queries.
    """
    had = seats_of(held_claims(held)) if held else Counter[int]()
    asked = _Asked(group, centre=centre, all_applied=all_applied)
    quotas = registration_quotas(centre, first, last)
    groups = quotas.exclude(session__admission=Session.Admission.ON_SITE)
    days = by_day(slots_of(groups, lambda quota: _free(quota) + had[quota.pk]))
    return [asked.of_day(day, slots) for day, slots in days.items()]


def _is_away(quota: Quota) -> bool:
    """Closed while its session is open: by a special day of the centre."""
    return quota.closed and quota.session.state == Session.State.OPEN


def _free(quota: Quota) -> int:
    return 0 if _is_away(quota) else quota.free


class _Asked:
    """What one group asks of every day."""

    def __init__(self, group: Group, *, centre: Centre, all_applied: bool) -> None:
        self.centre = centre
        self.all_applied = all_applied
        self.authorities = desks_by_appointment(centre)
        self.desks: Needs = frozenset(self.authorities)
        self.people = _nobody_in_particular(group, self.desks)
        self.earliest = add_working_days(timezone.localdate(), NOTICE_WORKING_DAYS)

    def of_day(self, day: date, slots: Sequence[Slot]) -> DayOffer:
        bookable = [slot for slot in slots if slot.session.state == Session.State.OPEN]
        usable = [slot for slot in bookable if self._admits(slot)]
        placed = place(self.people, usable)
        if day < self.earliest:
            refusal = refusals.too_late(NOTICE_WORKING_DAYS, self.centre.phone)
        elif not bookable:
            refusal = self._nothing_open(slots)
        elif isinstance(placed, Shortfall):
            refusal = " ".join(self._full(placed, slots, bookable))
        else:
            return DayOffer(day, self.desks, tuple(usable), _shares(placed, usable))
        return DayOffer(day, self.desks, refusal=refusal)

    def _admits(self, slot: Slot) -> bool:
        before_opening = slot.session.admission == Session.Admission.BEFORE_OPENING
        return self.all_applied or not before_opening

    @staticmethod
    def _nothing_open(slots: Sequence[Slot]) -> str:
        drafts = [slot for slot in slots if slot.session.state == Session.State.DRAFT]
        if not drafts:
            return refusals.cancelled(slots[0].session.cancelled_because)
        return refusals.not_staffed(quota for slot in drafts for quota in slot.quotas.values())

    def _full(
        self, found: Shortfall, slots: Sequence[Slot], bookable: Sequence[Slot]
    ) -> Iterator[str]:
        rows = (row for slot in slots for row in slot.quotas.items())
        present = {desk for desk, quota in rows if not _is_away(quota)}
        if missing := found.desks - present:
            yield refusals.away(missing, self.authorities)
            return
        yield refusals.full(found, self.authorities)
        if not isinstance(place(self.people, bookable), Shortfall):
            yield refusals.fits_before_opening()
        elif any(slot.session.state == Session.State.DRAFT for slot in slots):
            yield refusals.more_may_open()


def _nobody_in_particular(group: Group, desks: Needs) -> list[Needs]:
    """So many of each kind, those with most desks first."""
    counts: Counter[Needs] = Counter()
    for needs, n in group.items():
        counts[needs & desks] += n
    kinds = sorted(counts, key=lambda needs: (-len(needs), sorted(map(str, needs))))
    return [needs for needs in kinds for _number in range(counts[needs])]


def _shares(placed: Sequence[Place], slots: Sequence[Slot]) -> tuple[Share, ...]:
    people = Counter(each.session_id for each in placed)
    seats = Counter((each.session_id, pk) for each in placed for pk in each.quota_ids)
    return tuple(
        Share(
            slot.session,
            people[slot.session.pk],
            {pk: n for (session_id, pk), n in seats.items() if session_id == slot.session.pk},
        )
        for slot in slots
        if people[slot.session.pk]
    )
