"""Registration days as a planner sees them: weeks of days, and on each what every desk has."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Count, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import Attendee, Quota, SeatClaim, Session
from events.placing.slots import registration_quotas
from guidance.models import Authority, Centre, SpecialDay
from vocabulary.danish_days import holiday_name


@dataclass(frozen=True)
class DeskLoad:
    """One authority's seats over some sessions, cancelled ones left out."""

    authority: Authority
    taken: int
    size: int
    times: int
    unconfirmed: int  # of these times: it has not confirmed its staff for them

    @property
    def short_name(self) -> str:
        return self.authority.short_name


@dataclass(frozen=True)
class PlannedDay:
    day: date
    times: int
    drafts: int
    cancelled: int
    before_opening: bool
    desks: Sequence[DeskLoad]
    closed: str = ""  # by a special day of the centre: why

    @property
    def holiday(self) -> str:
        return holiday_name(self.day)

    @property
    def is_past(self) -> bool:
        return self.day < timezone.localdate()


@dataclass(frozen=True)
class Week:
    days: Sequence[PlannedDay]  # Monday to Sunday

    @property
    def number(self) -> int:
        return self.days[0].day.isocalendar().week

    @property
    def unconfirmed(self) -> list[DeskLoad]:
        """The desks that have not confirmed their staff for all of the week."""
        desks = (desk for day in self.days for desk in day.desks if desk.unconfirmed)
        return list({desk.authority.pk: desk for desk in desks}.values())


@dataclass(frozen=True)
class Effect:
    """What calling sessions off would do."""

    people: int
    held_seats: int
    booked: Sequence[tuple[str, int]]  # by whom, and for how many people; "" booked themselves


def weeks_from(centre: Centre, monday: date, count: int) -> list[Week]:
    """So many weeks of a centre, in two queries."""
    last = monday + timedelta(weeks=count, days=-1)
    by_day: dict[date, list[Quota]] = defaultdict(list)
    for quota in _rows(centre, monday, last):
        by_day[timezone.localdate(quota.session.starts)].append(quota)
    days = [monday + timedelta(days=n) for n in range(7 * count)]
    closed = closed_days(centre, monday, last)
    planned = [replace(_day(day, by_day[day]), closed=closed.get(day, "")) for day in days]
    return [Week(planned[n : n + 7]) for n in range(0, len(planned), 7)]


def closed_days(centre: Centre, first: date, last: date) -> dict[date, str]:
    """The days that a special day closes for a desk or for all, each with the reason in words."""
    rows = centre.special_days.filter(opens=None, first_day__lte=last).select_related("authority")
    return {
        first + timedelta(days=n): _closed_in_words(each)
        for n in range((last - first).days + 1)
        for each in rows
        if each.first_day <= first + timedelta(days=n) <= (each.last_day or each.first_day)
    }


def _closed_in_words(special: SpecialDay) -> str:
    desk = special.authority.short_name if special.authority else ""
    return " · ".join(filter(None, (desk, _("Closed"), str(special.reason))))


def quotas_of_day(centre: Centre, first: date, last: date | None = None) -> list[Quota]:
    """With session and authority, by time, then by desk."""
    return list(_rows(centre, first, last or first))


def loads(quotas: Iterable[Quota]) -> list[DeskLoad]:
    """What each desk has over these quotas."""
    by_desk: dict[Authority, list[Quota]] = defaultdict(list)
    for quota in quotas:
        if quota.authority and quota.session.state != Session.State.CANCELLED:
            by_desk[quota.authority].append(quota)
    return [_load(authority, of_desk) for authority, of_desk in by_desk.items()]


def _rows(centre: Centre, first: date, last: date) -> Iterable[Quota]:
    quotas = registration_quotas(centre, first, last).select_related("session", "authority")
    return quotas.order_by("session__starts", "session_id", "authority__desk_order")


def _load(authority: Authority, quotas: Sequence[Quota]) -> DeskLoad:
    return DeskLoad(
        authority,
        taken=sum(quota.taken for quota in quotas),
        size=sum(quota.size for quota in quotas),
        times=len(quotas),
        unconfirmed=sum(quota.staffing_confirmed_at is None for quota in quotas),
    )


def _day(day: date, quotas: Sequence[Quota]) -> PlannedDay:
    sessions = {quota.session_id: quota.session for quota in quotas}.values()
    states = [session.state for session in sessions]
    early = Session.Admission.BEFORE_OPENING
    return PlannedDay(
        day,
        times=len(states) - states.count(Session.State.CANCELLED),
        drafts=states.count(Session.State.DRAFT),
        cancelled=states.count(Session.State.CANCELLED),
        before_opening=any(session.admission == early for session in sessions),
        desks=loads(quotas),
    )


def effect_of_cancelling(sessions: Sequence[Session]) -> Effect:
    held = SeatClaim.objects.filter(quota__session__in=sessions, attendee=None)
    booked = booked_by(sessions)
    people = sum(n for _organisation, n in booked)
    return Effect(people, held.aggregate(n=Sum("seats"))["n"] or 0, booked)


def booked_by(sessions: Iterable[Session]) -> list[tuple[str, int]]:
    """Each company with the number of its people who are expected; "" those who booked alone.

    A company without names yet is told with 0. No names of people: planners need none.
    """
    there = Attendee.objects.expected().filter(session__in=sessions)
    named = there.order_by().values_list("booking__organisation").annotate(Count("pk"))
    holding = SeatClaim.objects.filter(quota__session__in=sessions, attendee=None)
    found = dict.fromkeys(holding.values_list("booking__organisation", flat=True), 0)
    return sorted((found | dict(named)).items(), key=lambda each: (not each[0], each[0].lower()))
