"""When a pair is asked how it goes: check-ins at four moments, evaluations at half-time and end.

By mail with a link of one's own on the day; once more four days later; then not again: the next
moment takes its place.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from mentoring.emails import rhythm as emails
from mentoring.models import CheckIn, Evaluation, Match, Side
from mentoring.pairs.days import check_in_days, evaluation_days, first_day
from outbox.mail import post_many

REMIND_AFTER = timedelta(days=4)

Days = Callable[[date, date], Iterable[tuple[str, date]]]


@transaction.atomic
def plan(match: Match) -> None:
    """When both have said yes: who is asked what on which day. What is planned already stays."""
    first, last = first_day(match), match.programme.ends_on
    check_ins = [
        CheckIn(match=match, side=side, moment=moment, due_on=day)
        for side in Side
        for moment, day in check_in_days(first, last)
    ]
    evaluations = [
        Evaluation(match=match, side=side, moment=moment, due_on=day)
        for side in Side
        for moment, day in evaluation_days(first, last)
    ]
    CheckIn.objects.bulk_create(check_ins, ignore_conflicts=True)
    Evaluation.objects.bulk_create(evaluations, ignore_conflicts=True)


def keep_up() -> None:
    """By the clock: what is not asked yet moves with the programme's days, when staff change them;
    what fits no more goes, and what fits now comes."""
    changed = {**_moved(CheckIn, check_in_days), **_moved(Evaluation, evaluation_days)}
    for match in changed.values():
        plan(match)


@transaction.atomic
def _moved(
    model: Any, days: Callable[[date, date], Iterable[tuple[str, date]]]
) -> dict[int, Match]:
    """The pairs whose days were others, by id."""
    waiting = model.objects.filter(match__state=Match.State.ACTIVE, asked_at=None)
    moved: list[Any] = []
    gone: list[Any] = []
    changed: dict[int, Match] = {}
    for row in waiting.select_related("match__programme"):
        match = row.match
        day = dict(days(first_day(match), match.programme.ends_on)).get(row.moment)
        if day == row.due_on:
            continue
        changed[match.pk], row.due_on = match, day
        (moved if day else gone).append(row)
    model.objects.bulk_update(moved, ["due_on"])
    model.objects.filter(pk__in=[row.pk for row in gone], asked_at=None).delete()
    return changed


def ask_all(today: date) -> None:
    """By the clock: what is due is asked, and who has not answered is reminded once."""
    now = timezone.now()
    half = Evaluation.objects.filter(moment=Evaluation.Moment.HALF)
    _ask(CheckIn.objects.all(), emails.check_in, today, now)
    _ask(half, emails.evaluation, today, now)  # the last one is asked when the pair is completed
    _remind(CheckIn.objects.all(), emails.check_in_again, now)
    _remind(Evaluation.objects.all(), emails.evaluation_again, now)


@transaction.atomic
def _ask(rows: QuerySet[Any], write: Any, today: date, now: datetime) -> None:
    """The latest that is due, where the clock stood still for a while: not two on one day."""
    due = rows.filter(match__state=Match.State.ACTIVE, asked_at=None, due_on__lte=today)
    later = rows.filter(
        match=OuterRef("match"), side=OuterRef("side"), due_on__gt=OuterRef("due_on")
    )
    due = due.exclude(Exists(later.filter(due_on__lte=today)))
    pks = [row.pk for row in due.all_locked()]  # type: ignore[attr-defined]
    rows.filter(pk__in=pks).update(asked_at=now)
    post_many(write, pks, keys=[f"{write.kind}/{pk}" for pk in pks])


@transaction.atomic
def _remind(rows: QuerySet[Any], write: Any, now: datetime) -> None:
    waiting = unanswered(rows).filter(reminded_at=None, asked_at__lte=now - REMIND_AFTER)
    pks = [row.pk for row in waiting.all_locked()]  # type: ignore[attr-defined]
    rows.filter(pk__in=pks).update(reminded_at=now)
    post_many(write, pks, keys=[f"{write.kind}/{pk}" for pk in pks])


def unanswered(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Asked, and to be answered still: nothing later was asked, and the pair has not ended; how it
    goes is asked only while it does."""
    later = rows.model._default_manager.filter(
        match=OuterRef("match"),
        side=OuterRef("side"),
        due_on__gt=OuterRef("due_on"),
        asked_at__isnull=False,
    )
    is_check_in = rows.model is CheckIn
    open_pairs = Match.objects.active() if is_check_in else Match.objects.with_contact()
    asked = rows.filter(asked_at__isnull=False, answered_at=None, match__in=open_pairs)
    return asked.exclude(Exists(later))
