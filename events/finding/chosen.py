"""What somebody looks for, and whether an event fits."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from events.finding.briefs import REGISTRATION, Brief
from events.finding.when import EVENINGS, PAST, RANGES, Days


@dataclass(frozen=True)
class Chosen:
    """What is asked for. Of one kind any will do; of several kinds, each must fit."""

    category: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    organiser: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    free: bool = False
    q: str = ""

    @property
    def range(self) -> str:
        """One of RANGES; of several the first counts."""
        return next((one for one in self.when if one in RANGES), "")

    @property
    def past(self) -> bool:
        return PAST in self.when

    @property
    def evenings(self) -> bool:
        return EVENINGS in self.when

    @property
    def registration(self) -> bool:
        """Registration days are held every day at every centre: they are shown when asked for."""
        return REGISTRATION in self.category

    @property
    def only_registration(self) -> bool:
        """Somebody has come to book a time, and is not looking around."""
        return self.category == (REGISTRATION,)

    @property
    def days(self) -> Days:
        """By the dates that were written, whatever quick choice there is."""
        return Days(self.first, self.last)

    @property
    def words(self) -> list[str]:
        return self.q.casefold().split()

    @property
    def is_narrowed(self) -> bool:
        return self != Chosen()

    def without(self, *names: str) -> "Chosen":
        blank = Chosen()
        return replace(self, **{name: getattr(blank, name) for name in names})

    def with_values(self, name: str, values: tuple[str, ...]) -> "Chosen":
        changed: dict[str, Any] = {name: values}
        return replace(self, **changed)


def less(values: tuple[str, ...], *gone: str) -> tuple[str, ...]:
    return tuple(one for one in values if one not in gone)


def misses(brief: Brief, chosen: Chosen) -> set[str]:
    """The kinds of choice that this event does not fit."""
    missed = {
        name
        for name, values in brief.values.items()
        if (asked := getattr(chosen, name)) and not any(value in asked for value in values)
    }
    if not all(word in brief.text for word in chosen.words):
        missed.add("q")
    return missed
