"""A mentor leaves, or somebody says no: who takes whom, and how many others must change for it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from mentoring.matching import rerouting
from mentoring.matching.chains import Chains, apply_to
from mentoring.matching.instance import Instance, Pair
from mentoring.matching.standing import Standing, standing

CHANGES = (0, 1, 2)  # what a coordinator is offered


@dataclass(frozen=True)
class Option:
    """One way to repair. ``pairs``: all pairs afterwards, by student.

    ``changes``: how many kept pairs change; ``lost``: those pairs as they were; ``gained``: the new
    ones, of the orphans and of the students in ``lost``. ``unplaced``: orphans who still have no
    mentor. ``points``: the sum of all scores; ``worst``: the lowest of them, None without pairs.
    ``short``: by how many pairs the lower quotas are missed all the same (0 where they are kept).
    """

    changes: int
    pairs: tuple[Pair, ...]
    gained: tuple[Pair, ...]
    lost: tuple[Pair, ...]
    unplaced: tuple[int, ...]
    points: int
    worst: int | None
    short: int

    @property
    def rank(self) -> tuple[int, int, int]:
        """Lower is better, whatever the changes."""
        return self.short, len(self.unplaced), -self.points


def menu(
    instance: Instance,
    pairs: Collection[Pair],
    orphans: Collection[int],
    changes: Sequence[int] = CHANGES,
    banned: Collection[Pair] = (),
) -> list[Option]:
    """Ways to repair, fewest changed pairs first; each is better than those before it.

    ``instance``: as it is now; a mentor who left has the capacity 0. ``pairs``: those that are
    kept. ``orphans``: students who are to have a mentor, those who have lost theirs and, if wished,
    others who had none. ``banned``: pairs that may not be made any more, those somebody refused.

    For each number in ``changes``: at most so many kept pairs change, nobody in them is left
    without a mentor, and no locked pair changes. First the lower quotas are kept as well as can be,
    then most orphans are placed, then the fewest pairs change, then the sum of scores is largest.
    For a single orphan more changes are offered too where they only bring a better sum: each who
    changes makes room for the orphan, or for one who does. Raises ValueError where ``pairs`` break
    a rule.
    """
    now = standing(instance, pairs, orphans, banned)
    chains = Chains(now) if apply_to(now) else None
    options: list[Option] = []
    for most in sorted(set(changes)):
        new = chains.best(most) if chains else rerouting.best(now, most)
        option = _option(now, new)
        if not options or option.rank < options[-1].rank:
            options.append(option)
    return options


def _option(now: Standing, new: dict[int, int]) -> Option:
    lost = tuple(pair for pair in now.pairs if pair[0] in new)
    gained = tuple(sorted(new.items()))
    pairs = tuple(sorted({*now.pairs, *gained} - {*lost}))
    points = now.points(pairs)
    return Option(
        changes=len(lost),
        pairs=pairs,
        gained=gained,
        lost=lost,
        unplaced=tuple(s for s in now.orphans if s not in new),
        points=int(points.sum(dtype=np.int64)),
        worst=int(points.min()) if pairs else None,
        short=now.short_with(new),
    )
