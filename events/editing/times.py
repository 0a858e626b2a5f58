"""When an event happens: dates added, changed, called off.

    add_sessions, add_series ──► open at once ──► change ──► cancel
                                     └──► take_away (nobody ever booked it)

Each is one transaction that locks the event first, so that two editors of the same event come one
after the other, and a form that is sent twice finds its work done. Registration days are made
otherwise, by planners (``events.planning``).
"""

from collections.abc import Iterable, Sequence
from datetime import time
from itertools import product

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import AccessLog, User
from content.page_cache import touch
from events.booking import Person, add_person, cancel_sessions, change_hold
from events.editing.changing import change, look_ahead
from events.editing.dates import Details, Slot, slots_of
from events.editing.effect import Change, Effect, Scope, in_scope
from events.editing.recurrence import Recurrence, all_days, begun, text_of
from events.editing.refusals import HostIsBusy, SomebodyBooked
from events.models import (
    Attendee,
    Booking,
    Event,
    Quota,
    SeatClaim,
    Series,
    Session,
    SessionQuerySet,
)
from events.telling import tell_changed

__all__ = [
    "Change",
    "Details",
    "Effect",
    "Scope",
    "Slot",
    "add_series",
    "add_sessions",
    "cancel",
    "change",
    "in_scope",
    "look_ahead",
    "take_away",
]


def add_sessions(
    event: Event,
    slots: Iterable[Slot],
    *,
    series: Series | None = None,
    by: User | None = None,
) -> list[Session]:
    """Put these dates into the calendar, open for booking; the new ones.

    Where there is one already at a slot's time it stays as it is, so that a form sent twice adds
    nothing. Raises HostIsBusy.
    """
    slots = list(slots)
    try:
        return _add(event, slots, series, by=by)
    except IntegrityError as error:
        # Of one event nobody else adds dates meanwhile; but a host may give talks of two.
        raise HostIsBusy from error


@transaction.atomic
def _add(
    event: Event, slots: Sequence[Slot], series: Series | None, *, by: User | None
) -> list[Session]:
    event = Event.objects.locked(event.pk)
    new = _not_there_yet(event, slots)
    if not new:
        return []
    sessions = Session.objects.bulk_create(_session(event, slot, series) for slot in new)
    Quota.objects.bulk_create(
        Quota(session=session, size=event.seats if seats is None else seats)
        for session, seats in zip(sessions, (slot.details.seats for slot in new), strict=True)
    )
    if event.kind == Event.Kind.COURSE:
        _bring_along(event, sessions, by=by)
    AccessLog.add("event.dates_added", event, by=by, reason=_span(sessions))
    touch(of_events=True)
    return sessions


def _not_there_yet(event: Event, slots: Sequence[Slot]) -> list[Slot]:
    starts = {slot.starts for slot in slots}
    known = set(event.sessions.filter(starts__in=starts).values_list("host_id", "starts"))
    wanted: dict[tuple[int | None, object], Slot] = {}
    for slot in slots:
        key = (slot.details.host.pk if slot.details.host else None, slot.starts)
        if key not in known:
            wanted.setdefault(key, slot)
    return list(wanted.values())


def _session(event: Event, slot: Slot, series: Series | None) -> Session:
    return Session(
        event=event,
        starts=slot.starts,
        ends=slot.ends,
        place=slot.details.place,
        topic_en=slot.details.topic_en,
        topic_da=slot.details.topic_da,
        host=slot.details.host,
        state=Session.State.OPEN,
        series=series,
        rule_day=slot.rule_day if series else None,
    )


def _span(sessions: Sequence[Session]) -> str:
    days = sorted({timezone.localdate(session.starts) for session in sessions})
    return f"{len(sessions)} dates, {days[0]} to {days[-1]}"


def _bring_along(event: Event, sessions: Sequence[Session], *, by: User | None) -> None:
    """A course is signed up for as a whole: who has signed up comes to a new meeting too.

    Raises SoldOut where it has fewer seats than there are people.
    """
    coming = Attendee.objects.filter(session__event=event, state=Attendee.State.EXPECTED)
    bookings = Booking.objects.filter(pk__in=coming.values("booking"))
    quotas = {quota.session_id: quota.pk for quota in Quota.objects.filter(session__in=sessions)}
    for booking in bookings.order_by("pk"):
        last = coming.filter(booking=booking).order_by("-session__starts")[:1]
        party = coming.filter(booking=booking, session__in=last.values("session"))
        for person, session in product(list(party.order_by("pk")), sessions):
            add_person(booking, _at(session, quotas[session.pk], person), by=by)
    held = SeatClaim.objects.filter(quota__session__event=event, attendee=None)
    for booking in Booking.objects.holding().filter(pk__in=held.values("booking")).order_by("pk"):
        needs = dict(held.filter(booking=booking).values_list("quota_id", "seats"))
        more = dict.fromkeys(quotas.values(), max(needs.values()))
        change_hold(booking, needs=needs | more, by=by)
    tell_changed(event, {session.pk: None for session in sessions})


def _at(session: Session, quota_id: int, person: Attendee) -> Person:
    return Person(
        session_id=session.pk,
        quota_ids=(quota_id,),
        given_name=person.given_name,
        family_name=person.family_name,
        email=person.email,
        language=person.language,
        citizenship=person.citizenship,
        situation=person.situation,
        number=person.number,
    )


@transaction.atomic
def add_series(
    event: Event,
    rule: Recurrence,
    begins: time,
    ends: time,
    *,
    details: Details | None = None,
    by: User | None = None,
) -> tuple[Series, list[Session]]:
    """A rule, and its dates; the new ones. Sent twice it is one series.

    Raises RuleRefused where it makes no dates, or too many.
    """
    event = Event.objects.locked(event.pk)
    rule = begun(rule)
    series, _made = Series.objects.get_or_create(
        event=event,
        rule=text_of(rule),
        first=rule.first,
        begins=begins,
        ends=ends,
        without=rule.without.as_list(),
        defaults={"last": all_days(rule)[-1]},
    )
    slots = slots_of(rule, begins, ends, details or Details())
    wanted = [slot for slot in slots if slot.rule_day and slot.rule_day not in rule.without]
    return series, add_sessions(event, wanted, series=series, by=by)


def cancel(sessions: Iterable[Session], *, reason: str, by: User | None = None) -> list[Session]:
    """Call these dates off; everybody who comes or waits is told why. Those called off now."""
    standing = Session.objects.exclude(state=Session.State.CANCELLED).filter(
        pk__in=[session.pk for session in sessions], starts__gt=timezone.now()
    )
    return cancel_sessions(list(standing.select_related("event")), by=by, reason=reason)


def never_booked(sessions: SessionQuerySet) -> SessionQuerySet:
    """Those that nobody ever had a seat at, or waited for."""
    return sessions.filter(attendees=None, waiting=None, feedback=None, quotas__claims=None)


@transaction.atomic
def take_away(session: Session, *, by: User | None = None) -> None:
    """Delete a date that was a mistake. Called again it does nothing. Raises SomebodyBooked."""
    event = Event.objects.locked(session.event_id)
    found = event.sessions.select_related("series").filter(pk=session.pk).first()
    if found is None:
        return
    # Whoever is taking a seat now is waited for; whoever comes after finds none.
    Quota.objects.filter(session=found).all_locked()
    if not never_booked(Session.objects.filter(pk=found.pk)).exists():
        raise SomebodyBooked
    AccessLog.add("session.taken_away", event, by=by, reason=str(found))
    _leave_out_of_rule(found)
    found.delete()
    touch(of_events=True)


def _leave_out_of_rule(session: Session) -> None:
    """So that the rule says what there is."""
    series = session.series
    if series is not None and session.rule_day is not None:
        series.without = sorted({*series.without, session.rule_day.isoformat()})
        series.save(update_fields=["without"])
