"""What a form would do, shown before it is done: a save does only what its editor has seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.http import QueryDict

from events.editing.dates import Proposed, Slot
from events.editing.effect import Effect


@dataclass(frozen=True)
class Row:
    proposed: Proposed
    kept: bool

    @property
    def key(self) -> str:
        return _key(self.proposed)


class Plan:
    """Dates that would be made; each can be taken off the list before it is saved."""

    def __init__(self, dates: Sequence[Proposed], data: QueryDict) -> None:
        self._shown, kept = set(data.getlist("shown")), set(data.getlist("keep"))
        dropped = self._shown - kept
        self.rows = [Row(each, _key(each) not in dropped) for each in dates]

    @property
    def was_seen(self) -> bool:
        return {row.key for row in self.rows if not row.proposed.left_out} == self._shown

    @property
    def new(self) -> list[Row]:
        return [row for row in self.rows if row.proposed.is_new]

    @property
    def chosen(self) -> list[Slot]:
        return [row.proposed.slot for row in self.new if row.kept]

    @property
    def dropped(self) -> list[date]:
        return [row.proposed.day for row in self.new if not row.kept]


def _key(each: Proposed) -> str:
    slot = each.slot
    return f"{slot.starts:%Y%m%dT%H%M}-{slot.ends:%H%M}"


def digest_of(effect: Effect) -> str:
    """The same for the same effect, and for no other."""
    steps = (f"{each.session.pk} {each.session.revision} {each.slot}" for each in effect.steps)
    return sha256("\n".join(steps).encode()).hexdigest()[:16]
