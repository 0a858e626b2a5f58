"""Changing dates that are in the calendar: one, this and later, or all that are still to come."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import AccessLog, User
from content.page_cache import touch
from events.booking.line import serve_line
from events.editing.effect import (
    Change,
    Effect,
    Scope,
    SeriesStep,
    Step,
    effect_of,
    in_scope,
    seats_of,
)
from events.editing.recurrence import Recurrence, all_days, text_of
from events.editing.refusals import FewerThanTaken, InTheWay, IsOver
from events.models import Event, Quota, Series, Session
from events.telling import as_was, tell_changed


def look_ahead(
    session: Session, change: Change, *, scope: str = Scope.ONE, by_hand_too: bool = False
) -> Effect:
    """What ``change`` would do. Raises IsOver, CannotMove."""
    sessions = _loaded([each.pk for each in in_scope(session, scope)])
    own = next((each for each in sessions if each.pk == session.pk), None)
    if own is None:
        raise IsOver
    return effect_of(own, change, sessions, scope=scope, by_hand_too=by_hand_too)


@transaction.atomic
def change(
    session: Session,
    change: Change,
    *,
    scope: str = Scope.ONE,
    by_hand_too: bool = False,
    by: User | None = None,
) -> Effect:
    """Do it, and tell everybody whose time or place is another one now.

    “This and later” splits the series. Dates that were changed by hand stay as they are unless
    ``by_hand_too``. Called again it changes nothing and tells nobody. Raises IsOver, InTheWay,
    FewerThanTaken, CannotMove: and then nothing has changed.
    """
    event = Event.objects.locked(session.event_id)
    session = Session.objects.get(pk=session.pk)
    in_scope(session, scope).all_locked()
    effect = look_ahead(session, change, scope=scope, by_hand_too=by_hand_too)
    if not effect.steps:
        return effect
    _check(effect, change)
    was = {step.session.pk: as_was(step.session) for step in effect.steps if step.is_news}
    if effect.series:
        _write_series(effect.series)
    _write(effect.steps)
    _change_seats(effect.steps, change.seats)
    tell_changed(event, was)
    for step in effect.steps:
        AccessLog.add("session.changed", step.session, by=by, reason=_words(step, change))
    touch(of_events=True)
    return effect


def _loaded(pks: Sequence[int]) -> list[Session]:
    sessions = Session.objects.filter(pk__in=pks).select_related(
        "event__venue", "event__centre", "series", "host"
    )
    return list(sessions.prefetch_related("quotas").order_by("starts", "pk"))


def _check(effect: Effect, change: Change) -> None:
    in_the_way = [step.slot.starts for step in effect.steps if step.exists]
    if in_the_way:
        raise InTheWay(in_the_way)
    taken = [step.slot.starts for step in effect.steps if step.taken]
    if taken:
        raise FewerThanTaken(change.seats or 0, taken)


def _write_series(step: SeriesStep) -> None:
    """The rule from here on; what was before it keeps a series of its own."""
    own = step.series.sessions.all()
    if step.before is not None:
        _save(step.series, step.before)
        at = all_days(step.before)[-1]
        series = Series(event_id=step.series.event_id)
        own = own.filter(rule_day__gt=at)
    else:
        series = step.series
    series.begins, series.ends = step.begins, step.ends
    pks = list(own.values_list("pk", flat=True))
    _save(series, step.rule)
    moved = Session.objects.filter(pk__in=pks)
    days = {each.pk: each.rule_day for each in moved if each.rule_day}
    moved.update(series=series, rule_day=None)  # so that no two have one day while they move
    for pk, day in days.items():
        Session.objects.filter(pk=pk).update(rule_day=step.became.get(day, day))


def _save(series: Series, rule: Recurrence) -> None:
    series.rule = text_of(rule)
    series.first, series.last = rule.first, all_days(rule)[-1]
    series.without = rule.without.as_list()
    series.save()


def _write(steps: Sequence[Step]) -> None:
    """Away from each other's times: those that go later from the last, the others from the first.

    The order of dates stays the same, so each finds its new time free.
    """
    later = [step for step in steps if step.slot.starts > step.session.starts]
    earlier = [step for step in steps if step.slot.starts <= step.session.starts]
    now = timezone.now()
    for step in [*reversed(later), *earlier]:
        details = step.slot.details
        Session.objects.filter(pk=step.session.pk).update(
            starts=step.slot.starts,
            ends=step.slot.ends,
            place=details.place,
            topic_en=details.topic_en,
            topic_da=details.topic_da,
            host=details.host,
            revision=F("revision") + 1,
            changed_at=now,
        )


def _change_seats(steps: Sequence[Step], size: int | None) -> None:
    """Never fewer than are taken, also by somebody at this very moment. More go to the line.

    The quotas are locked whatever changes: nobody books until it is known to whom to tell it.
    """
    pks = [step.session.pk for step in steps]
    quotas = Quota.objects.filter(session__in=pks, authority=None).all_locked()
    if size is None:
        return
    starts = {step.session.pk: step.slot.starts for step in steps}
    if short := [starts[quota.session_id] for quota in quotas if quota.taken > size]:
        raise FewerThanTaken(size, short)
    Quota.objects.filter(pk__in=[quota.pk for quota in quotas]).update(size=size)
    serve_line(quota.pk for quota in quotas if quota.size < size)


def _words(step: Step, change: Change) -> str:
    was, now = timezone.localtime(step.session.starts), timezone.localtime(step.slot.starts)
    words = [f"{was:%Y-%m-%d %H:%M} → {now:%Y-%m-%d %H:%M}"] if step.moves else []
    if change.seats is not None:
        words.append(f"seats {seats_of(step.session)} → {change.seats}")
    rest = sorted(change.given & {"place", "topic_en", "topic_da", "host"})
    return ", ".join([*words, *rest])
