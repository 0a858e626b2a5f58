"""Mentoring in a year, for the annual report: the programmes that ended in it, together."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from mentoring.models import MentoringOutcome, Programme, Side
from mentoring.programmes.figures import figures_of, satisfied
from mentoring.programmes.satisfaction import NOBODY, Share
from vocabulary.few import Number, hide_few


@dataclass(frozen=True)
class Year:
    """Numbers for everybody to read. ``outcomes`` by kind, None where it is hidden; ``satisfied``
    by side, told from five answers on."""

    year: int
    programmes: Sequence[Programme]
    students: int
    mentors: int
    pairs: int
    meetings: int
    outcomes: Mapping[str, Number]
    satisfied: Mapping[str, Share]


def year(year: int) -> Year:
    """Also of programmes whose people are forgotten: their numbers were kept."""
    ended = Programme.objects.filter(state=Programme.State.FINISHED, ends_on__year=year)
    programmes = list(ended.order_by("ends_on", "pk"))
    figures = [figures_of(programme) for programme in programmes]
    totals = {
        name: sum(each.get(name, 0) for each in figures)
        for name in ("students", "mentors", "pairs", "meetings")
    }
    outcomes = sum((Counter(each.get("outcomes", {})) for each in figures), Counter[str]())
    return Year(
        year,
        programmes,
        **totals,
        outcomes=hide_few({kind: outcomes[kind] for kind in MentoringOutcome.Kind.values}),
        satisfied={
            side: reduce(Share.__add__, (satisfied(each, side) for each in figures), NOBODY)
            for side in Side.values
        },
    )
