"""What fits, and what each choice would find of it if nothing else were changed.

An entry that fits in everything but one kind of choice still counts for the other choices of that
kind: with "workshops in Aarhus" chosen, "Odense (2)" are the workshops there.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from events.finding.briefs import Brief
from events.finding.chosen import Chosen, misses
from events.finding.entries import Entry
from events.finding.when import EVENINGS, RANGES, Days

RANGE, EVENING, FREE = "range", "evenings", "free"
NOTHING: frozenset[str] = frozenset()


@dataclass
class Found:
    """What fits, by time; and the number of entries by kind and choice."""

    fitting: list[Entry] = field(default_factory=list)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    without: Counter[str] = field(default_factory=Counter)  # fit, were it not for this kind

    def count(self, kind: str, choice: str) -> int:
        return self.counts[kind, choice]


def find(
    entries: Iterable[Entry], briefs: Mapping[int, Brief], chosen: Chosen, today: date
) -> Found:
    """Sort the entries of a period by what is chosen."""
    found = Found()
    ranges = {name: days(today) for name, days in RANGES.items()}
    wanted = Days() if chosen.past else ranges.get(chosen.range, Days())
    missed_by = {pk: frozenset(misses(brief, chosen)) for pk, brief in briefs.items()}
    for entry in entries:
        brief = briefs[entry.event_id]
        has_room = entry.has_room(brief.sign_up) and not brief.is_for_attendees
        missed = missed_by[entry.event_id] | _missed(entry, chosen, wanted, has_room)
        if len(missed) > 1:
            continue
        [but] = missed or [""]
        if but:
            found.without[but] += 1
        else:
            found.fitting.append(entry)
        found.counts.update(_choices(entry, brief, but, ranges, has_room))
    return found


def _missed(entry: Entry, chosen: Chosen, wanted: Days, has_room: bool) -> frozenset[str]:
    """What the day of the event does not fit."""
    fits = {
        RANGE: entry.day in wanted,
        EVENING: entry.is_evening or not chosen.evenings,
        FREE: has_room or not chosen.free,
    }
    return NOTHING if all(fits.values()) else frozenset(kind for kind in fits if not fits[kind])


def _choices(
    entry: Entry, brief: Brief, but: str, ranges: Mapping[str, Days], has_room: bool
) -> Iterable[tuple[str, str]]:
    """The choices by which this entry would be found; of one kind alone if it misses that."""
    for kind, values in brief.values.items():
        if but in ("", kind):
            yield from ((kind, value) for value in values)
    if but in ("", RANGE):
        yield from (("when", name) for name, days in ranges.items() if entry.day in days)
    if but in ("", EVENING) and entry.is_evening:
        yield "when", EVENINGS
    if but in ("", FREE) and has_room:
        yield FREE, ""
