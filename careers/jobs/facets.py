"""What fits, and what each choice would find of it if nothing else were changed.

A job that fits in everything but one kind of choice still counts for the others of that kind, as
in the calendar (``events.finding.facets``).
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from careers.jobs.looking import KINDS, Chosen
from careers.jobs.rows import Row


@dataclass
class Found:
    fitting: list[Row] = field(default_factory=list)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    without: Counter[str] = field(default_factory=Counter)  # fit, were it not for this kind


def find(rows: Iterable[Row], chosen: Chosen) -> Found:
    found = Found()
    for row in rows:
        missed = misses(row, chosen)
        if len(missed) > 1:
            continue
        [but] = missed or [""]
        if but:
            found.without[but] += 1
        else:
            found.fitting.append(row)
        found.counts.update(_choices(row, but))
    return found


def misses(row: Row, chosen: Chosen) -> set[str]:
    """The kinds of choice that this job does not fit."""
    missed = {
        kind
        for kind in KINDS
        if (asked := getattr(chosen, kind)) and not set(asked) & set(row.values[kind])
    }
    if not all(word in row.text for word in chosen.words):
        missed.add("q")
    return missed


def _choices(row: Row, but: str) -> Iterator[tuple[str, str]]:
    """By which this job would be found; of one kind alone if it misses that."""
    for kind in KINDS:
        if but in ("", kind):
            yield from ((kind, value) for value in row.values[kind])
