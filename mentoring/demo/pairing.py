"""From people to pairs: a run, its proposals, and the answers of both, on days that are past."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from random import Random

from accounts.models import User
from mentoring.agreeing import answering
from mentoring.demo.clock import Diary, on, then
from mentoring.models import Match, MatchRun, Programme, Side
from mentoring.proposing import asking, job, sending
from mentoring.repairing import choosing, needing, ways

A_DAY = timedelta(days=1)
No = tuple[Side, Match.Why, str]


def propose(programme: Programme, day: date, by: User) -> MatchRun:
    """Everybody at once, as the matching finds best; what the worker would do is done at once."""
    with then(on(day, 10)):
        run = asking.run(programme.pk, by)
        job.calculate(run.pk)
        return sending.send(run.pk, by)


def answer_all(programme: Programme, day: date, noes: Sequence[No] = ()) -> None:
    """In the days after ``day``; the last pairs get a no for each of these reasons instead."""
    diary, lot = Diary(), Random(programme.slug)  # noqa: S311 - the same each time
    refusals = iter(noes)
    proposed = Match.objects.filter(programme=programme, state=Match.State.PROPOSED)
    for match in proposed.order_by("-pk"):
        no = next(refusals, None)
        if no is not None:
            side, why, words = no
            refuse = partial(answering.answer, match.pk, side, False, why.value, words)
            diary.add(on(day + 2 * A_DAY, 20), refuse)
            continue
        for side in Side:
            moment = on(day + lot.randint(1, 6) * A_DAY, lot.randint(8, 21), lot.randint(0, 59))
            diary.add(moment, partial(answering.answer, match.pk, side, True))
    diary.live(on(day + 8 * A_DAY))


def repair(programme: Programme, day: date, by: User) -> list[Match]:
    """Whoever waits and wants a mentor gets one, with as few changes for others as can be."""
    with then(on(day, 11)):
        wanted = [need.student.pk for need in needing.needing(programme) if need.wants]
        found = ways.ways_of(programme, wanted).ways if wanted else []
        return choosing.repair(programme.pk, wanted, found[0].key, by) if found else []
