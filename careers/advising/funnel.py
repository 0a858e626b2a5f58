"""The numbers of the CV bank: contact → profile → request → interview → job.

``funnel`` is what the annual report reads. A person is counted once at each stage, in the quarter
in which she first came there; people whose profiles are gone by their keyless rows. Numbers from 1
to 4 are hidden, and with them so many of the next smallest that the sum does not tell.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from careers.advising.retention import quarter_of
from careers.advising.stages import RUNGS, Stage, ways
from careers.closed_lists import group_choices, major_group_of
from careers.models import CandidateProfile, Outcome
from vocabulary.few import Number, hidden

Counted = Counter[tuple[str, str]]  # by row and column


@dataclass(frozen=True)
class Row:
    """``key``: the first day of a quarter, a major group, a rung; ``label``: the same in words."""

    key: str
    label: str
    numbers: tuple[Number, ...]  # in the order of the table's columns


@dataclass(frozen=True)
class Table:
    columns: tuple[tuple[str, str | Promise], ...]  # value and label
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Funnel:
    """People who first reached a stage between two days, both included."""

    first: date
    last: date
    total: Row
    by_quarter: Table
    by_first_step: Table
    by_occupation: Table


@dataclass(frozen=True)
class _Mark:
    """Somebody first came there then. ``is_first_step``: of all rungs of the ladder."""

    kind: str
    quarter: date
    group: str
    is_first_step: bool


def funnel(first: date, last: date) -> Funnel:
    """From the quarter of ``first`` to that of ``last``, whole quarters; eight queries."""
    first, last = quarter_of(first), quarter_of(last)
    marks = [mark for mark in _marks() if first <= mark.quarter <= last]
    stages = [mark for mark in marks if mark.kind in Stage.values]
    all_of_it: Counted = Counter(("", mark.kind) for mark in stages)
    by_quarter: Counted = Counter((mark.quarter.isoformat(), mark.kind) for mark in stages)
    by_group: Counted = Counter((mark.group, mark.kind) for mark in stages)
    steps: Counted = Counter((mark.kind, "people") for mark in marks if mark.is_first_step)
    columns = tuple(Stage.choices)
    groups = [*group_choices(), ("", _("Not said"))]
    return Funnel(
        first=first,
        last=last,
        total=_table(columns, [("", _("In all"))], all_of_it).rows[0],
        by_quarter=_table(columns, list(_quarters(first, last)), by_quarter),
        by_first_step=_table(
            (("people", _("People")),), [(rung.value, str(rung.label)) for rung in RUNGS], steps
        ),
        by_occupation=_table(columns, groups, by_group),
    )


def _marks() -> Iterator[_Mark]:
    for way in ways(CandidateProfile.objects.all()).values():
        for kind, day in way.days.items():
            group = major_group_of(way.occupation)
            yield _Mark(kind, quarter_of(day), group, kind == way.first_rung)
    keyless = Outcome.objects.filter(profile=None, again=False).order_by()
    for kind, day, group, was_first in keyless.values_list(
        "kind", "happened_on", "occupation", "was_first"
    ):
        yield _Mark(kind, quarter_of(day), major_group_of(group), was_first)


def quarter_label(quarter: date) -> str:
    number = (quarter.month + 2) // 3
    return _("%(year)d, quarter %(number)d") % {"year": quarter.year, "number": number}


def _quarters(first: date, last: date) -> Iterator[tuple[str, str]]:
    quarter = first
    while quarter <= last:
        yield quarter.isoformat(), quarter_label(quarter)
        month = quarter.month + 3
        quarter = quarter.replace(year=quarter.year + month // 13, month=(month - 1) % 12 + 1)


def _table(
    columns: Sequence[tuple[str, str | Promise]], rows: Sequence[tuple[str, str]], counted: Counted
) -> Table:
    untold = {
        (row, value)
        for value, _label in columns
        for row in hidden({key: counted[key, value] for key, _words in rows})
    }
    return Table(
        tuple(columns),
        tuple(
            Row(key, words, tuple(_number(counted, untold, key, value) for value, _l in columns))
            for key, words in rows
        ),
    )


def _number(counted: Counted, untold: set[tuple[str, str]], row: str, column: str) -> Number:
    return None if (row, column) in untold else counted[row, column]
