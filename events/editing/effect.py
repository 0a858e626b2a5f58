"""What a change of one date, this and later, or all of them would do. Nothing here is a change."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, time

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from events.editing.dates import Details, Slot, clash_of, is_same_time, near
from events.editing.recurrence import Recurrence, from_text, local_times, moved, split
from events.models import Series, Session, SessionQuerySet
from vocabulary.danish_days import holiday_name


class Scope(models.TextChoices):
    ONE = "one", _("Only this date")
    LATER = "later", _("This date and all later ones")
    ALL = "all", _("All dates that are still to come")


@dataclass(frozen=True)
class Change:
    """What is to be so. None stays as it is."""

    day: date | None = None  # of the date that is changed; the others move along
    begins: time | None = None  # local; an end before the beginning is of the day after
    ends: time | None = None
    place: str | None = None
    topic_en: str | None = None
    topic_da: str | None = None
    seats: int | None = None
    host: User | None = None

    @property
    def given(self) -> set[str]:
        return {each.name for each in fields(self) if getattr(self, each.name) is not None}

    @property
    def in_time(self) -> bool:
        return bool(self.given & {"day", "begins", "ends"})


@dataclass(frozen=True)
class Step:
    """One session as it is and as it would be."""

    session: Session
    slot: Slot
    exists: bool = False  # the database would refuse it beside another one
    clash: str = ""
    taken: int = 0  # seats, where more are taken than there would be; else 0

    @property
    def moves(self) -> bool:
        return (self.slot.starts, self.slot.ends) != (self.session.starts, self.session.ends)

    @property
    def is_news(self) -> bool:
        """Whether those who come have to know."""
        return self.moves or self.slot.details.place != self.session.place

    @property
    def holiday(self) -> str:
        return holiday_name(self.slot.day) if self.moves else ""


@dataclass(frozen=True)
class SeriesStep:
    """What becomes of the rule: a part that stays as it was, and the part that changes."""

    series: Series
    before: Recurrence | None
    rule: Recurrence
    begins: time
    ends: time
    became: Mapping[date, date]  # the day of the rule by what it was


@dataclass(frozen=True)
class Effect:
    steps: Sequence[Step] = ()
    stay: Sequence[Session] = ()  # changed by hand before, and left as they are
    series: SeriesStep | None = None

    @property
    def news(self) -> list[Session]:
        return [step.session for step in self.steps if step.is_news]

    @property
    def impossible(self) -> list[Step]:
        return [step for step in self.steps if step.exists or step.taken]


def family(session: Session) -> SessionQuerySet:
    """The dates that can be changed together with this one: those of its series.

    For a date of no series, the other dates of the event that were made by hand.
    """
    of_event = Session.objects.filter(event=session.event_id, series=session.series_id)
    return of_event if session.host_id is None else of_event.filter(host=session.host_id)


def in_scope(session: Session, scope: str) -> SessionQuerySet:
    """Those that stand and have not begun; what is over stays as it was."""
    standing = family(session).exclude(state=Session.State.CANCELLED)
    standing = standing.filter(starts__gt=timezone.now()).order_by("starts")
    if scope == Scope.ALL:
        return standing
    if scope == Scope.ONE:
        return standing.filter(pk=session.pk)
    if session.series_id:
        return standing.filter(rule_day__gte=session.rule_day)
    return standing.filter(starts__gte=session.starts)


def rule_of(series: Series) -> Recurrence:
    return from_text(series.rule, first=series.first, without=series.without)


def moved_by_hand(session: Session) -> bool:
    """Whether it is at another time than its series' rule gave it."""
    series = session.series
    if series is None or session.rule_day is None:
        return False
    times = local_times(session.rule_day, series.begins, series.ends)
    return (session.starts, session.ends) != times


def seats_of(session: Session) -> int:
    return sum(quota.size for quota in session.quotas.all())


def effect_of(
    session: Session,
    change: Change,
    sessions: Sequence[Session],
    *,
    scope: str = Scope.ONE,
    by_hand_too: bool = False,
) -> Effect:
    """Of ``sessions`` in scope, with ``series`` and ``quotas``. Raises CannotMove, TooMany."""
    stay = [] if by_hand_too else _stay(session, change, sessions)
    series = _series_step(session, change, sessions, scope)
    chosen = [each for each in sessions if each not in stay]
    slots = [_slot(each, session, change, series) for each in chosen]
    pairs = [pair for pair in zip(chosen, slots, strict=True) if _differs(*pair, change)]
    return Effect(_steps(session, pairs, change), stay, series if pairs else None)


def _stay(session: Session, change: Change, sessions: Sequence[Session]) -> list[Session]:
    """Whoever made them different by hand meant it."""
    names = change.given & {"place", "topic_en", "topic_da", "seats", "host"}
    values = {name: Counter(_value(each, name) for each in sessions) for name in names}
    usual = {name: counted.most_common(1)[0][0] for name, counted in values.items() if counted}
    return [
        each
        for each in sessions
        if each.pk != session.pk
        and (moved_by_hand(each) or any(_value(each, name) != usual[name] for name in names))
    ]


def _value(session: Session, name: str) -> object:
    return seats_of(session) if name == "seats" else getattr(session, name)


def _series_step(
    session: Session, change: Change, sessions: Sequence[Session], scope: str
) -> SeriesStep | None:
    series = session.series
    days = [each.rule_day for each in sessions if each.rule_day]
    if series is None or session.rule_day is None or not days:
        return None
    if scope == Scope.ONE or (scope == Scope.ALL and not change.in_time):
        return None
    before, rule = split(rule_of(series), min(days))
    became: Mapping[date, date] = {}
    if change.day and change.day != _day(session):
        rule, became = moved(rule, was=session.rule_day, now=change.day)
    begins, ends = change.begins or series.begins, change.ends or series.ends
    return SeriesStep(series, before, rule, begins, ends, became)


def _slot(each: Session, session: Session, change: Change, series: SeriesStep | None) -> Slot:
    """Where and when this one would be."""
    rule_day = each.rule_day
    if series and rule_day:
        rule_day = series.became.get(rule_day, rule_day)
    begins, ends = _local_times_of(each)
    if change.in_time:
        day = _new_day(each, session, change, series)
        times = local_times(day, change.begins or begins, change.ends or ends)
    else:
        times = each.starts, each.ends
    details = Details(
        place=each.place if change.place is None else change.place,
        topic_en=each.topic_en if change.topic_en is None else change.topic_en,
        topic_da=each.topic_da if change.topic_da is None else change.topic_da,
        seats=change.seats,
        host=change.host or each.host,
    )
    return Slot(*times, details, rule_day)


def _new_day(each: Session, session: Session, change: Change, series: SeriesStep | None) -> date:
    if change.day is None or change.day == _day(session):
        return _day(each)
    if each.pk == session.pk:
        return change.day
    if series and each.rule_day and each.rule_day in series.became:
        return series.became[each.rule_day]
    return _day(each) + (change.day - _day(session))


def _local_times_of(session: Session) -> tuple[time, time]:
    """As the rule says it, also in a night on which the clock shows another time."""
    if session.series and not moved_by_hand(session):
        return session.series.begins, session.series.ends
    return timezone.localtime(session.starts).time(), timezone.localtime(session.ends).time()


def _day(session: Session) -> date:
    """The day that it counts as: of the rule, where it begins in the hour that is leapt over."""
    if session.rule_day and not moved_by_hand(session):
        return session.rule_day
    return timezone.localdate(session.starts)


def _differs(session: Session, slot: Slot, change: Change) -> bool:
    was = (session.starts, session.ends, session.place, session.topic_en, session.topic_da)
    now = slot.details
    if was != (slot.starts, slot.ends, now.place, now.topic_en, now.topic_da):
        return True
    other_host = now.host != session.host
    return other_host or (change.seats is not None and change.seats != seats_of(session))


def _steps(session: Session, pairs: Sequence[tuple[Session, Slot]], change: Change) -> list[Step]:
    pks = [each.pk for each, _slot in pairs]
    others = list(near(session.event, [slot for _each, slot in pairs]).exclude(pk__in=pks))
    return [_step(session, each, slot, others, change) for each, slot in pairs]


def _step(
    session: Session, each: Session, slot: Slot, others: Sequence[Session], change: Change
) -> Step:
    taken = sum(quota.taken for quota in each.quotas.all())
    step = Step(
        each,
        slot,
        exists=any(is_same_time(session.event, slot, other) for other in others),
        taken=taken if change.seats is not None and change.seats < taken else 0,
    )
    elsewhere = step.is_news or slot.details.host != each.host
    return replace(step, clash=clash_of(session.event, slot, others)) if elsewhere else step
