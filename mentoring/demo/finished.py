"""The demo's programme that is over: pairs that met, a few that did not, and what came of it."""

from datetime import timedelta
from functools import partial
from random import Random

from accounts.models import User
from mentoring.demo import pairing
from mentoring.demo.clock import Diary, on, then
from mentoring.demo.together import (
    TOLD,
    agree_on_goals,
    answer_check_ins,
    be_asked,
    began_on,
    evaluate,
    meet,
    meeting_days,
    pairs_of,
)
from mentoring.models import Evaluation, Match, MentoringOutcome, Programme, Side
from mentoring.pairs import completing, ending
from mentoring.programmes import begin_six_months, finish

A_DAY = timedelta(days=1)
Kind = MentoringOutcome.Kind
NOES = [
    (Side.MENTOR, Match.Why.TIME, "My department is being moved this spring."),
    (Side.STUDENT, Match.Why.KNOWS, "She taught one of my courses."),
]
JOB, THESIS = [Kind.STUDENT_JOB.value], [Kind.THESIS.value]
KINDS: list[list[str]] = [
    *([[]] * 4 + [JOB] * 3 + [[Kind.JOB.value]] * 3 + [THESIS] * 2),
    *([Kind.INTERNSHIP.value], [*JOB, *THESIS]),
]
ENDED_EARLY = 2  # and one of the two students gets another mentor


def load(programme: Programme, by: User) -> None:
    proposed = programme.apply_until + 4 * A_DAY
    pairing.propose(programme, proposed, by)
    pairing.answer_all(programme, proposed, NOES)
    again = proposed + 9 * A_DAY
    pairing.repair(programme, again, by)
    pairing.answer_all(programme, again)
    with then(on(programme.starts_on, 17)):
        begin_six_months(programme.pk, by=by)
    _first_weeks(programme, by)
    _rest(programme)
    last = programme.ends_on + A_DAY
    with then(on(last, 6)):
        completing.complete_over(last)
    _look_back(programme)
    with then(on(last + 8 * A_DAY, 10)):
        finish(programme.pk, by=by)


def _first_weeks(programme: Programme, by: User) -> None:
    """Until two pairs have ended, and one of the students has begun anew."""
    diary, day = Diary(), programme.starts_on + 45 * A_DAY
    last = list(pairs_of(programme))[-ENDED_EARLY:]
    meet(diary, last[0], meeting_days(last[0], programme.starts_on, day)[:1])
    ends = [
        (Side.STUDENT, Match.Why.SILENT, TOLD["pair"]["silent"]),
        (Side.STUDENT, Match.Why.MOVED, TOLD["pair"]["ended"]),
    ]
    for match, (side, why, words) in zip(last, ends, strict=True):
        end = partial(ending.end, match.pk, side=side, why=why.value, words=words)
        diary.add(on(day - 3 * A_DAY, 20), end)
    diary.live(on(day))
    pairing.repair(programme, day, by)
    pairing.answer_all(programme, day)


def _rest(programme: Programme) -> None:
    diary, last = Diary(), programme.ends_on
    half = programme.starts_on + (last - programme.starts_on) / 2
    for match in pairs_of(programme):
        begins = began_on(match)
        agree_on_goals(diary, match, begins, last)
        meet(diary, match, meeting_days(match, begins, last))
        answer_check_ins(diary, match)
        evaluate(diary, match, Evaluation.Moment.HALF, max(half, begins + 60 * A_DAY), [])
    be_asked(diary, programme, last)
    diary.live(on(last + A_DAY, 0))


def _look_back(programme: Programme) -> None:
    diary, lot = Diary(), Random(programme.slug)  # noqa: S311 - the same each time
    over = programme.matches.filter(state=Match.State.COMPLETED)
    for match in over.select_related("student__user", "mentor__user").order_by("pk"):
        evaluate(diary, match, Evaluation.Moment.END, programme.ends_on + A_DAY, lot.choice(KINDS))
    diary.live(on(programme.ends_on + 9 * A_DAY))
