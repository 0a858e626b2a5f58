"""The sessions of a centre's registration days with what is free in them, in few queries."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from events.models import Event, Quota, Session
from events.placing.placement import Desk, Needs, Room, Shortfall, spread
from guidance.models import Authority, Centre


@dataclass(frozen=True)
class Place:
    """Where one person sits."""

    session_id: int
    quota_ids: tuple[int, ...]


@dataclass(frozen=True)
class Slot:
    """A session, its quotas by authority, and what of them may be had."""

    session: Session
    quotas: Mapping[Desk, Quota]
    room: Room

    @property
    def day(self) -> date:
        return timezone.localtime(self.session.starts).date()

    def place(self, needs: Needs) -> Place:
        chosen = (quota.pk for desk, quota in self.quotas.items() if desk in needs)
        return Place(self.session.pk, tuple(chosen))


def desks_by_appointment(centre: Centre) -> dict[Desk, Authority]:
    """The authorities that give seats at this centre, whether or not on the days in question."""
    seats = Quota.objects.filter(
        authority=OuterRef("pk"),
        session__event__centre=centre,
        session__event__kind=Event.Kind.REGISTRATION,
        session__ends__gt=timezone.now(),
    )
    return {desk.pk: desk for desk in Authority.objects.filter(Exists(seats))}


def registration_quotas(centre: Centre, first: date, last: date) -> QuerySet[Quota]:
    """The quotas of the centre's sessions on these days; both days are included."""
    return Quota.objects.filter(
        session__event__centre=centre,
        session__event__kind=Event.Kind.REGISTRATION,
        session__starts__gte=midnight(first),
        session__starts__lt=midnight(last + timedelta(days=1)),
    )


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def slots_of(quotas: QuerySet[Quota], free: Callable[[Quota], int]) -> list[Slot]:
    """One slot for each session of these quotas, by time, in one query."""
    rows = quotas.select_related("session__event__centre", "authority")
    by_session: dict[int, dict[Desk, Quota]] = defaultdict(dict)
    sessions: dict[int, Session] = {}
    for quota in rows.order_by("session__starts", "session_id", "authority__desk_order", "pk"):
        sessions.setdefault(quota.session_id, quota.session)
        by_session[quota.session_id][quota.authority_id] = quota
    return [
        Slot(sessions[pk], quotas, Room(pk, {desk: free(quota) for desk, quota in quotas.items()}))
        for pk, quotas in by_session.items()
    ]


def by_day(slots: Iterable[Slot]) -> dict[date, list[Slot]]:
    days: dict[date, list[Slot]] = defaultdict(list)
    for slot in slots:
        days[slot.day].append(slot)
    return days


def place(people: Sequence[Needs], slots: Sequence[Slot]) -> list[Place] | Shortfall:
    """A place for each of these people, in their order; or why they do not fit."""
    found = spread(people, [slot.room for slot in slots])
    if isinstance(found, Shortfall):
        return found
    by_session = {slot.session.pk: slot for slot in slots}
    return [by_session[pk].place(needs) for pk, needs in zip(found, people, strict=True)]
