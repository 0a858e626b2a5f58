"""What the demo's pairs do: goals, meetings, check-ins, evaluations, each on its day."""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from django.utils import timezone

from mentoring.demo.clock import Diary, on
from mentoring.models import CheckIn, Evaluation, Match, Programme, Side
from mentoring.pairs import check_ins, evaluations, goals, rhythm, took_place
from mentoring.pairs.evaluations import Said

TOLD: dict[str, Any] = tomllib.loads(
    Path(__file__).with_name("six_months.toml").read_text(encoding="utf-8")
)
A_DAY = timedelta(days=1)
GOING = (5, 5, 5, 4, 4, 4, 3)
SATISFIED = (5, 5, 5, 4, 4, 4, 4, 5, 3)


def lot_of(match: Match) -> Random:
    return Random(f"{match.student.user.email} {match.mentor.user.email}")  # noqa: S311


def agree_on_goals(diary: Diary, match: Match, begins: date, ends: date) -> None:
    """Two, in the first weeks; one of them is reached, where the time is long enough."""
    lot = lot_of(match)
    for number, text in enumerate(lot.sample(TOLD["goals"], 2)):
        day = begins + (5 + 4 * number) * A_DAY
        diary.add(on(day, 19), partial(goals.write, match.pk, Side.STUDENT, text))
        diary.add(on(day + 2 * A_DAY, 8), partial(_agree, match, text))
    if lot.random() < 0.8:
        diary.add(on(ends - 20 * A_DAY, 18), partial(_reach, match))


def _agree(match: Match, text: str) -> None:
    goal = match.goals.filter(text=text).first()
    if goal is not None:
        goals.agree(match.pk, goal.pk, Side.MENTOR, text)


def _reach(match: Match) -> None:
    goal = match.goals.exclude(agreed_at=None).first()
    if goal is not None:
        goals.reach(match.pk, goal.pk, reached=True)


def meet(diary: Diary, match: Match, days: list[date]) -> None:
    """Told afterwards, in one step, as most people do."""
    lot = lot_of(match)
    for number, day in enumerate(days):
        facts = {
            "minutes": lot.choice((45, 60, 60, 90)),
            "place": lot.choice(TOLD["places"]),
            "about": TOLD["about"][min(number, len(TOLD["about"]) - 1)],
        }
        side = lot.choice(list(Side))
        told = partial(took_place.met, match.pk, side, on=day, **facts)
        diary.add(on(day, 21, lot.randint(0, 59)), told)


def meeting_days(match: Match, begins: date, ends: date) -> list[date]:
    """About every four weeks; some pairs meet more often, some hardly."""
    lot = lot_of(match)
    apart = lot.choice((19, 24, 28, 28, 33, 40))
    found, day = [], begins + lot.randint(5, 14) * A_DAY
    while day < ends:
        found.append(day)
        day += (apart + lot.randint(-4, 5)) * A_DAY
    return found


def be_asked(diary: Diary, programme: Programme, until: date) -> None:
    """The clock asks on the days that are planned, and reminds four days later."""
    asked = [
        model.objects.filter(match__programme=programme, due_on__lte=until).values_list(
            "due_on", flat=True
        )
        for model in (CheckIn, Evaluation)
    ]
    for day in sorted({day for days in asked for day in days}):
        for when in (day, day + 4 * A_DAY):
            diary.add(on(when, 7), partial(rhythm.ask_all, when))


def answer_check_ins(diary: Diary, match: Match, silent: float = 0.12) -> None:
    """Most of them, within days; ``silent``: the share that is never answered."""
    lot = lot_of(match)
    for row in match.check_ins.order_by("due_on", "side"):
        going = lot.choice(GOING)
        words = lot.choice(TOLD["check_ins"][str(going)])
        moment = on(row.due_on + lot.randint(0, 6) * A_DAY, lot.randint(8, 22), lot.randint(0, 59))
        if lot.random() >= silent:
            diary.add(moment, partial(answer_check_in, row.pk, going, words))


def answer_check_in(pk: int, going: int, words: str = "", *, call: bool = False) -> None:
    """If it has been asked: whoever ended before is not."""
    if CheckIn.objects.filter(pk=pk, asked_at__isnull=False, match__state="active").exists():
        check_ins.answer(pk, going=going, words=words, wants_a_call=call)


def evaluate(diary: Diary, match: Match, moment: str, after: date, kinds: list[str]) -> None:
    """By both, in the week after ``after``. ``kinds``: what came of it, told at the end."""
    lot = lot_of(match)
    lot.random()
    for side in Side:
        satisfied = lot.choice(SATISFIED)
        said = Said(
            satisfied=satisfied,
            match_fits=max(2, satisfied - lot.choice((0, 0, 0, 1))),
            goals_reached=max(1, satisfied - lot.choice((0, 0, 1, 1, 2))),
            would_again=satisfied > 3 or lot.random() < 0.5,
            words=lot.choice(TOLD["evaluations"][str(satisfied)]),
            mentor_later=lot.random() < 0.4 if side == Side.STUDENT else None,
            came_of_it=kinds,
        )
        if lot.random() < 0.92:
            when = on(after + lot.randint(1, 6) * A_DAY, lot.randint(8, 22))
            diary.add(when, partial(_evaluate, match.pk, side, moment, said))


def _evaluate(match: int, side: Side, moment: str, said: Said) -> None:
    rows = Evaluation.objects.filter(match=match, side=side, moment=moment)
    for row in rows.filter(asked_at__isnull=False, match__state__in=("active", "completed")):
        evaluations.answer(row.pk, said)


def pairs_of(programme: Programme) -> Iterator[Match]:
    rows = programme.matches.active().select_related("programme", "student__user", "mentor__user")
    return iter(rows.order_by("pk"))


def began_on(match: Match) -> date:
    began = timezone.localdate(match.began_at) if match.began_at else match.programme.starts_on
    return max(began, match.programme.starts_on)
