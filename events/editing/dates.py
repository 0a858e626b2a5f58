"""Dates that an editor means to add, and what stands in their way. Nothing here is a change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from events.editing.recurrence import Recurrence, all_days, local_times
from events.models import Event, Session, SessionQuerySet
from vocabulary.danish_days import holiday_name


@dataclass(frozen=True)
class Details:
    """What the dates that are made together have in common."""

    place: str = ""  # empty: at the event's venue
    topic_en: str = ""
    topic_da: str = ""
    seats: int | None = None  # None: as many as the event has for each date
    host: User | None = None


@dataclass(frozen=True)
class Slot:
    """One date to be made."""

    starts: datetime
    ends: datetime
    details: Details = Details()
    rule_day: date | None = None  # the day of the series' rule that gave it

    @property
    def day(self) -> date:
        return timezone.localdate(self.starts)


@dataclass(frozen=True)
class Proposed:
    """A date as it would be, with what an editor should know of it."""

    slot: Slot
    exists: bool = False  # there is one at this very time, which stays as it is
    clash: str = ""
    left_out: str = ""  # why the rule makes nothing on this day

    @property
    def is_new(self) -> bool:
        return not self.exists and not self.left_out

    @property
    def holiday(self) -> str:
        return holiday_name(self.slot.day)

    @property
    def day(self) -> date:
        """Of the rule, by which it is left out: also where it begins in the night after."""
        return self.slot.rule_day or self.slot.day


def slots_on(days: Iterable[date], begins: time, ends: time, details: Details) -> list[Slot]:
    """The same local time on each of these days, in their order and each once."""
    return [Slot(*local_times(day, begins, ends), details) for day in sorted(set(days))]


def slots_of(rule: Recurrence, begins: time, ends: time, details: Details) -> list[Slot]:
    """Those that the rule makes, and those that it leaves out. Raises RuleRefused."""
    days = all_days(rule)
    return [Slot(*local_times(day, begins, ends), details, rule_day=day) for day in days]


def proposed(
    event: Event, slots: Sequence[Slot], *, rule: Recurrence | None = None
) -> list[Proposed]:
    """The slots with whatever they clash with, in one query."""
    others = list(near(event, slots))
    return [_proposed(event, slot, others, rule) for slot in slots]


def _proposed(
    event: Event, slot: Slot, others: Sequence[Session], rule: Recurrence | None
) -> Proposed:
    if rule and slot.rule_day and slot.rule_day in rule.without:
        return Proposed(slot, left_out=_why_left_out(rule, slot.rule_day))
    if any(is_same_time(event, slot, other) for other in others):
        return Proposed(slot, exists=True)
    return Proposed(slot, clash=clash_of(event, slot, others))


def _why_left_out(rule: Recurrence, day: date) -> str:
    week = day.isocalendar().week
    if week in rule.without.weeks:
        return _("Week %(number)d") % {"number": week}
    return (holiday_name(day) if rule.without.holidays else "") or _("Left out")


def near(event: Event, slots: Sequence[Slot]) -> SessionQuerySet:
    """Whatever could be in the way of these: of the event, in its rooms, of its hosts."""
    if not slots:
        return Session.objects.none()
    same_room = Q(place__in={slot.details.place for slot in slots} - {""})
    if event.venue_id is not None:
        same_room |= Q(event__venue=event.venue_id, place="")
    hosts = {slot.details.host.pk for slot in slots if slot.details.host}
    last = max(slot.ends for slot in slots)
    first = min(slot.starts for slot in slots)
    at_the_time = Session.objects.filter(starts__lt=last, ends__gt=first).select_related("event")
    return at_the_time.filter(Q(event=event) | Q(host__in=hosts) | same_room).order_by("starts")


def is_same_time(event: Event, slot: Slot, other: Session) -> bool:
    """Whether the database would refuse the two beside each other."""
    if slot.starts != other.starts:
        return False
    if slot.details.host is not None:
        return other.host_id == slot.details.host.pk
    return other.event_id == event.pk and other.host_id is None


def clash_of(event: Event, slot: Slot, others: Iterable[Session]) -> str:
    """What is in the way at this time, in words; it may be meant all the same."""
    at_the_time = (
        other
        for other in others
        if slot.starts < other.ends
        and other.starts < slot.ends
        and other.state != Session.State.CANCELLED
    )
    return next(filter(None, (_clash(event, slot, other) for other in at_the_time)), "")


def _clash(event: Event, slot: Slot, other: Session) -> str:
    host = slot.details.host
    facts = {"title": other.event.title, "when": _when(other)}
    if host is not None:
        return _("Has a talk then: %(when)s") % facts if other.host_id == host.pk else ""
    if other.event_id == event.pk:
        return _("This event has another date then: %(when)s") % facts
    if _share_a_room(event, slot, other):
        return _("In the same place: %(title)s, %(when)s") % facts
    return ""


def _share_a_room(event: Event, slot: Slot, other: Session) -> bool:
    if slot.details.place or other.place:
        return slot.details.place == other.place
    return event.venue_id is not None and event.venue_id == other.event.venue_id


def _when(session: Session) -> str:
    starts, ends = timezone.localtime(session.starts), timezone.localtime(session.ends)
    return f"{date_format(starts, 'DAY_DATETIME')}–{ends:%H:%M}"
